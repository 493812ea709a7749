import { expect, test } from 'vitest';
import { durationSchema, humanizeDuration, toSeconds } from './duration';

test.each([
  ['PT24H', 86_400, '1 day'],
  ['P14D', 1_209_600, '14 days'],
  ['P2W', 1_209_600, '2 weeks'],
  ['PT90M', 5_400, '1 hour and 30 minutes'],
  ['P1DT2H', 93_600, '1 day and 2 hours'],
  ['PT0S', 0, '0 seconds'],
])('%s is %d seconds: %s', (text, seconds, words) => {
  expect(durationSchema.parse(text)).toBe(text);
  expect(toSeconds(text)).toBe(seconds);
  expect(humanizeDuration(text)).toBe(words);
});

test('words follow the language', () => {
  expect(humanizeDuration('PT90M', 'de')).toBe('1 Stunde und 30 Minuten');
});

test.each(['P1M', 'P1Y', 'P1Y2D', 'P1M1D'])('%s is refused for its months or years', text => {
  expect(durationSchema.safeParse(text).error?.issues[0]?.message).toMatch(/months or years.*in days/);
  expect(() => toSeconds(text)).toThrow(/in days/);
});

test.each(['', 'P', 'PT', 'P1DT', '24H', 'P-1D', 'PT1.5H', 'P1H', '1 day'])('"%s" is no duration', text => {
  expect(durationSchema.safeParse(text).error?.issues[0]?.message).toMatch(/is not a duration/);
});
