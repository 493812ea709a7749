import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '@/domain/time/local-date';
import { coverByMonths, planMetric } from '@/server/reports/plan';
import { metricQuerySchema } from '@/server/reports/schemas';

const dayOf = (n: number): string => addDays('2024-01-01', n);

describe('the plan of a metric', () => {
  it('covers every wanted day once and no other, with at most half a month of days at each end', () => {
    fc.assert(
      fc.property(fc.nat(800), fc.integer({ min: 1, max: 800 }), (first, length) => {
        const period = { start: dayOf(first), end: dayOf(first + length) };
        const { days, months } = coverByMonths(period);
        const times = new Map<string, number>();
        const count = (from: string, to: string, sign: number) => {
          for (let day = from; day < to; day = addDays(day, 1)) times.set(day, (times.get(day) ?? 0) + sign);
        };
        for (const { start, end, sign } of days) count(start, end, sign);
        for (const { start, end } of months) {
          expect([start.slice(8), end.slice(8)]).toEqual(['01', '01']);
          count(start, end, 1);
        }
        const covered = [...times].filter(([, n]) => n !== 0).sort();
        expect(covered).toEqual(Array.from({ length }, (_, i) => [dayOf(first + i), 1]));
        const read = days.reduce(
          (n, { start, end }) => n + (Date.parse(end) - Date.parse(start)) / 86_400_000,
          0,
        );
        expect(read).toBeLessThanOrEqual(31);
      }),
      { numRuns: 300 },
    );
  });

  it('reads a month without its first days rather than most of its days', () => {
    expect(coverByMonths({ start: '2026-03-05', end: '2026-06-10' })).toEqual({
      days: [
        { start: '2026-03-01', end: '2026-03-05', sign: -1 },
        { start: '2026-06-01', end: '2026-06-10', sign: 1 },
      ],
      months: [{ start: '2026-03-01', end: '2026-06-01' }],
    });
  });

  it.each([
    [{}, undefined, 'cube'],
    [{ shop: ['leeds'] }, undefined, 'cube'],
    [{}, 'shop', 'cube'],
    [{ shop: ['leeds'] }, 'shop', 'cube'],
    [{ shop: ['leeds'] }, 'tier', 'answers'],
    [{ shop: ['leeds'], tier: ['gold'] }, undefined, 'answers'],
    [{ order: ['1'] }, undefined, 'answers'],
    [{}, 'order', 'answers'],
  ] as const)('with filter %o and groups by %s reads %s', (filter, groupBy, source) => {
    const given = Object.fromEntries(Object.entries(filter).map(([name, values]) => [name, [...values]]));
    const query = metricQuerySchema.parse({
      metric: 'nps',
      from: '2026-03-01',
      to: '2026-04-01',
      filter: given,
      groupBy,
    });
    const frame = { timezone: 'UTC', minimumN: 0, crowded: new Set(['order']), question: null };
    const which = { filter: given, match: null, survey: null };
    expect(planMetric(query, frame, which).source).toBe(source);
  });
});
