import { expect, it } from 'vitest';
import { originsOf } from './origin';

it('reads of a setting nothing but an origin, so that it adds no directive to a policy', () => {
  expect(originsOf(['https://boots.example/a?b', 'http://localhost:3000', 'http://[::1]:3000/'])).toEqual([
    'https://boots.example',
    'http://localhost:3000',
    'http://[::1]:3000',
  ]);
  expect(originsOf(['https://münchen.example'])).toEqual(['https://xn--mnchen-3ya.example']);
  for (const url of [
    'https://a.example;sandbox',
    'https://a.example,sandbox',
    'https://*.example',
    'data:,',
    'no',
  ])
    expect(originsOf([url])).toEqual([]);
});
