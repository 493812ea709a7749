import { expect, test } from 'vitest';
import { rhythmOf } from './rhythm';

const NOW = new Date('2026-11-20T12:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
const bought = (...days: number[]) => rhythmOf(days.map(daysAgo), NOW);

test('nobody is late who never came, or too seldom to say', () => {
  expect(bought()).toEqual({ purchases: 0, usualGap: null, lateFrom: null, sinceLast: null, state: null });
  expect(bought(400, 300, 200, 100)).toMatchObject({
    purchases: 4,
    usualGap: null,
    sinceLast: 100,
    state: null,
  });
});

test('whoever buys every month is due after one and late after the longest that is usual for them', () => {
  expect(bought(130, 100, 70, 40, 10)).toMatchObject({ usualGap: 30, sinceLast: 10, state: 'in_time' });
  expect(bought(155, 125, 96, 64, 35)).toMatchObject({ usualGap: 29.5, sinceLast: 35, state: 'late' });
  expect(bought(180, 150, 130, 70, 40)).toMatchObject({ usualGap: 30, sinceLast: 40, state: 'due' });
});

test('two purchases of one day are no gap, and what has not happened yet does not count', () => {
  expect(bought(120, 90, 90, 60, 30, 0, -5)).toMatchObject({ usualGap: 30, sinceLast: 0, state: 'in_time' });
});
