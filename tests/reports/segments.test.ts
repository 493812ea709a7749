import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { histogramFrom } from '@/domain/metrics/histogram';
import { compareSegments } from '@/domain/metrics/segments';
import { readMeasures } from '@/server/reports/insight/measures';
import { readSegmentCross, readSegmentMetrics } from '@/server/reports/insight/segment-grid';
import { readSegments, type SegmentRow } from '@/server/reports/insight/segments';
import { readMetric } from '@/server/reports/read-metric';
import { foldScores } from '@/server/services/rollup/fold';
import { updateWorkspace } from '@/server/services/workspace/update';
import { type AskedSurvey, askedSurvey, giveAnswer } from '../factories/answers';
import { apiOf } from '../factories/api';
import { newWorld, type World } from '../factories/world';
import { answerBoots } from './boots-answered';

const march = { from: '2026-03-01', to: '2026-04-01' };
const now = new Date('2026-03-10T10:00:00Z');
const before = new Date('2026-02-10T10:00:00Z');

let world: World;
let asked: AskedSurvey;
const by = 'shop';

/** `scores` in turn, `n` answers of this shop. */
const give = (shop: string | null, at: Date, n: number, scores: number[], channel = 'web') =>
  world.run(async ctx => {
    for (let i = 0; i < n; i += 1)
      await giveAnswer(ctx, asked, {
        at,
        scores: { recommend: scores[i % scores.length] ?? 0, easy: 1 + (i % 7) },
        attributes: { channel, ...(shop !== null && { shop }) },
      });
  });

beforeAll(async () => {
  world = await newWorld();
  asked = await world.run(ctx => askedSurvey(ctx, { recommend: { metric: 'nps' }, easy: { metric: 'ces' } }));
  await give('Leeds', before, 40, [10, 9, 9, 8]);
  await give('York', before, 40, [10, 9, 9, 8]);
  // Leeds fell, York is as it was, Bath is new with three perfect answers, and some carry no shop.
  await give('Leeds', now, 40, [10, 3, 2, 6], 'web');
  await give('York', now, 60, [10, 9, 9, 8], 'store');
  await give('Hull', now, 30, [10, 9, 7, 8, 4], 'store');
  await give('Bath', now, 3, [10], 'web');
  await give(null, now, 5, [9], 'web');
});

const table = () => world.run(ctx => readSegments({ ctx, input: { metric: 'nps', ...march, by } }));
const rowOf = (rows: SegmentRow[], key: string): SegmentRow => {
  const row = rows.find(one => one.key === key);
  if (!row) throw new Error(`${key} is no row`);
  return row;
};

describe('segments', () => {
  it('says who is better and worse than the rest, and who changed', async () => {
    const report = await table();
    expect(report.rows.map(({ key, n }) => [key, n])).toEqual([
      ['York', 60],
      ['Leeds', 40],
      ['Hull', 30],
      ['Bath', 3],
    ]);
    expect(report.without).toBe(5);
    expect(report.previous).toEqual({ start: '2026-01-29', end: '2026-03-01' });
    expect(rowOf(report.rows, 'Leeds')).toMatchObject({
      value: -50,
      verdict: 'real',
      ofAll: 40 / 138,
      change: { value: -125, verdict: 'real' },
    });
    expect(rowOf(report.rows, 'York')).toMatchObject({
      value: 75,
      verdict: 'real',
      change: { value: 0, verdict: 'noise' },
    });
    expect(rowOf(report.rows, 'Bath')).toMatchObject({
      value: 100,
      verdict: 'too_few',
      note: 'few',
      change: { verdict: 'too_few' },
    });
  });

  it('never lets three perfect answers lead, and names the places that cannot be told apart', async () => {
    const { rows } = await table();
    expect(rowOf(rows, 'Bath').rank).toBeNull();
    expect(rowOf(rows, 'York').rank?.ranks).toEqual([1, 1]);
    expect(rowOf(rows, 'Hull').rank?.ranks).toEqual([2, 2]);
    expect(rowOf(rows, 'Leeds').rank).toMatchObject({ ranks: [3, 3] });
    expect(rowOf(rows, 'Leeds').rank?.value).toBeGreaterThan(-50);
  });

  it('gives the figures of the metric query and of REST to the digit', async () => {
    const { rows, total, change } = await table();
    const metric = await world.run(ctx =>
      readMetric({
        ctx,
        input: { metric: 'nps', ...march, interval: 'none', groupBy: by, compare: 'previous' },
      }),
    );
    const figures = (groups: readonly object[]) =>
      groups.map(group => {
        const { key, n, value, low, high, verdict, difference, distribution } = group as SegmentRow;
        return { key, n, value, low, high, verdict, difference, distribution };
      });
    expect(figures(rows)).toEqual(figures(metric.groups ?? []));
    expect([total, change]).toEqual([metric.total, metric.change]);
    const api = await apiOf(world);
    const { body } = await api(
      'GET',
      `/metrics?metric=nps&from=${march.from}&to=${march.to}&interval=none&groupBy=${by}`,
    );
    expect(figures(body.groups)).toEqual(figures(rows));
  });

  it('adjusts the changes as one family', async () => {
    const { rows } = await table();
    const metric = await world.run(ctx =>
      readMetric({
        ctx,
        input: { metric: 'nps', ...march, interval: 'none', groupBy: by, compare: 'previous' },
      }),
    );
    // Two shops have a period before: of two tests the smaller p is doubled.
    const raw = metric.groups?.find(({ key }) => key === 'Leeds')?.change?.p ?? 1;
    expect(raw).toBeGreaterThan(0);
    expect(rowOf(rows, 'Leeds').change.p).toBeCloseTo(raw * 2, 12);
  });

  it('tells nothing of a segment whose figure the workspace hides, nor what it changed by', async () => {
    const hiding = await newWorld();
    const own = await hiding.run(ctx => askedSurvey(ctx));
    await hiding.run(async ctx => {
      for (const [shop, n, at] of [
        ['big', 12, now],
        ['small', 4, now],
        ['big', 12, before],
        ['small', 12, before],
      ] as const)
        for (let i = 0; i < n; i += 1)
          await giveAnswer(ctx, own, { at, scores: { recommend: 9 }, attributes: { shop } });
    });
    await hiding.run(ctx => updateWorkspace({ ctx, input: { settings: { minimumN: 5 } } }));
    const { rows } = await hiding.run(ctx => readSegments({ ctx, input: { metric: 'nps', ...march, by } }));
    const metric = await hiding.run(ctx =>
      readMetric({ ctx, input: { metric: 'nps', ...march, groupBy: by, compare: 'previous' } }),
    );
    // Twelve answers are still told of the period before: with a change beside them, the hidden figure would be.
    const small = metric.groups?.find(({ key }) => key === 'small');
    expect(small).toMatchObject({ previous: { n: 12, value: 100 }, change: { value: null } });
    const alone = await hiding.run(ctx =>
      readMetric({
        ctx,
        input: { metric: 'nps', ...march, filter: { shop: ['small'] }, compare: 'previous' },
      }),
    );
    expect(alone).toMatchObject({ total: { note: 'hidden' }, previous: { value: 100 } });
    expect(alone.change).toEqual({ value: null, low: null, high: null, p: null, verdict: 'too_few' });
    expect(rowOf(rows, 'small')).toMatchObject({
      n: 4,
      note: 'hidden',
      value: null,
      distribution: {},
      difference: { value: null },
      change: { value: null, verdict: 'too_few' },
      rank: null,
    });
  });

  it('shows the 200 largest of many and counts the others', async () => {
    const many = await newWorld();
    const own = await many.run(ctx => askedSurvey(ctx));
    await many.run(async ctx => {
      for (let i = 0; i < 205; i += 1)
        for (let k = 0; k < (i < 5 ? 1 : 2); k += 1)
          await giveAnswer(ctx, own, {
            at: now,
            scores: { recommend: 9 },
            attributes: { shop: `shop ${i}` },
          });
    });
    const report = await many.run(ctx => readSegments({ ctx, input: { metric: 'nps', ...march, by } }));
    expect(report.rows).toHaveLength(200);
    expect(report.rows.every(({ n }) => n === 2)).toBe(true);
    expect(report.more).toEqual({ segments: 5, n: 5 });
    expect(report.without).toBe(0);
  }, 60_000);

  it('tells the same of an attribute with too many values for the cube', async () => {
    const many = await newWorld();
    const own = await many.run(ctx => askedSurvey(ctx));
    const answer = (shop: number, at: Date, score: number) =>
      many.run(ctx =>
        giveAnswer(ctx, own, { at, scores: { recommend: score }, attributes: { shop: `shop ${shop}` } }),
      );
    for (let i = 0; i < 205; i += 1) {
      for (let k = 0; k < (i < 5 ? 1 : 2); k += 1) await answer(i, now, i < 5 ? 0 : 10);
      // What is large now was the smallest before.
      for (let k = 0; k < (i < 5 ? 2 : 1); k += 1) await answer(i, before, 10);
    }
    for (let k = 0; k < 10; k += 1) await answer(204, now, 10);
    while ((await many.run(ctx => foldScores({ ctx, limit: 500 }))).more);
    const input = { metric: 'nps', ...march, by } as const;
    const report = await many.run(ctx => readSegments({ ctx, input }));
    expect(report.rows).toHaveLength(200);
    expect(report.rows.map(row => row.previous.n)).toEqual(report.rows.map(() => 1));
    expect(report).toMatchObject({ more: { segments: 5, n: 5 }, without: 0 });
    // The five smallest are of the rest too: 403 promoters and 5 detractors, not 398 promoters alone.
    const { difference } = rowOf(report.rows, 'shop 204');
    expect(difference.value).toBeCloseTo(100 - (100 * (398 - 5)) / 403, 6);
    const grid = await many.run(ctx => readSegmentMetrics({ ctx, input: { ...march, by } }));
    expect(grid.more.rows).toBe(145);
  }, 60_000);
});

describe('a map of segments', () => {
  it('by metrics has the figures and verdicts of each metric’s own table', async () => {
    const grid = await world.run(ctx => readSegmentMetrics({ ctx, input: { ...march, by } }));
    expect(grid.columns.map(({ metric }) => metric)).toEqual(['nps', 'ces']);
    const { rows } = await table();
    for (const { key, cells } of grid.rows) {
      const { n, value, low, high, verdict, difference } = rowOf(rows, key);
      expect(cells[0]).toMatchObject({ n, value, low, high, verdict, difference });
    }
    expect(grid.rows.map(({ key }) => key)).toEqual(['York', 'Leeds', 'Hull', 'Bath']);
  });

  it('by a second attribute counts each pair once and compares it with all others, as one family', async () => {
    const input = { metric: 'nps' as const, ...march, by, across: 'channel' };
    const grid = await world.run(ctx => readSegmentCross({ ctx, input }));
    expect(grid.columns.map(({ key, total }) => [key, total.n])).toEqual([
      ['store', 90],
      ['web', 48],
    ]);
    const cells = grid.rows.flatMap(row => row.cells.map((cell, i) => ({ key: `${row.key} ${i}`, cell })));
    expect(cells.flatMap(({ key, cell }) => (cell ? [[key, cell.n]] : []))).toEqual([
      ['York 0', 60],
      ['Leeds 1', 40],
      ['Hull 0', 30],
      ['Bath 1', 3],
    ]);
    const filled = cells.flatMap(({ key, cell }) => (cell ? [{ key, cell }] : []));
    const expected = compareSegments(
      'nps',
      filled.map(({ key, cell }) => ({ key, histogram: histogramFrom(cell.distribution) })),
    );
    expect(filled.map(({ cell }) => cell.difference.p)).toEqual(
      expected.map(({ difference }) => difference.p),
    );
    expect(filled[1]?.cell.verdict).toBe('real');
  });

  it('keeps to the values that a filter allows', async () => {
    const input = {
      metric: 'nps' as const,
      ...march,
      by,
      across: 'channel',
      filter: { channel: ['store'], shop: ['York'] },
    };
    const grid = await world.run(ctx => readSegmentCross({ ctx, input }));
    expect(grid.columns.map(({ key }) => key)).toEqual(['store']);
    expect(grid.rows.map(({ key, n }) => [key, n])).toEqual([['York', 60]]);
  });

  it('refuses an attribute against itself', async () => {
    const input = { metric: 'nps' as const, ...march, by, across: by };
    await expect(world.run(ctx => readSegmentCross({ ctx, input }))).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});

describe('what can be measured', () => {
  it('are the scored questions that are asked now, rows of a matrix one by one, by their words', async () => {
    const boots = await newWorld();
    const { survey } = await answerBoots(boots);
    const measures = await boots.run(ctx => readMeasures(ctx));
    expect(
      measures.map(({ metric, question, title, row }) => [metric, question, title?.en, row?.en]),
    ).toEqual([
      ['nps', 'recommend', 'Would you recommend us?', undefined],
      ['mean', 'parts.sole', 'Rate each', 'Sole'],
      ['mean', 'parts.lace', 'Rate each', 'Lace'],
      ['ces', 'easy', 'It was easy to order.', undefined],
    ]);
    for (const { metric, question } of measures) {
      const report = await boots.run(ctx =>
        readSegments({ ctx, input: { metric, survey, question, ...march, by: 'location' } }),
      );
      expect(report.question?.key).toBe(question);
      expect(report.rows.length).toBeGreaterThan(0);
    }
    await boots.run(ctx => ctx.db.execute(sql`update survey set archived_at = now()`));
    expect(await boots.run(ctx => readMeasures(ctx))).toEqual([]);
  });
});
