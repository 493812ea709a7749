import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dimension, scoreDelta, scoreRollup, scoreRollupMonth } from '@/drizzle/schema/response';
import { workspace } from '@/drizzle/schema/workspace';
import { foldScores } from '@/server/services/rollup/fold';
import { rebuildRollup } from '@/server/services/rollup/rebuild';
import { verifyRollup } from '@/server/services/rollup/verify';
import { type AskedSurvey, askedSurvey, dropResponse, giveAnswer, setScore } from '../factories/answers';
import { newWorld, type World } from '../factories/world';

describe('the cube of scores', () => {
  it('counts a score under everything and under each attribute value, on the workspace day', async () => {
    const w = await newWorld();
    const asked = await w.run(ctx => askedSurvey(ctx));
    // 23:30 UTC on 31 January is 00:30 on 1 February in Berlin.
    const at = new Date('2026-01-31T23:30:00Z');
    await w.run(ctx =>
      giveAnswer(ctx, asked, {
        at,
        scores: { recommend: 9 },
        attributes: { location: 'Leeds', vip: true, tier: 2 },
      }),
    );
    expect(await w.run(ctx => foldScores({ ctx }))).toMatchObject({ deltas: 1, cells: 4, more: false });
    const cells = await w.run(ctx =>
      ctx.db
        .select({
          attribute: dimension.attribute,
          value: dimension.value,
          day: scoreRollup.day,
          counts: scoreRollup.counts,
        })
        .from(scoreRollup)
        .leftJoin(dimension, eq(dimension.id, scoreRollup.dimensionId))
        .orderBy(sql`1 nulls first`),
    );
    const counts = [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0];
    expect(cells).toEqual([
      { attribute: null, value: null, day: '2026-02-01', counts },
      { attribute: 'location', value: 'Leeds', day: '2026-02-01', counts },
      { attribute: 'tier', value: '2', day: '2026-02-01', counts },
      { attribute: 'vip', value: 'true', day: '2026-02-01', counts },
    ]);
    const months = await w.run(ctx => ctx.db.select({ day: scoreRollupMonth.day }).from(scoreRollupMonth));
    expect(months).toEqual(Array.from({ length: 4 }, () => ({ day: '2026-02-01' })));
  });

  it('keeps an edited score on its first day', async () => {
    const w = await newWorld();
    const asked = await w.run(ctx => askedSurvey(ctx));
    const at = new Date('2026-03-01T12:00:00Z');
    const id = await w.run(ctx => giveAnswer(ctx, asked, { at, scores: { recommend: 3 } }));
    await w.run(ctx => foldScores({ ctx }));
    await w.run(ctx => setScore(ctx, asked, { id, key: 'recommend', score: 10 }));
    await w.run(ctx => foldScores({ ctx }));
    const cells = await w.run(ctx =>
      ctx.db.select({ day: scoreRollup.day, counts: scoreRollup.counts }).from(scoreRollup),
    );
    expect(cells).toEqual([{ day: '2026-03-01', counts: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1] }]);
  });

  it('lets several folders work at once without losing or doubling an answer', async () => {
    const w = await newWorld();
    const asked = await w.run(ctx => askedSurvey(ctx));
    await w.run(async ctx => {
      for (let i = 0; i < 60; i++)
        await giveAnswer(ctx, asked, {
          at: day(i % 3),
          scores: { recommend: i % 11 },
          attributes: { shop: `s${i % 4}` },
        });
    });
    const folded = await Promise.all(
      Array.from({ length: 6 }, () => w.run(ctx => foldScores({ ctx, limit: 10 }))),
    );
    expect(folded.reduce((sum, one) => sum + one.deltas, 0)).toBe(60);
    expect(await w.run(ctx => verifyRollup({ ctx }))).toMatchObject({
      exact: true,
      deltas: 0,
      differences: [],
    });
    expect(await countOf(w, asked)).toBe(60);
  });

  it('makes at most 200 values of an attribute a dimension, and stays exact', async () => {
    const w = await newWorld();
    const asked = await w.run(ctx => askedSurvey(ctx));
    await w.run(async ctx => {
      for (let i = 0; i < 205; i++)
        await giveAnswer(ctx, asked, {
          at: day(0),
          scores: { recommend: 5 },
          attributes: { order: `o${i}`, shop: 'a' },
        });
    });
    while ((await w.run(ctx => foldScores({ ctx, limit: 150 }))).more);
    const made = await w.run(ctx => ctx.db.select().from(dimension).where(eq(dimension.attribute, 'order')));
    expect(made.length).toBe(200);
    expect(await w.run(ctx => verifyRollup({ ctx }))).toMatchObject({ exact: true });
  });

  it('leaves tests and scores off the scale out', async () => {
    const w = await newWorld();
    const asked = await w.run(ctx => askedSurvey(ctx));
    await w.run(ctx => giveAnswer(ctx, asked, { at: day(0), scores: { recommend: 7 }, isTest: true }));
    await w.run(ctx => giveAnswer(ctx, asked, { at: day(0), scores: { recommend: 99 } }));
    await w.run(ctx => foldScores({ ctx }));
    await w.run(ctx => rebuildRollup({ ctx }));
    expect(await countOf(w, asked)).toBe(0);
    expect(await w.run(ctx => verifyRollup({ ctx }))).toMatchObject({ exact: true, cells: 0 });
  });

  it('says where it is wrong when a cell was tampered with, and a rebuild mends it', async () => {
    const w = await newWorld();
    const asked = await w.run(ctx => askedSurvey(ctx));
    await w.run(ctx => giveAnswer(ctx, asked, { at: day(0), scores: { recommend: 7 } }));
    await w.run(ctx => foldScores({ ctx }));
    await w.run(ctx => ctx.db.execute(sql`update score_rollup set counts[8] = 3`));
    const proof = await w.run(ctx => verifyRollup({ ctx }));
    expect(proof.exact).toBe(false);
    expect(proof.differences).toContainEqual({
      grain: 'day',
      question: asked.questions.recommend,
      attribute: null,
      value: null,
      day: '2026-03-01',
      bin: 8,
      off: 2,
    });
    await w.run(ctx => rebuildRollup({ ctx }));
    expect(await w.run(ctx => verifyRollup({ ctx }))).toMatchObject({ exact: true, cells: 1 });
  });

  it('moves every day when the workspace changes its zone, and refuses a zone nobody knows', async () => {
    const w = await newWorld({ timezone: 'UTC' });
    const asked = await w.run(ctx => askedSurvey(ctx));
    const at = new Date('2026-03-01T02:00:00Z');
    await w.run(ctx => giveAnswer(ctx, asked, { at, scores: { recommend: 7 } }));
    await w.run(ctx => foldScores({ ctx }));
    const made = await w.run(ctx => rebuildRollup({ ctx, timezone: 'America/New_York' }));
    expect(made).toMatchObject({ generation: 2, timezone: 'America/New_York', cells: 1 });
    const days = () => w.run(ctx => ctx.db.select({ day: scoreRollup.day }).from(scoreRollup));
    expect(await days()).toEqual([{ day: '2026-02-28' }]);
    expect(await w.run(ctx => verifyRollup({ ctx }))).toMatchObject({ exact: true });
    await expect(w.run(ctx => rebuildRollup({ ctx, timezone: 'Mars/Olympus' }))).rejects.toThrow(
      /Mars\/Olympus is not a known time zone/,
    );
    expect(await days()).toEqual([{ day: '2026-02-28' }]);
  });

  it('follows a change of the workspace zone with the next fold', async () => {
    const w = await newWorld({ timezone: 'UTC' });
    const asked = await w.run(ctx => askedSurvey(ctx));
    const at = new Date('2026-03-01T02:00:00Z');
    await w.run(ctx => giveAnswer(ctx, asked, { at, scores: { recommend: 7 } }));
    await w.run(ctx => foldScores({ ctx }));
    await w.run(ctx => ctx.db.update(workspace).set({ timezone: 'America/New_York' }));
    await w.run(ctx => giveAnswer(ctx, asked, { at, scores: { recommend: 8 } }));
    const waiting = await w.run(ctx => ctx.db.execute(sql`select gate_unfolded() as id`));
    expect(waiting.rows).toContainEqual({ id: w.workspaceId });
    while ((await w.run(ctx => foldScores({ ctx }))).more);
    const cells = await w.run(ctx =>
      ctx.db.select({ day: scoreRollup.day, counts: scoreRollup.counts }).from(scoreRollup),
    );
    expect(cells).toEqual([{ day: '2026-02-28', counts: [0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0] }]);
    expect(await w.run(ctx => verifyRollup({ ctx }))).toMatchObject({ exact: true });
  });

  it('does not touch another workspace', async () => {
    const [ours, theirs] = [await newWorld(), await newWorld()];
    const asked = await theirs.run(ctx => askedSurvey(ctx));
    await theirs.run(ctx => giveAnswer(ctx, asked, { at: day(0), scores: { recommend: 7 } }));
    expect(await ours.run(ctx => foldScores({ ctx }))).toMatchObject({ deltas: 0 });
    await ours.run(ctx => rebuildRollup({ ctx }));
    expect(await theirs.run(ctx => ctx.db.$count(scoreDelta))).toBe(1);
  });

  it('equals a recount after any history of answers, edits, deletions, folds and rebuilds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async steps => {
        const w = await newWorld({ timezone: 'America/Sao_Paulo' });
        const asked = await w.run(ctx =>
          askedSurvey(ctx, { recommend: { metric: 'nps' }, ease: { metric: 'ces' } }),
        );
        const given: string[] = [];
        for (const one of steps) await play(w, asked, given, one);
        const proof = await w.run(ctx => verifyRollup({ ctx }));
        expect(proof.differences).toEqual([]);
        while ((await w.run(ctx => foldScores({ ctx, limit: 7 }))).more);
        expect(await w.run(ctx => verifyRollup({ ctx }))).toMatchObject({ exact: true, deltas: 0 });
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});

const day = (offset: number): Date => new Date(Date.UTC(2026, 2, 1 + offset, 12));

const countOf = (w: World, asked: AskedSurvey): Promise<number> =>
  w.run(async ctx => {
    const { rows } = await ctx.db.execute<{ n: number }>(
      sql`select coalesce(sum(c), 0)::int as n from score_rollup, unnest(counts) c
          where dimension_id = 0 and question_id = ${asked.questions.recommend}`,
    );
    return rows[0]?.n ?? 0;
  });

type Step =
  | { do: 'give'; hour: number; score: number; shop: string; ease: number | null }
  | { do: 'edit'; pick: number; score: number | null }
  | { do: 'drop'; pick: number }
  | { do: 'fold'; limit: number }
  | { do: 'rebuild'; zone: string | undefined };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('give' as const),
      // Hours around the start of a year, so that days and months change on either side.
      hour: fc.integer({ min: -60, max: 60 }),
      score: fc.integer({ min: 0, max: 10 }),
      shop: fc.constantFrom('leeds', 'york', 'bath', ''),
      ease: fc.option(fc.integer({ min: 1, max: 7 })),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      pick: fc.nat(),
      score: fc.option(fc.integer({ min: 0, max: 10 })),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('drop' as const), pick: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('fold' as const), limit: fc.integer({ min: 1, max: 9 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('rebuild' as const),
      zone: fc.constantFrom(undefined, 'Asia/Kolkata', 'Pacific/Apia', 'UTC'),
    }),
  },
);

async function play(w: World, asked: AskedSurvey, given: string[], one: Step): Promise<void> {
  const picked = 'pick' in one ? given[one.pick % Math.max(1, given.length)] : undefined;
  switch (one.do) {
    case 'give': {
      const scores = { recommend: one.score, ...(one.ease === null ? {} : { ease: one.ease }) };
      const at = new Date(Date.UTC(2026, 0, 1, one.hour));
      given.push(await w.run(ctx => giveAnswer(ctx, asked, { at, scores, attributes: { shop: one.shop } })));
      return;
    }
    case 'edit':
      if (picked)
        await w.run(ctx => setScore(ctx, asked, { id: picked, key: 'recommend', score: one.score }));
      return;
    case 'drop':
      if (picked) {
        await w.run(ctx => dropResponse(ctx, asked, picked));
        given.splice(given.indexOf(picked), 1);
      }
      return;
    case 'fold':
      await w.run(ctx => foldScores({ ctx, limit: one.limit }));
      return;
    case 'rebuild':
      await w.run(ctx => rebuildRollup({ ctx, timezone: one.zone }));
  }
}
