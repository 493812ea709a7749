import { describe, expect, it } from 'vitest';
import { websiteAddress } from './website';

describe('a website that may show a page in a frame', () => {
  it.each([
    'https://boots.example',
    'http://localhost:8080',
    'https://schuhe-köln.example/seite',
    'https://[::1]:3000',
  ])('%s', address => {
    expect(websiteAddress.safeParse(address).success).toBe(true);
  });

  it.each([
    'https://*.boots.example',
    'https://boots.example;sandbox',
    'https://boots.example,https://other.example',
    'javascript:alert(1)',
    'boots.example',
  ])('never %s', address => {
    expect(websiteAddress.safeParse(address).success).toBe(false);
  });
});
