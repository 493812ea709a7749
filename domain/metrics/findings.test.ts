import { expect, test } from 'vitest';
import { movesToShow } from './findings';
import type { Comparison, MetricName } from './metric';

const change = (value: number): Comparison => ({ value, low: null, high: null, p: 0.001, verdict: 'real' });

const move = (metric: MetricName, key: string, value: number, n = 50) => ({
  metric,
  question: 'q',
  attribute: 'location',
  key,
  n,
  value: 0.5,
  low: null,
  high: null,
  change: change(value),
});

const card = (metric: 'nps' | 'csat', n: number, value: number) => ({
  metric,
  total: { n, value: null, low: null, high: null },
  change: change(value),
});

test('bad news first, then what moved apart from the whole; a segment that is the whole says nothing new', () => {
  const cards = [card('csat', 217, 0.29), card('nps', 554, -2)];
  const moved = [
    move('csat', 'along with it', 0.3),
    move('csat', 'further', 0.46),
    move('csat', 'all of it', 0.29, 217),
    move('nps', 'Leeds', -23, 165),
  ];
  expect(movesToShow(moved, cards).map(({ key }) => key)).toEqual(['Leeds', 'further', 'along with it']);
});
