import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { histogramOf } from '@/domain/metrics/histogram';
import { compare } from '@/domain/metrics/metric';
import { readThemes, type ThemeRow } from '@/server/reports/insight/themes';
import { readMetric } from '@/server/reports/read-metric';
import { listResponsesSchema, pageResponses } from '@/server/services/response/read';
import { archiveTheme, restoreTheme } from '@/server/services/theme/archive';
import { updateWorkspace } from '@/server/services/workspace/update';
import { type AskedSurvey, askedSurvey, giveAnswer } from '../factories/answers';
import { newTheme, readAs } from '../factories/themes';
import { newWorld, type World } from '../factories/world';

const march = { from: '2026-03-01', to: '2026-04-01' };
const now = new Date('2026-03-10T10:00:00Z');
const before = new Date('2026-02-10T10:00:00Z');

let world: World;
let asked: AskedSurvey;
let waiting = '';
let staff = '';
let rare = '';

type Batch = {
  at: Date;
  n: number;
  scores: number[];
  comment?: string;
  themes?: string[];
  sentiment?: -1 | 0 | 1;
};

const give = ({ at, n, scores, comment, themes, sentiment }: Batch) =>
  world.run(async ctx => {
    for (let i = 0; i < n; i += 1) {
      const id = await giveAnswer(ctx, asked, {
        at,
        scores: { recommend: scores[i % scores.length] ?? 0 },
        attributes: { shop: i % 2 ? 'Leeds' : 'York' },
        ...(comment && { comment: `${comment} ${i}` }),
      });
      if (comment)
        await readAs(ctx, id, { ...(themes && { themes }), ...(sentiment !== undefined && { sentiment }) });
    }
  });

beforeAll(async () => {
  world = await newWorld();
  asked = await world.run(ctx => askedSurvey(ctx));
  [waiting, staff, rare] = await world.run(async ctx => [
    await newTheme(ctx, 'Queue at the till'),
    await newTheme(ctx, 'Kind people'),
    await newTheme(ctx, 'Car park'),
  ]);
  const late = { comment: 'We waited an hour at the till, write to me@home.example', themes: [waiting] };
  const kind = { comment: 'The young man was very kind and knew his boots', themes: [staff] };
  await give({ at: before, n: 8, scores: [2, 5], ...late, sentiment: -1 });
  await give({ at: before, n: 60, scores: [10, 9], ...kind, sentiment: 1 });
  await give({ at: before, n: 30, scores: [8], comment: 'Fine' });
  await give({ at: now, n: 50, scores: [2, 5, 7], ...late, sentiment: -1 });
  await give({ at: now, n: 40, scores: [10, 9], ...kind, sentiment: 1 });
  await give({ at: now, n: 10, scores: [6], comment: 'Kind, but slow', themes: [waiting, staff] });
  await give({ at: now, n: 2, scores: [3], comment: 'Nowhere to park', themes: [rare] });
  await give({ at: now, n: 20, scores: [8], comment: 'Fine' });
  await give({ at: now, n: 25, scores: [9] });
});

const report = (more = {}) =>
  world.run(ctx => readThemes({ ctx, input: { metric: 'nps', ...march, ...more } }));
const rowOf = (rows: ThemeRow[], id: string): ThemeRow => {
  const row = rows.find(one => one.id === id);
  if (!row) throw new Error('the theme is no row');
  return row;
};

describe('themes', () => {
  it('are counted among commented answers, rising first, and weighed against the rest of them', async () => {
    const { commented, themed, rows } = await report();
    expect(commented).toMatchObject({ now: { n: 122 }, before: 98 });
    expect(themed).toBe(102);
    expect(rows.map(({ name, n, previous }) => [name, n, previous.n])).toEqual([
      ['Queue at the till', 60, 8],
      ['Kind people', 50, 60],
      ['Car park', 2, 0],
    ]);
    const [late, kind, park] = rows;
    expect(late?.share.value).toBeCloseTo(60 / 122, 12);
    expect(late?.change).toMatchObject({ verdict: 'real', value: 60 / 122 - 8 / 98 });
    expect(kind?.change.verdict).toBe('real');
    expect(kind?.change.value).toBeLessThan(0);
    const turns = (n: number, scores: number[]) =>
      Array.from({ length: n }, (_, i) => scores[i % scores.length] ?? 0);
    const slow = [...turns(50, [2, 5, 7]), ...turns(10, [6])];
    const others = [...turns(40, [10, 9]), 3, 3, ...turns(20, [8])];
    const { value, low, high } = compare('nps', histogramOf(0, 10, slow), histogramOf(0, 10, others));
    expect(late?.impact).toMatchObject({ value, low, high, verdict: 'real' });
    expect(park?.impact.verdict).toBe('too_few');
    expect(late?.sentiment).toEqual({ negative: 50, neutral: 0, positive: 0, unknown: 10 });
  });

  it('are quoted without what tells who wrote it', async () => {
    const { rows } = await report();
    expect(rowOf(rows, staff).quote?.text).toMatch(/^The young man was very kind and knew his boots/);
    // All others on the queue carry an address.
    expect(rowOf(rows, waiting).quote?.text).toMatch(/^Kind, but slow/);
    expect(JSON.stringify(rows)).not.toContain('me@home');
  });

  it('lead to exactly the responses that were counted', async () => {
    for (const more of [{}, { filter: { shop: ['Leeds'] } }]) {
      const { rows, commented, themed } = await report(more);
      const listed = async (match: object) => {
        const wish = listResponsesSchema.parse({ metric: 'nps', ...march, ...more, match, limit: 200 });
        return (await world.run(ctx => pageResponses({ ctx }, wish))).data;
      };
      for (const { id, n, name } of rows) {
        const behind = await listed({ theme: [id] });
        expect(behind).toHaveLength(n);
        for (const { themes } of behind) expect(themes).toContain(name);
        const input = { metric: 'nps' as const, ...march, ...more, match: { theme: [id] } };
        expect((await world.run(ctx => readMetric({ ctx, input }))).total.n).toBe(n);
      }
      expect(await listed({ commented: true })).toHaveLength(commented.now.n);
      expect(await listed({ theme: ['any'] })).toHaveLength(themed);
      const felt = { all: [{ theme: [waiting] }, { sentiment: ['negative'] }] };
      expect(await listed(felt)).toHaveLength(rowOf(rows, waiting).sentiment.negative);
    }
  });

  it('leave out what a person refused and what is archived', async () => {
    const refuse = (isRefused: boolean) =>
      world.run(ctx =>
        ctx.db.execute(sql`
        update comment_theme set is_refused = ${isRefused}, by = 'hand'
        where workspace_id = ${ctx.workspaceId} and theme_id = ${rare}::uuid`),
      );
    await refuse(true);
    expect((await report()).rows.map(({ name }) => name)).toEqual(['Queue at the till', 'Kind people']);
    await refuse(false);
    await world.run(ctx => archiveTheme({ ctx, input: { id: staff } }));
    const left = await report();
    expect(left.rows.map(({ name }) => name)).toEqual(['Queue at the till', 'Car park']);
    const wish = listResponsesSchema.parse({
      metric: 'nps',
      ...march,
      match: { theme: ['any'] },
      limit: 200,
    });
    expect((await world.run(ctx => pageResponses({ ctx }, wish))).data).toHaveLength(left.themed);
    await world.run(ctx => restoreTheme({ ctx, input: { id: staff } }));
    expect((await report()).rows).toHaveLength(3);
  });

  it('hide the figures of groups as small as the workspace says', async () => {
    await world.run(ctx => updateWorkspace({ ctx, input: { settings: { minimumN: 5 } } }));
    const { rows } = await report();
    expect(rowOf(rows, rare)).toMatchObject({
      n: 2,
      figure: { note: 'hidden', value: null },
      impact: { value: null, verdict: 'too_few' },
      quote: null,
    });
  });
});
