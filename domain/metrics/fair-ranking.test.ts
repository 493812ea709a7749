import { describe, expect, it } from 'vitest';
import { fairRanking } from './fair-ranking';
import { type Histogram, histogramOf } from './histogram';
import { seededRandom } from './random';
import { compareSegments } from './segments';

const TABLES = 300;

/** Tables of 40 segments, each of 20 to 220 answers by the same people: whatever differs is chance. */
const equals = Array.from({ length: TABLES }, (_, seed) => {
  const random = seededRandom(seed + 1);
  return Array.from({ length: 40 }, (_, i) => {
    const n = 20 + Math.floor(random() * 200);
    // 55 % promoters, 25 % passives, 20 % detractors.
    const scores = Array.from({ length: n }, () => {
      const u = random();
      return u < 0.55 ? 9 : u < 0.8 ? 7 : 4;
    });
    return { key: `segment ${i}`, histogram: histogramOf(0, 10, scores) };
  });
});

const nps = (promoters: number, detractors: number): Histogram => ({
  min: 0,
  counts: [detractors, 0, 0, 0, 0, 0, 0, 0, 0, 0, promoters],
});

describe('forty segments that are equal', () => {
  it('have almost never one that is called different', () => {
    const alarms = equals.filter(table =>
      compareSegments('nps', table).some(({ difference }) =>
        ['real', 'probable'].includes(difference.verdict),
      ),
    ).length;
    const real = equals.filter(table =>
      compareSegments('nps', table).some(({ difference }) => difference.verdict === 'real'),
    ).length;
    console.info(`of ${TABLES} tables of equals: ${alarms} with a probable, ${real} with a real difference`);
    expect(alarms / TABLES).toBeLessThanOrEqual(0.08);
    expect(real / TABLES).toBeLessThanOrEqual(0.03);
  });

  it('share one band of ranks', () => {
    const split = equals.filter(table => fairRanking('nps', table).some(({ tier }) => tier > 1)).length;
    console.info(`of ${TABLES} leaderboards of equals: ${split} with more than one band`);
    expect(split / TABLES).toBeLessThanOrEqual(0.08);
  });
});

describe('bands of ranks', () => {
  it('name the first and the last place that cannot be told apart', () => {
    const ranked = fairRanking('nps', [
      { key: 'top', histogram: nps(380, 20) },
      { key: 'near', histogram: nps(130, 20) },
      { key: 'next', histogram: nps(260, 40) },
      { key: 'last', histogram: nps(100, 200) },
    ]);
    expect(ranked.map(({ key, ranks }) => [key, ...ranks])).toEqual([
      ['top', 1, 1],
      ['next', 2, 3],
      ['near', 2, 3],
      ['last', 4, 4],
    ]);
  });

  it('put nobody below for being better', () => {
    // Among thirty shops that are equal to the answer, thirty perfect answers count as luck and stand last.
    const shops = Array.from({ length: 30 }, (_, i) => ({ key: `shop ${i}`, histogram: nps(1400, 600) }));
    const ranked = fairRanking('nps', [...shops, { key: 'few', histogram: nps(30, 0) }]);
    expect(ranked.at(-1)).toMatchObject({ key: 'few', ranks: [1, 31] });
  });

  it('are found for 200 segments within the time a screen has', () => {
    const table = Array.from({ length: 200 }, (_, i) => ({ key: `${i}`, histogram: nps(100 + i, 200 - i) }));
    const began = performance.now();
    const ranked = fairRanking('nps', table);
    console.info(`200 segments ranked in ${Math.round(performance.now() - began)} ms`);
    expect(ranked[0]?.key).toBe('199');
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
