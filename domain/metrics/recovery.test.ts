import { describe, expect, it } from 'vitest';
import { medianTime } from './median-time';
import { seededRandom } from './random';
import {
  changesIn,
  mainEffect,
  recoveryEffects,
  type ScorePair,
  speedBands,
  speedEffect,
  speedOf,
} from './recovery';
import { asPercent } from './satisfaction-scale';
import { kaplanMeier } from './survival';

const csat = (first: number, later: number): ScorePair => ({
  first: { metric: 'csat', score: first, points: 5 },
  later: { metric: 'csat', score: later, points: 5 },
});
const npsToCsat = (first: number, later: number): ScorePair => ({
  first: { metric: 'nps', score: first, points: null },
  later: { metric: 'csat', score: later, points: 5 },
});

describe('a score as hundredths of its scale', () => {
  it.each([
    [{ metric: 'nps', score: 0, points: null }, 0],
    [{ metric: 'nps', score: 10, points: 11 }, 100],
    [{ metric: 'csat', score: 3, points: 5 }, 50],
    [{ metric: 'csat', score: 7, points: 7 }, 100],
    [{ metric: 'ces', score: 1, points: null }, 0],
  ] as const)('%o is %d', (score, expected) => {
    expect(asPercent(score)).toBe(expected);
  });
});

describe('what contact did', () => {
  it('subtracts what happens without it', () => {
    const contacted = Array.from({ length: 20 }, (_, index) => csat(1 + (index % 2), 4 + (index % 2)));
    const left = Array.from({ length: 20 }, (_, index) =>
      csat(1 + (index % 2), 2 + (index % 3 === 0 ? 1 : 0)),
    );
    const effect = mainEffect(recoveryEffects(contacted, left));
    expect(effect?.unit).toBe('csat');
    expect(effect?.contacted.mean).toBe(3);
    expect(effect?.contacted.first).toBe(1.5);
    expect(effect?.difference.value).toBeCloseTo(3 - (effect?.uncontacted.mean ?? 0));
    expect(effect?.difference.verdict).toBe('real');
  });

  it('never mixes scales but in hundredths, and tells those only where no scale has enough', () => {
    const mixed = [
      ...Array.from({ length: 12 }, () => npsToCsat(2, 4)),
      ...Array.from({ length: 3 }, () => csat(1, 4)),
    ];
    expect(changesIn(mixed, 'csat')).toHaveLength(3);
    expect(changesIn(mixed, 'nps')).toHaveLength(0);
    expect(changesIn(mixed, 'rescaled')[0]).toEqual({ before: 20, after: 75 });
    expect(mainEffect(recoveryEffects(mixed, mixed))?.unit).toBe('rescaled');
  });

  it('says too few rather than a number that means nothing', () => {
    const [effect] = recoveryEffects([csat(1, 5)], [csat(1, 2)]);
    expect(effect?.difference).toMatchObject({ verdict: 'too_few', low: null });
    expect(mainEffect(recoveryEffects([], []))?.contacted.mean).toBeNull();
  });

  it('finds nothing where contact does nothing, in 95 of 100 histories', () => {
    let found = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const random = seededRandom(seed);
      const pairs = () =>
        Array.from({ length: 40 }, () => csat(1 + Math.floor(random() * 2), 1 + Math.floor(random() * 5)));
      const effect = mainEffect(recoveryEffects(pairs(), pairs()));
      if (effect?.difference.verdict !== 'noise') found += 1;
    }
    expect(found).toBeLessThan(200 * 0.09);
  });
});

describe('how soon', () => {
  it('is told in business hours of the day that the company keeps', () => {
    expect([0, 4, 4.1, 8, 8.1, 16, 16.1].map(hours => speedOf(hours, 8))).toEqual([
      'hours',
      'hours',
      'day',
      'day',
      'days',
      'days',
      'later',
    ]);
  });

  it('is seen to matter where later is worse', () => {
    const random = seededRandom(7);
    const pairs = speedBands.flatMap((speed, place) =>
      Array.from({ length: 15 }, () => ({
        ...csat(1, Math.max(1, 5 - place - Math.floor(random() * 2))),
        speed,
      })),
    );
    const effect = speedEffect(pairs, 'csat');
    expect(effect.bands.map(({ n }) => n)).toEqual([15, 15, 15, 15]);
    expect(effect.trend?.slope).toBeLessThan(-0.5);
    expect(effect.trend?.p).toBeLessThan(0.001);
    expect(speedEffect(pairs.slice(0, 15), 'csat').trend).toBeNull();
  });
});

describe('the median time', () => {
  it('counts those who still wait as waiting, and lies within its interval', () => {
    const lives = Array.from({ length: 40 }, (_, index) => ({ time: index + 1, event: index % 4 !== 3 }));
    const median = medianTime(kaplanMeier(lives));
    expect(median.n).toBe(40);
    expect(median.low).toBeLessThan(median.value ?? 0);
    expect(median.high).toBeGreaterThan(median.value ?? 0);
    // Without those who wait it would be shorter.
    expect(median.value).toBeGreaterThan(medianTime(kaplanMeier(lives.filter(one => one.event))).value ?? 0);
  });

  it('is not told where fewer than half were reached', () => {
    const lives = [1, 9, 9, 9].map(time => ({ time, event: time === 1 }));
    expect(medianTime(kaplanMeier(lives))).toMatchObject({ n: 4, value: null, high: null });
  });
});
