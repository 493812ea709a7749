import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/domain/ids';
import type { ReportFilter } from '@/domain/match';
import type { MetricName } from '@/domain/metrics/metric';
import { addDays } from '@/domain/time/local-date';
import type { Actor } from '@/server/db/tenant';
import { inWorkspace } from '@/server/db/tenant';
import { normalise } from '@/server/reports/match';
import { readOverview } from '@/server/reports/overview';
import { readMetric } from '@/server/reports/read-metric';
import { readResponseRate } from '@/server/reports/response-rate';
import { readTrend } from '@/server/reports/trend';
import { createFilter } from '@/server/services/filter/create';
import { listResponsesSchema, pageResponses } from '@/server/services/response/read';
import { foldScores } from '@/server/services/rollup/fold';
import { newWorld, type World } from '../factories/world';
import { anyMatch, type MatchWorld, matchWorld, meets } from './match-world';

let w: World;
let world: MatchWorld;
const ann: Actor = { kind: 'user', id: 'ann', name: 'Ann' };

beforeAll(async () => {
  w = await newWorld({ timezone: 'America/New_York' });
  world = await w.run(ctx => matchWorld(ctx, 160));
  while ((await w.run(ctx => foldScores({ ctx, limit: 200 }))).more);
}, 60_000);

const listed = (wish: Omit<Parameters<typeof listResponsesSchema.parse>[0] & object, 'limit'>) =>
  w.run(async ctx => {
    const page = await pageResponses({ ctx }, { ...listResponsesSchema.parse(wish), limit: 1_000 });
    return page.data.map(row => row.id).sort();
  });

const filters = fc
  .record(
    {
      shop: fc.subarray(['leeds', 'york', 'moon'], { minLength: 1 }),
      vip: fc.constantFrom(['true'], ['false']),
    },
    { requiredKeys: [] },
  )
  .map(filter =>
    Object.fromEntries(Object.entries(filter).map(([name, values]) => [name, [...(values ?? [])]])),
  );

describe('answers that meet a tree of conditions', () => {
  it('are those that meet it one by one, for every tree', async () => {
    let some = 0;
    await fc.assert(
      fc.asyncProperty(anyMatch(world), filters, async (match, filter) => {
        const expected = world.known
          .filter(one => meets(world, one, match))
          .filter(({ attributes }) =>
            Object.entries(filter).every(([name, values]) => values.includes(String(attributes[name]))),
          )
          .map(one => one.id)
          .sort();
        if (expected.length > 0 && expected.length < world.known.length) some += 1;
        expect(await listed({ match, filter })).toEqual(expected);
      }),
      { numRuns: 250, seed: 3 },
    );
    expect(some).toBeGreaterThan(50);
  }, 60_000);

  it('are as many as each point and group of a report says', async () => {
    const metrics = fc.constantFrom<[MetricName, number, string]>(
      ['nps', 0, 'recommend'],
      ['nps', 0, 'again'],
      ['csat', 0, 'happy'],
      ['csat', 1, 'happy'],
      ['ces', 1, 'ease'],
      ['mean', 0, 'recommend'],
    );
    let drilled = 0;
    await fc.assert(
      fc.asyncProperty(
        metrics,
        fc.option(anyMatch(world), { nil: undefined }),
        filters,
        fc.record({
          start: fc.nat(80),
          days: fc.integer({ min: 1, max: 60 }),
          isNamed: fc.boolean(),
          interval: fc.constantFrom('week', 'month', 'none'),
          groupBy: fc.constantFrom('shop', 'tier', 'vip'),
        }),
        async ([metric, place, key], match, filter, { start, days, isNamed, interval, groupBy }) => {
          const from = addDays('2026-01-20', start);
          const to = addDays(from, days);
          const question =
            isNamed || metric === 'mean' ? { survey: world.surveys[place]?.surveyId, question: key } : {};
          const asked = { metric, ...question, filter, ...(match && { match }) };
          const ask = () =>
            w.run(ctx => readMetric({ ctx, input: { ...asked, from, to, interval, groupBy } }));
          const report = await ask().catch(error => {
            // A tree may name a survey that is not there.
            expect(error).toMatchObject({ code: 'not_found' });
            return null;
          });
          if (!report) return;
          expect((await listed({ ...asked, from, to })).length).toBe(report.total.n);
          for (const point of report.points) {
            const behind = await listed({ ...asked, from: point.start, to: point.end });
            expect([point.start, behind.length]).toEqual([point.start, point.n]);
            drilled += point.n;
          }
          for (const group of report.groups ?? []) {
            const narrowed = { ...asked, filter: { ...filter, [groupBy]: [group.key] } };
            expect([group.key, (await listed({ ...narrowed, from, to })).length]).toEqual([
              group.key,
              group.n,
            ]);
          }
        },
      ),
      { numRuns: 60, seed: 5 },
    );
    expect(drilled).toBeGreaterThan(100);
  }, 120_000);

  it('come page by page without a gap or a double, by when they were begun and by when they were scored', async () => {
    for (const wish of [
      { match: { not: { text: 'late' } } },
      { metric: 'csat' as const, flag: 'any' as const },
    ]) {
      const paged: string[] = [];
      let cursor: string | undefined;
      do {
        const input = listResponsesSchema.parse({ ...wish, limit: 7, cursor });
        const page = await w.run(ctx => pageResponses({ ctx }, input));
        paged.push(...page.data.map(row => row.id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(paged.length).toBeGreaterThan(7);
      expect(paged.toSorted()).toEqual(await listed(wish));
    }
  });

  it('are counted alike by filter, by match and by saved filter, on Overview and along a trend too', async () => {
    const match = { any: [{ band: ['detractor' as const] }, { text: 'great' }] };
    const { id: saved } = await inWorkspace(w.workspaceId, ann, ctx =>
      createFilter({ ctx, input: { name: 'Loud ones', match } }),
    );
    const range = { from: '2026-02-01', to: '2026-04-01' };
    for (const which of [{ match }, { saved }] satisfies ReportFilter[]) {
      const { total } = await w.run(ctx => readMetric({ ctx, input: { metric: 'nps', ...range, ...which } }));
      const overview = await w.run(ctx => readOverview({ ctx, input: { ...range, ...which } }));
      expect(overview.cards.find(card => card.metric === 'nps')?.total.n).toBe(total.n);
      expect(total.n).toBe((await listed({ metric: 'nps', ...range, ...which })).length);
      expect(total.n).toBeGreaterThan(0);
      // What was answered says nothing of those who were silent.
      expect(overview).toMatchObject({ rate: null, moved: null });
      const byId = new Map(world.known.map(one => [one.id, one]));
      for (const { responseId } of overview.comments) {
        const one = byId.get(responseId);
        expect(one && meets(world, one, match)).toBe(true);
      }
      const trend = await w.run(ctx =>
        readTrend({ ctx, input: { metric: 'nps', interval: 'month', ...which } }),
      );
      const march = trend.points.find(point => point.start === '2026-03-01');
      const inMarch = await listed({ metric: 'nps', from: '2026-03-01', to: '2026-04-01', ...which });
      expect(march?.n).toBe(inMarch.length);
    }
    const gone = w.run(ctx => readMetric({ ctx, input: { metric: 'nps', ...range, saved: newId() } }));
    await expect(gone).rejects.toMatchObject({
      code: 'not_found',
      message: 'There is no such saved filter.',
    });
    await expect(listed({ saved: newId() })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('make the response rate of programs, surveys and languages, and of nothing that was answered', async () => {
    const range = { from: '2026-01-01', to: '2026-05-01' };
    const rate = (which: ReportFilter) =>
      w.run(ctx => readResponseRate({ ctx, input: { ...range, ...which } }));
    const [first, second] = world.programs;
    if (!first || !second) throw new Error('there are two programs');
    expect((await rate({ match: { program: [newId()] } })).total.n).toBe(0);
    const asked = world.known.filter(one => one.program !== null);
    const german = asked.filter(one => one.program === second || one.language.startsWith('de'));
    const match = { any: [{ program: [second] }, { language: ['de'] }] };
    expect((await rate({ match })).total.n).toBe(german.length);
    const ofFirst = { survey: [world.surveys[0]?.surveyId ?? ''] };
    expect((await rate({ match: { not: ofFirst } })).total.n).toBe(
      asked.filter(one => one.program === second).length,
    );
    for (const match of [
      { band: ['promoter' as const] },
      { not: { text: 'late' } },
      { any: [{ program: [first] }, { flag: ['any' as const] }] },
    ])
      await expect(rate({ match })).rejects.toMatchObject({
        code: 'invalid',
        message: 'The response rate cannot be filtered by what was answered.',
      });
  });
});

describe('a match in its normal form', () => {
  const eq = (attribute: string, value: string | number) => ({ attribute, op: 'eq' as const, value });

  it.each([
    [{ all: [eq('shop', 'leeds'), { all: [eq('tier', 2)] }] }, { shop: ['leeds'], tier: ['2'] }, null],
    [{ any: [eq('shop', 'leeds'), eq('shop', 'york')] }, { shop: ['leeds', 'york'] }, null],
    [{ not: { not: eq('shop', 'leeds') } }, { shop: ['leeds'] }, null],
    [{ all: [eq('shop', 'leeds'), eq('shop', 'york')] }, { shop: [] }, null],
    [{ any: [eq('shop', 'leeds'), { all: [] }] }, {}, null],
    [{ any: [eq('shop', 'leeds'), eq('tier', 2)] }, {}, { any: [eq('shop', 'leeds'), eq('tier', 2)] }],
    // Written 1000 in a snapshot, or as this very text.
    [eq('tier', '1e3'), {}, eq('tier', '1e3')],
  ])('%o leaves %o for the cube and %o to count', (match, filter, rest) => {
    expect(normalise({}, [match])).toMatchObject({ filter, match: rest });
  });
});
