import { describe, expect, it } from 'vitest';
import { trustLine } from './line';
import { type TrustEvent, trustOf } from './trust';

const NOW = new Date('2026-11-20T12:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

/** Five thousand calm answers over six years, and two bad days. */
const long: TrustEvent[] = [
  ...Array.from(
    { length: 5000 },
    (_, i): TrustEvent => ({
      id: `calm-${i}`,
      kind: 'score',
      metric: 'nps',
      score: 8,
      at: daysAgo(2200 - i * 0.44),
    }),
  ),
  { id: 'blow-1', kind: 'score', metric: 'nps', score: 0, at: daysAgo(1500.1) },
  { id: 'blow-2', kind: 'score', metric: 'nps', score: 0, at: daysAgo(20.1) },
];

describe('the line of trust', () => {
  it('of a few events holds each, and fades between them as trust does', () => {
    const { contributions, value } = trustOf(
      [
        { id: 'a', kind: 'score', metric: 'nps', score: 0, at: daysAgo(400) },
        { id: 'b', kind: 'complaint', at: daysAgo(35) },
      ],
      NOW,
    );
    const { line, events, left } = trustLine(contributions, NOW);
    expect(events.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(left).toBe(0);
    expect(line.at(0)).toEqual({ at: daysAgo(400), value: 60 });
    expect(line.at(-1)?.value).toBeCloseTo(value, 9);
    expect(line.find(point => point.at > daysAgo(45))?.value).toBeGreaterThan(contributions[0]?.after ?? 60);
    expect(line.map(({ at }) => at.getTime())).toEqual(
      line.map(({ at }) => at.getTime()).toSorted((x, y) => x - y),
    );
  });

  it('of five thousand is thinned and loses no shock', () => {
    const { contributions } = trustOf(long, NOW);
    const shocks = contributions.filter(({ change }) => change <= -12).map(({ id }) => id);
    expect(shocks).toEqual(['blow-1', 'blow-2']);
    const { line, events, left } = trustLine(contributions, NOW);
    expect(events.length).toBeLessThanOrEqual(242);
    expect(events.length + left).toBe(5002);
    expect(line.length).toBeLessThan(700);
    expect(events.map(({ id }) => id)).toEqual(expect.arrayContaining(shocks));
    for (const event of events) expect(line).toContainEqual({ at: event.at, value: event.after });
  });

  it('of nobody is empty', () => {
    expect(trustLine([], NOW)).toEqual({ line: [], events: [], left: 0 });
  });
});
