import { expect, test } from 'vitest';
import { workspaceSettingsSchema } from '@/domain/workspace';
import { faultOfOrigins, originsTyped } from './origins';

test('websites come as origins, each once, whatever stands behind them', () => {
  const origins = originsTyped(
    ' www.shop.example\nhttps://shop.example:8443/cart?a=1\n\nhttps://www.shop.example/ ',
  );
  expect(origins).toEqual(['https://www.shop.example', 'https://shop.example:8443']);
  expect(faultOfOrigins(origins)).toBeNull();
  expect(faultOfOrigins([])).toBeNull();
});

test.each(['mailto://x', 'http://[', 'https://*.shop.example', 'ftp://shop.example'])(
  '%s is said to be none, and refused by the server too',
  typed => {
    expect(faultOfOrigins(originsTyped(typed))).toBe(
      `“${originsTyped(typed)[0]}” is not the address of a website.`,
    );
    expect(workspaceSettingsSchema.safeParse({ frameOrigins: originsTyped(typed) }).success).toBe(false);
  },
);

test('there is an end to them', () => {
  const many = Array.from({ length: 21 }, (_, index) => `https://shop${index}.example`);
  expect(faultOfOrigins(many)).toBe('At most 20 websites; these are 21.');
});
