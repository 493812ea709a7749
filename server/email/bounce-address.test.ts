import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/domain/ids';
import { bounceAddress, deliveryOf, findDelivery } from './bounce-address';

beforeAll(() => {
  process.env.BOUNCE_DOMAIN = 'Bounces.boots.example';
});

describe('a bounce address', () => {
  it('names its delivery, whatever becomes of its case, and fits before the @', () => {
    for (let n = 0; n < 200; n++) {
      const id = newId();
      const address = bounceAddress(id) ?? '';
      expect(address).toMatch(/^b\+[a-z2-7.]+@bounces\.boots\.example$/);
      expect(address.indexOf('@')).toBeLessThanOrEqual(64);
      expect(deliveryOf(address)).toBe(id);
      expect(deliveryOf(address.toUpperCase())).toBe(id);
      expect(
        findDelivery(`Return-Path: <${address}>\r\nX: b+${'a'.repeat(26)}.${'b'.repeat(32)}@x.example`),
      ).toBe(id);
    }
  });

  it('is worth nothing with one character changed, or at another domain', () => {
    const id = newId();
    const address = bounceAddress(id) ?? '';
    // The last characters of both parts hold bits that belong to no byte.
    const free = new Set([27, 60]);
    for (let at = 2; at < address.indexOf('@'); at++) {
      if (free.has(at) || address[at] === '.') continue;
      const other = address[at] === 'a' ? 'b' : 'a';
      expect(deliveryOf(address.slice(0, at) + other + address.slice(at + 1))).not.toBe(id);
    }
    expect(deliveryOf(address.replace('bounces.', 'other.'))).toBeNull();
    for (const bad of [
      '',
      '@',
      'b+@bounces.boots.example',
      `b+${'a'.repeat(26)}.${'a'.repeat(32)}@bounces.boots.example`,
    ])
      expect(deliveryOf(bad)).toBeNull();
  });
});
