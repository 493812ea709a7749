import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { histogramOf } from '@/domain/metrics/histogram';
import { compare, estimate, type MetricName } from '@/domain/metrics/metric';
import { localDate } from '@/domain/time/zone';
import { workspace } from '@/drizzle/schema/workspace';
import type { Ctx } from '@/server/db/tenant';
import { readFrame } from '@/server/reports/frame';
import { planMetric } from '@/server/reports/plan';
import { readMetric } from '@/server/reports/read-metric';
import { type MetricQueryInput, metricQuerySchema } from '@/server/reports/schemas';
import { shapeMetric } from '@/server/reports/shape';
import { type CountRow, metricSql } from '@/server/reports/sql';
import { readWhich } from '@/server/reports/which';
import { foldScores } from '@/server/services/rollup/fold';
import { rebuildRollup } from '@/server/services/rollup/rebuild';
import { type AskedSurvey, askedSurvey, type Given, giveAnswer, setScore } from '../factories/answers';
import { newWorld, type World } from '../factories/world';

const read = (w: World, input: MetricQueryInput) => w.run(ctx => readMetric({ ctx, input }));
const march = { from: '2026-03-01', to: '2026-04-01' };

describe('a metric', () => {
  it('is read from cube and fresh deltas together, with n, interval and distribution', async () => {
    const w = await newWorld();
    const asked = await w.run(ctx => askedSurvey(ctx));
    const give = (score: number) =>
      w.run(ctx =>
        giveAnswer(ctx, asked, { at: new Date('2026-03-10T10:00:00Z'), scores: { recommend: score } }),
      );
    for (const score of [10, 9, 9, 7]) await give(score);
    await w.run(ctx => foldScores({ ctx }));
    for (const score of [3, 10]) await give(score);
    const report = await read(w, { metric: 'nps', ...march, interval: 'none' });
    const expected = estimate('nps', histogramOf(0, 10, [10, 9, 9, 7, 3, 10]));
    expect(report.total).toEqual({ ...expected, note: 'few' });
    expect(report.total.value).toBe(50);
    expect(report.points).toEqual([{ start: '2026-03-01', end: '2026-04-01', ...expected, note: 'few' }]);
    expect(report).toMatchObject({
      timezone: 'Europe/Berlin',
      question: { survey: { id: asked.surveyId, name: 'After the purchase' }, key: 'recommend', type: 'nps' },
    });
  });

  it('never misses or doubles an answer while it is being folded or the cube rebuilt', async () => {
    const w = await newWorld();
    const asked = await w.run(ctx => askedSurvey(ctx));
    await w.run(async ctx => {
      for (let i = 0; i < 60; i++)
        await giveAnswer(ctx, asked, {
          at: new Date('2026-03-10T10:00:00Z'),
          scores: { recommend: i % 11 },
          attributes: { shop: `s${i % 5}` },
        });
    });
    let folding = true;
    const folds = (async () => {
      while ((await w.run(ctx => foldScores({ ctx, limit: 3 }))).more);
      await w.run(ctx => rebuildRollup({ ctx }));
      folding = false;
    })();
    const seen = new Set<number>();
    while (folding) {
      const { total, groups } = await read(w, { metric: 'nps', ...march, groupBy: 'shop' });
      seen.add(total.n).add(groups?.reduce((n, group) => n + group.n, 0) ?? 0);
    }
    await folds;
    expect([...seen]).toEqual([60]);
  });

  it('puts an answer on its local day, where clocks change and at midnight', async () => {
    // Berlin: 00:00 to 24:00 local on 29 March 2026 is 23 hours long; Apia skipped none but is 13 hours ahead.
    const cases = [
      ['Europe/Berlin', '2026-03-28T22:59:59.999Z', '2026-03-28'],
      ['Europe/Berlin', '2026-03-28T23:00:00.000Z', '2026-03-29'],
      ['Europe/Berlin', '2026-03-29T21:59:59.999Z', '2026-03-29'],
      ['Europe/Berlin', '2026-03-29T22:00:00.000Z', '2026-03-30'],
      ['Pacific/Apia', '2026-03-28T10:59:59.999Z', '2026-03-28'],
      ['Pacific/Apia', '2026-03-28T11:00:00.000Z', '2026-03-29'],
      ['America/New_York', '2026-03-29T03:59:59.999Z', '2026-03-28'],
      ['America/New_York', '2026-03-29T04:00:00.000Z', '2026-03-29'],
      // Midnight does not exist on this day: clocks go from 23:59:59 to 01:00.
      ['Africa/Cairo', '2026-04-23T21:59:59.999Z', '2026-04-23'],
      ['Africa/Cairo', '2026-04-23T22:00:00.000Z', '2026-04-24'],
    ] as const;
    for (const [timezone, at, day] of cases) {
      const w = await newWorld({ timezone });
      const asked = await w.run(ctx => askedSurvey(ctx));
      await w.run(ctx =>
        giveAnswer(ctx, asked, {
          at: new Date(at),
          scores: { recommend: 9 },
          attributes: { a: 'x', b: 'y' },
        }),
      );
      const range = { from: '2026-03-20', to: '2026-05-01', interval: 'day' } as const;
      const daysOf = async (filter?: Record<string, string[]>) =>
        (await read(w, { metric: 'nps', ...range, filter })).points.filter(p => p.n > 0).map(p => p.start);
      expect([timezone, at, await daysOf()]).toEqual([timezone, at, [day]]);
      expect(await daysOf({ a: ['x'], b: ['y'] })).toEqual([day]);
      await w.run(ctx => foldScores({ ctx }));
      expect(await daysOf()).toEqual([day]);
    }
  });

  it('keeps an edited score at its first moment', async () => {
    const w = await newWorld();
    const asked = await w.run(ctx => askedSurvey(ctx));
    const at = new Date('2026-03-02T10:00:00Z');
    const id = await w.run(ctx => giveAnswer(ctx, asked, { at, scores: { recommend: 0 } }));
    await w.run(ctx => foldScores({ ctx }));
    await w.run(ctx => setScore(ctx, asked, { id, key: 'recommend', score: 9 }));
    const { points } = await read(w, { metric: 'nps', ...march, interval: 'week' });
    expect(points.map(({ start, end, n, value }) => [start, end, n, value])).toEqual([
      ['2026-03-01', '2026-03-02', 0, null],
      ['2026-03-02', '2026-03-09', 1, 100],
      ['2026-03-09', '2026-03-16', 0, null],
      ['2026-03-16', '2026-03-23', 0, null],
      ['2026-03-23', '2026-03-30', 0, null],
      ['2026-03-30', '2026-04-01', 0, null],
    ]);
  });

  it('compares with the same number of days before, in words', async () => {
    const w = await newWorld();
    const asked = await w.run(ctx => askedSurvey(ctx));
    await w.run(async ctx => {
      for (let i = 0; i < 40; i++) {
        await giveAnswer(ctx, asked, {
          at: new Date('2026-02-10T10:00:00Z'),
          scores: { recommend: i % 2 ? 3 : 8 },
        });
        await giveAnswer(ctx, asked, {
          at: new Date('2026-03-10T10:00:00Z'),
          scores: { recommend: i % 2 ? 9 : 8 },
        });
      }
    });
    const report = await read(w, { metric: 'nps', ...march, interval: 'none', compare: 'previous' });
    expect(report.previous).toMatchObject({ start: '2026-01-29', end: '2026-03-01', n: 40, value: -50 });
    expect(report.total).toMatchObject({ n: 40, value: 50 });
    expect(report.change).toMatchObject({ value: 100, verdict: 'real' });
  });

  it('tells groups apart only where they differ from the rest', async () => {
    const w = await newWorld();
    const asked = await w.run(ctx => askedSurvey(ctx));
    await w.run(async ctx => {
      for (let i = 0; i < 30; i++)
        for (const [location, score] of [
          ['leeds', i % 3 ? 4 : 8],
          ['york', i % 3 ? 9 : 8],
          ['bath', i % 3 ? 9 : 5],
        ] as const)
          await giveAnswer(ctx, asked, {
            at: new Date('2026-03-10T10:00:00Z'),
            scores: { recommend: score },
            attributes: { location },
          });
      await giveAnswer(ctx, asked, {
        at: new Date('2026-03-10T10:00:00Z'),
        scores: { recommend: 9 },
        attributes: { location: 'hull' },
      });
    });
    await w.run(ctx => foldScores({ ctx }));
    const { groups } = await read(w, { metric: 'nps', ...march, groupBy: 'location' });
    expect(groups?.map(({ key, n, verdict, note }) => [key, n, verdict, note])).toEqual([
      ['bath', 30, 'noise', undefined],
      ['leeds', 30, 'real', undefined],
      ['york', 30, 'real', undefined],
      ['hull', 1, 'too_few', 'few'],
    ]);
    await w.run(ctx =>
      ctx.db
        .update(workspace)
        .set({ settings: { minimumN: 5 } })
        .where(eq(workspace.id, ctx.workspaceId)),
    );
    const hidden = (await read(w, { metric: 'nps', ...march, groupBy: 'location' })).groups?.at(-1);
    expect(hidden).toMatchObject({
      key: 'hull',
      n: 1,
      value: null,
      low: null,
      distribution: {},
      note: 'hidden',
    });
  });

  it('answers empty for an attribute nobody has, and for a workspace without such a question', async () => {
    const w = await newWorld();
    await w.run(ctx => askedSurvey(ctx));
    const report = await read(w, {
      metric: 'nps',
      ...march,
      interval: 'none',
      groupBy: 'planet',
      filter: { planet: ['mars'] },
    });
    expect(report).toMatchObject({ groups: [], total: { n: 0, value: null, low: null, high: null } });
    const none = await read(w, { metric: 'ces', ...march, interval: 'week', compare: 'previous' });
    expect(none).toMatchObject({
      question: null,
      total: { n: 0, value: null },
      change: { value: null, verdict: 'too_few' },
    });
    expect(none.points.length).toBe(6);
  });

  it('speaks of the first published question of its type unless the workspace chose another', async () => {
    const w = await newWorld();
    const first = await w.run(ctx => askedSurvey(ctx, { recommend: { metric: 'nps' } }, 'First'));
    const second = await w.run(ctx =>
      askedSurvey(
        ctx,
        { again: { metric: 'nps' }, friends: { metric: 'nps' }, taste: { metric: 'rating', max: 7 } },
        'Second',
      ),
    );
    const keyOf = async (more: Partial<MetricQueryInput> = {}) => {
      const { question } = await read(w, { metric: 'nps', ...march, ...more });
      return `${question?.survey.name}/${question?.key}`;
    };
    expect(await keyOf()).toBe('First/recommend');
    expect(await keyOf({ survey: second.surveyId })).toBe('Second/again');
    expect(await keyOf({ survey: second.surveyId, question: 'friends' })).toBe('Second/friends');
    expect(await keyOf({ metric: 'mean', survey: second.surveyId })).toBe('Second/taste');
    expect(await keyOf({ metric: 'mean', survey: first.surveyId, question: 'recommend' })).toBe(
      'First/recommend',
    );
    await w.run(ctx =>
      ctx.db
        .update(workspace)
        .set({ settings: { headline: { nps: `${second.surveyId}/friends` } } })
        .where(eq(workspace.id, ctx.workspaceId)),
    );
    expect(await keyOf()).toBe('Second/friends');
    await expect(keyOf({ metric: 'csat', survey: second.surveyId, question: 'again' })).rejects.toThrow(
      'question again is of type nps, which has no csat.',
    );
    await expect(keyOf({ survey: second.surveyId, question: 'nobody' })).rejects.toThrow(/no such question/);
    await expect(keyOf({ survey: 'nope' })).rejects.toThrow(/no such survey/);
  });

  it.each([
    [{ from: '2026-13-01' }, 'from is not a date: write it like 2026-03-31.'],
    [{ from: '2026-02-29' }, 'from is not a date: write it like 2026-03-31.'],
    [
      { from: '2026-04-01' },
      'to must be later than from: the range ends before 2026-04-01, that day not included.',
    ],
    [{ from: '2016-03-01', interval: 'day' }, /interval day gives more than 1500 points/],
    [{ question: 'recommend' }, /survey is missing/],
  ] as const)('says in a sentence what is wrong with %o', async (wrong, sentence) => {
    const w = await newWorld();
    await expect(read(w, { metric: 'nps', ...march, ...wrong })).rejects.toMatchObject({
      code: 'invalid',
      message: typeof sentence === 'string' ? sentence : expect.stringMatching(sentence),
    });
  });

  it('answers for a filter or group with more values than the cube takes', async () => {
    const w = await newWorld();
    const asked = await w.run(ctx => askedSurvey(ctx));
    await w.run(async ctx => {
      for (let i = 0; i < 203; i++)
        await giveAnswer(ctx, asked, {
          at: new Date('2026-03-10T10:00:00Z'),
          scores: { recommend: 9 },
          attributes: { order: `o${String(i).padStart(3, '0')}` },
        });
    });
    await w.run(ctx => foldScores({ ctx }));
    for (const order of ['o000', 'o100', 'o202'])
      expect((await read(w, { metric: 'nps', ...march, filter: { order: [order] } })).total.n).toBe(1);
    expect((await read(w, { metric: 'nps', ...march, groupBy: 'order' })).groups?.length).toBe(200);
  });
});

describe('random answers', () => {
  let w: World;
  let asked: AskedSurvey;
  const given: Given[] = [];
  const zone = 'America/New_York';

  beforeAll(async () => {
    w = await newWorld({ timezone: zone });
    asked = await w.run(ctx =>
      askedSurvey(ctx, {
        recommend: { metric: 'nps' },
        happy: { metric: 'csat' },
        ease: { metric: 'ces' },
        _index: { metric: 'index_sum' },
        taste: { metric: 'rating', max: 7 },
      }),
    );
    const draw = fc.sample(
      fc.record({
        at: fc.date({
          min: new Date('2025-10-20T00:00:00Z'),
          max: new Date('2026-04-20T00:00:00Z'),
          noInvalidDate: true,
        }),
        scores: fc.record({
          recommend: fc.integer({ min: 0, max: 10 }),
          happy: fc.integer({ min: 1, max: 5 }),
          ease: fc.integer({ min: 1, max: 7 }),
          _index: fc.integer({ min: 0, max: 27 }),
          taste: fc.integer({ min: 1, max: 7 }),
        }),
        attributes: fc.record(
          {
            shop: fc.constantFrom('leeds', 'york', 'bath'),
            vip: fc.boolean(),
            tier: fc.integer({ min: 1, max: 3 }),
          },
          { requiredKeys: ['shop'] },
        ),
      }),
      { numRuns: 300, seed: 7 },
    );
    // Drawn records have no prototype, which drizzle does not take for a value.
    given.push(
      ...draw.map(one => ({ ...one, attributes: { ...one.attributes }, scores: { ...one.scores } })),
    );
    // A third stays unfolded.
    for (const [i, one] of given.entries()) {
      await w.run(ctx => giveAnswer(ctx, asked, one));
      if (i === 200) while ((await w.run(ctx => foldScores({ ctx, limit: 333 }))).more);
    }
  }, 60_000);

  const keys: Record<MetricName, [string, number, number]> = {
    nps: ['recommend', 0, 10],
    csat: ['happy', 1, 5],
    ces: ['ease', 1, 7],
    index: ['_index', 0, 27],
    mean: ['taste', 1, 7],
  };

  const query = fc.record({
    metric: fc.constantFrom<MetricName>('nps', 'csat', 'ces', 'index', 'mean'),
    start: fc.integer({ min: 0, max: 120 }),
    days: fc.integer({ min: 1, max: 120 }),
    interval: fc.constantFrom('day', 'week', 'month', 'quarter', 'none'),
    groupBy: fc.option(fc.constantFrom('shop', 'vip', 'tier'), { nil: undefined }),
    filter: fc
      .record(
        {
          shop: fc.subarray(['leeds', 'york', 'moon'], { minLength: 1 }),
          vip: fc.constantFrom(['true'], ['false']),
          tier: fc.subarray(['1', '2', '3'], { minLength: 1 }),
        },
        { requiredKeys: [] },
      )
      .map(filter =>
        Object.fromEntries(Object.entries(filter).map(([name, values]) => [name, [...(values ?? [])]])),
      ),
  });

  it('give the same figures as counting them by hand, for every query', async () => {
    await fc.assert(
      fc.asyncProperty(query, async ({ metric, start, days, interval, groupBy, filter }) => {
        const from = dateAt(start);
        const to = dateAt(start + days);
        const before = dateAt(start - days);
        const report = await read(w, { metric, from, to, interval, groupBy, filter, compare: 'previous' });
        const [key, min, max] = keys[metric];
        const scoresIn = (first: string, last: string, more: Record<string, string[]> = {}) =>
          given
            .filter(({ at, attributes }) => {
              const day = localDate(at, zone);
              const all = [...Object.entries(filter), ...Object.entries(more)];
              return (
                day >= first &&
                day < last &&
                all.every(([name, values]) => values?.includes(String(attributes?.[name])))
              );
            })
            .map(({ scores }) => scores[key] ?? -1);
        const figure = (scores: number[]) => estimate(metric, histogramOf(min, max, scores), { min, max });
        const bare = <T extends { note?: unknown }>({ note: _, ...rest }: T) => rest;
        expect(bare(report.total)).toEqual(figure(scoresIn(from, to)));
        const change = compare(
          metric,
          histogramOf(min, max, scoresIn(from, to)),
          histogramOf(min, max, scoresIn(before, from)),
          { min, max },
        );
        expect(report.change).toEqual(change);
        for (const { verdict: _, ...point } of report.points)
          expect(bare(point)).toEqual({
            start: point.start,
            end: point.end,
            ...figure(scoresIn(point.start, point.end)),
          });
        expect(report.points[0]?.start).toBe(from);
        expect(report.points.at(-1)?.end).toBe(to);
        for (const { key: value, n } of report.groups ?? [])
          expect([value, n]).toEqual([value, scoresIn(from, to, { [groupBy ?? '']: [value] }).length]);
        if (groupBy) {
          const values = new Set(
            given
              .filter(one => one.attributes?.[groupBy] !== undefined)
              .map(one => String(one.attributes?.[groupBy])),
          );
          const sum = [...values].reduce(
            (n, value) => n + scoresIn(from, to, { [groupBy]: [value] }).length,
            0,
          );
          expect(report.groups?.reduce((n, group) => n + group.n, 0)).toBe(sum);
        }
      }),
      { numRuns: 120 },
    );
  }, 60_000);

  it('give the same report from the cube and from the answers', async () => {
    const both = async (ctx: Ctx, input: MetricQueryInput) => {
      const parsed = metricQuerySchema.parse(input);
      const plan = planMetric(parsed, await readFrame(ctx, parsed), await readWhich(ctx, parsed));
      const question = plan.question;
      if (!question) throw new Error('no question');
      const run = async (source: 'cube' | 'answers') => {
        const other = { ...plan, source };
        const { rows } = await ctx.db.execute(
          metricSql({ plan: other, question, workspaceId: ctx.workspaceId }),
        );
        return shapeMetric(other, rows as CountRow[]);
      };
      expect(plan.source).toBe('cube');
      return [await run('cube'), await run('answers')];
    };
    await fc.assert(
      fc.asyncProperty(query, async ({ filter, groupBy, start, days, metric, interval }) => {
        const [one] = Object.entries(filter);
        const single = one ? { [one[0]]: one[1] } : {};
        const input = {
          metric,
          interval,
          from: dateAt(start),
          to: dateAt(start + days),
          filter: single,
          groupBy: one ? one[0] : groupBy,
        };
        const [cube, answers] = await w.run(ctx => both(ctx, { ...input, compare: 'previous' }));
        expect(cube).toEqual(answers);
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it('stay the same after a rebuild', async () => {
    const input = {
      metric: 'nps',
      from: '2025-10-01',
      to: '2026-05-01',
      interval: 'week',
      groupBy: 'shop',
    } as const;
    const before = await read(w, input);
    await w.run(ctx => rebuildRollup({ ctx }));
    expect(await read(w, input)).toEqual(before);
  });

  const dateAt = (day: number): string => new Date(Date.UTC(2025, 11, 1 + day)).toISOString().slice(0, 10);
});
