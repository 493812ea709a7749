import { expect, test } from 'vitest';
import { originsTyped } from './origins';

test('websites come as origins, each once, whatever stands behind them', () => {
  expect(
    originsTyped(' www.shop.example\nhttps://shop.example:8443/cart?a=1\n\nhttps://www.shop.example/ '),
  ).toEqual(['https://www.shop.example', 'https://shop.example:8443']);
});

test('what is no address is left for the server to refuse', () => {
  expect(originsTyped('mailto://x http://[')).toEqual(['mailto://x', 'http://[']);
});
