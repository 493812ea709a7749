import { describe, expect, test } from 'vitest';
import { duplicateRows, qualityFlags } from './answer-quality';
import { auc } from './auc';
import { isMature } from './cohort-maturity';
import { earnedGrowth } from './earned-growth';
import { fairRanking } from './fair-ranking';
import { finiteCorrection, wilsonFinite } from './finite-population';
import { histogramOf } from './histogram';
import { logRank } from './log-rank';
import { pairedChange } from './paired-change';
import { postStratify } from './post-stratify';
import { rake } from './rake';
import { boxShares } from './rating-boxes';
import { returnBy, revenueAtRisk } from './revenue-at-risk';
import { compareShares } from './share-comparison';
import { shrinkMeans, shrinkShares } from './shrinkage';
import { kaplanMeier, type Lifetime, survivalAt } from './survival';
import { nonResponseBounds, weightedEstimate } from './weighted';
import { kish, trimWeights } from './weights';

const scores = (score: number, count: number): number[] => new Array<number>(count).fill(score);

describe('who did not answer', () => {
  const answered = [
    { keys: ['leeds', 'web'], count: 80 },
    { keys: ['leeds', 'store'], count: 10 },
    { keys: ['york', 'web'], count: 5 },
    { keys: ['york', 'store'], count: 5 },
  ];
  const population = answered.map(({ keys }) => ({ keys, count: 250 }));

  test('a full table is weighted cell by cell, trimmed and with a mean of 1', () => {
    const { method, cells } = postStratify(['city', 'channel'], answered, population);
    expect(method).toBe('post-stratified');
    expect(cells.reduce((sum, cell) => sum + cell.count * cell.weight, 0)).toBeCloseTo(100, 9);
    expect(cells[1]?.weight).toBeGreaterThan(cells[0]?.weight ?? 9);
    expect(kish(cells)?.effectiveN).toBeLessThan(60);
  });

  test('a sparse one is raked on its margins', () => {
    const sparse = answered.map(cell => (cell.count === 5 ? { ...cell, count: 3 } : cell));
    const raked = postStratify(['city', 'channel'], sparse, population);
    expect(raked.method).toBe('raked');
  });

  test('raked margins are the population’s', () => {
    const cells = rake(answered, [
      { attribute: 'city', targets: { leeds: 0.7, york: 0.3 } },
      { attribute: 'channel', targets: { web: 0.6, store: 0.4 } },
    ]);
    const leeds = cells.filter(({ keys }) => keys[0] === 'leeds');
    expect(leeds.reduce((sum, { count, weight }) => sum + count * weight, 0)).toBeCloseTo(70, 3);
  });

  test('nobody can stand for a group that did not answer, nor for one that does not exist', () => {
    const margin = (targets: Record<string, number>): (() => unknown) => {
      return () => rake(answered, [{ attribute: 'city', targets }]);
    };
    expect(margin({ leeds: 0.5, york: 0.3, hull: 0.2 })).toThrow(/Nobody with city "hull" answered/);
    expect(margin({ leeds: 1 })).toThrow(/city "york" has answers but no share/);
  });

  test('one answer never counts for a hundred', () => {
    const trimmed = trimWeights([
      { count: 98, weight: 0.5 },
      { count: 2, weight: 25 },
    ]);
    const [many, few] = trimmed;
    expect((few?.weight ?? 0) / (many?.weight ?? 1)).toBeCloseTo(10, 9);
  });

  test('weights pull the value and widen the interval', () => {
    const cells = [
      { histogram: histogramOf(1, 5, scores(5, 90)), weight: 0.5 },
      { histogram: histogramOf(1, 5, scores(1, 10)), weight: 5.5 },
    ];
    const weighted = weightedEstimate('csat', cells);
    expect(weighted?.value).toBeCloseTo(0.45, 9);
    expect((weighted?.high ?? 0) - (weighted?.low ?? 0)).toBeGreaterThan(0.2);
    expect(weighted?.n).toBe(100);
  });

  test('the bounds are all silent ones unhappy, and all happy', () => {
    expect(nonResponseBounds('nps', histogramOf(0, 10, [10, 10, 8, 3]), 4)).toEqual({
      low: -37.5,
      high: 62.5,
    });
    expect(nonResponseBounds('csat', histogramOf(1, 5, [5, 1]), 0)).toEqual({ low: 0.5, high: 0.5 });
  });

  test('a census has no sampling error, more answers than people are refused', () => {
    expect(wilsonFinite(60, 100, 100)).toEqual([0.6, 0.6]);
    expect(finiteCorrection(100, 100)).toBe(0);
    expect(() => finiteCorrection(101, 100)).toThrow(/cannot come from a population/);
  });

  test('a young cohort is not read', () => {
    const lags = [...scores(3600, 95), ...scores(864_000, 5)];
    const month = 30 * 86_400;
    expect(isMature({ ageSeconds: 3599, expirySeconds: month }, lags)).toBe(false);
    expect(isMature({ ageSeconds: 3600, expirySeconds: month }, lags)).toBe(true);
    expect(isMature({ ageSeconds: 3600, expirySeconds: month }, [])).toBe(false);
    expect(isMature({ ageSeconds: month, expirySeconds: month }, [])).toBe(true);
  });
});

describe('fair ranking', () => {
  const shop = (key: string, happy: number, unhappy: number) => ({
    key,
    histogram: histogramOf(0, 10, [...scores(10, happy), ...scores(2, unhappy)]),
  });

  test.each(['nps', 'csat'] as const)('three lucky answers do not lead (%s)', metric => {
    const groups =
      metric === 'nps'
        ? [shop('lucky', 3, 0), shop('good', 180, 20), shop('poor', 100, 100), shop('bad', 40, 160)]
        : [
            { key: 'lucky', histogram: histogramOf(1, 5, scores(5, 3)) },
            { key: 'good', histogram: histogramOf(1, 5, [...scores(5, 180), ...scores(1, 20)]) },
            { key: 'poor', histogram: histogramOf(1, 5, [...scores(5, 100), ...scores(1, 100)]) },
            { key: 'bad', histogram: histogramOf(1, 5, [...scores(5, 40), ...scores(1, 160)]) },
          ];
    const ranked = fairRanking(metric, groups);
    expect(ranked[0]?.key).toBe('good');
    expect(ranked.map(({ key }) => key).slice(-2)).toEqual(['poor', 'bad']);
    const lucky = ranked.find(({ key }) => key === 'lucky');
    expect(lucky?.shrunk).toBeLessThan(lucky?.estimate.value ?? 0);
    expect(ranked.map(({ tier }) => tier)).toEqual([1, 1, 2, 3]);
  });

  test('a mean with one answer is pulled to the others, groups without answers are left out', () => {
    const ranked = fairRanking('ces', [
      { key: 'one', histogram: histogramOf(1, 7, [7]) },
      { key: 'many', histogram: histogramOf(1, 7, [...scores(6, 50), ...scores(5, 50)]) },
      { key: 'none', histogram: histogramOf(1, 7, []) },
    ]);
    expect(ranked).toHaveLength(2);
    expect(ranked.every(({ tier }) => tier === 1)).toBe(true);
    expect(ranked.find(({ key }) => key === 'one')?.shrunk).toBeLessThan(7);
    expect(fairRanking('ces', [])).toEqual([]);
  });

  test('groups that differ by chance alone all get the common value', () => {
    expect(
      shrinkShares([
        { x: 50, n: 100 },
        { x: 51, n: 100 },
        { x: 49, n: 100 },
      ]),
    ).toEqual([0.5, 0.5, 0.5]);
    const [a, b] = shrinkMeans([
      { value: 10, variance: 100 },
      { value: 11, variance: 100 },
    ]);
    expect(a).toBeCloseTo(b ?? 0, 12);
  });
});

describe('coming back', () => {
  const lives = (n: number, share: number): Lifetime[] =>
    Array.from({ length: n }, (_, i) =>
      i < n * share ? { time: 10 + i, event: true } : { time: 400, event: false },
    );

  test('without censoring the curve is the plain share, and ends where nobody is watched', () => {
    const rows = lives(100, 0.6);
    const curve = kaplanMeier(rows);
    expect(survivalAt(rows, curve, 365)?.survival).toBeCloseTo(0.4, 12);
    expect(survivalAt(rows, curve, 5)).toMatchObject({ survival: 1, low: null, high: null });
    expect(survivalAt(rows, curve, 401)).toBeNull();
    expect(returnBy(rows, 365)?.value).toBeCloseTo(0.6, 12);
  });

  test('the curve that rests on one half has its median in the middle of the rest', () => {
    const rows = [1, 2, 5, 9].map(time => ({ time, event: true }));
    expect(kaplanMeier(rows).median).toBe(3.5);
    expect(kaplanMeier([{ time: 4, event: false }]).median).toBeNull();
  });

  test('log-rank tells three bands apart, and none from itself', () => {
    expect(logRank([lives(80, 0.7), lives(80, 0.5), lives(80, 0.2)])?.df).toBe(2);
    expect(logRank([lives(80, 0.7), lives(80, 0.5), lives(80, 0.2)])?.p).toBeLessThan(0.001);
    expect(logRank([lives(80, 0.5), lives(80, 0.5)])?.p).toBeCloseTo(1, 6);
    expect(logRank([lives(80, 0.5), []])).toBeNull();
  });

  test('revenue at risk is the revenue times what detractors return less', () => {
    const risk = revenueAtRisk(10_000, lives(100, 0.3), lives(200, 0.6));
    if (!risk.ok) throw new Error(risk.reason);
    expect(risk.value).toBeCloseTo(3000, 6);
    expect(risk.interval[0]).toBeGreaterThan(1500);
    expect(risk.interval[1]).toBeLessThan(4500);
    expect(revenueAtRisk(10_000, lives(49, 0.3), lives(200, 0.6))).toMatchObject({
      ok: false,
      starts: { detractors: 49 },
    });
  });

  test('growth from nothing is new, not a percentage', () => {
    expect(
      earnedGrowth({ lastRevenue: 0, returningRevenue: 0, newRevenue: 10, referredRevenue: 5 }),
    ).toBeNull();
  });

  test('a paired change is of the same people', () => {
    const change = pairedChange([2, 3, 1, 4].map(before => ({ before, after: before + 1 + (before % 2) })));
    expect(change).toMatchObject({ n: 4, mean: 1.5 });
    expect(change.p).toBeLessThan(0.05);
    expect(pairedChange([])).toMatchObject({ n: 0, mean: null, p: null });
  });

  test('the AUC is the chance that a case ranks above another', () => {
    expect(auc([3, 4], [1, 2])?.value).toBe(1);
    expect(auc([1, 2], [1, 2])?.value).toBe(0.5);
    expect(auc([1, 3, 5], [2, 3])?.value).toBeCloseTo((0 + 0 + 1 + 0.5 + 1 + 1) / 6, 12);
    expect(auc([], [1])).toBeNull();
  });
});

describe('shares', () => {
  test('response rates are compared like any share', () => {
    expect(compareShares({ x: 30, n: 100 }, { x: 60, n: 100 })).toMatchObject({ verdict: 'real' });
    expect(compareShares({ x: 30, n: 100 }, { x: 30, n: 100 })).toMatchObject({
      value: 0,
      p: 1,
      verdict: 'noise',
    });
    expect(compareShares({ x: 100, n: 100 }, { x: 50, n: 50 })).toMatchObject({
      value: 0,
      p: 1,
      verdict: 'noise',
    });
    expect(compareShares({ x: 0, n: 0 }, { x: 5, n: 50 })).toMatchObject({ value: null, verdict: 'too_few' });
  });

  test('a rating has a top and a bottom box', () => {
    const { top, bottom } = boxShares(histogramOf(1, 7, [1, 2, 3, 5, 6, 6, 7, 7]), { min: 1, max: 7 });
    expect([top.value, bottom.value]).toEqual([0.5, 0.25]);
  });
});

describe('quality of answers', () => {
  test('a grid of four is too short for a straight line, a skipped item is no answer', () => {
    expect(qualityFlags([4, 4, 4, 4], 60, 60).straightliner).toBe(false);
    expect(qualityFlags([4, 4, null, 4, 4, 4], null, 60)).toMatchObject({
      straightliner: true,
      speedRatio: null,
      speeder: false,
    });
    expect(qualityFlags([], 10, 60)).toMatchObject({
      longstring: 0,
      irv: null,
      straightliner: false,
      speeder: true,
    });
  });

  test('repeated rows are found', () => {
    expect(
      duplicateRows([
        [1, 'a'],
        [2, 'a'],
        [1, 'a'],
        [1, 'a'],
      ]),
    ).toEqual([2, 3]);
  });
});
