import { expect, it } from 'vitest';
import { healthVerdict } from './health';

it.each([
  [499, 400, 'too_few'],
  [500, 0, 'fine'],
  [500, 1, 'warn'],
  [500, 2, 'pause'],
  [10_000, 9, 'fine'],
  [10_000, 10, 'warn'],
  [10_000, 29, 'warn'],
  [10_000, 30, 'pause'],
])('%d delivered, %d complained: %s', (delivered, complained, verdict) => {
  expect(healthVerdict({ delivered, complained })).toBe(verdict);
});
