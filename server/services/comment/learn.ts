import { setImmediate } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { eq, sql } from 'drizzle-orm';
import { type Band, bandOf } from '@/domain/metrics/bands';
import { crossValidate, qualityOf } from '@/domain/text/evaluate';
import { featuresOf } from '@/domain/text/features';
import { type Example, type Sentiment, train, writeModel } from '@/domain/text/model';
import { FEWEST_LESSONS, type SentimentQuality } from '@/domain/text/quality';
import { sentimentModel, textState } from '@/drizzle/schema/comment';
import type { Ctx } from '@/server/db/tenant';
import { wake } from '@/server/jobs/wake';
import { bumpTaxonomy } from '../theme/bump';
import { ensureTaxonomy } from '../theme/ensure-taxonomy';
import { type ScoredRow, scoredComments, scoring } from './scored';

/** The newest scored comments of a language that are learnt from: more makes it slower, hardly better. */
const MOST_LESSONS = 20_000;
/** Learnt anew where comments grew so much, or a model is so old: every new model lets all comments be read again. */
const GROWTH = 1.1;
const OLD_DAYS = 30;
/** So long others wait at most while it is learnt. */
const SLICE_MS = 25;

const FEELINGS: Record<Band, Sentiment> = { bad: -1, mid: 0, good: 1 };

/** A scored comment; `textKey` is the same for the same words. */
export type Lesson = Example & { textKey: string };
export type Learnt = { n: number; weights: Buffer; quality: SentimentQuality };

type Taught = { language: string; n: number; learnt: number | null; trained_at: string | null };

/** Languages with enough comments to learn from, most first. */
export const languagesToLearn = async (ctx: Ctx): Promise<string[]> =>
  (await readTaught(ctx)).map(({ language }) => language);

/** Whether there is something new: a language with enough comments, a tenth more than the last time or a month later. */
export async function isWorthLearning(ctx: Ctx): Promise<boolean> {
  const old = ctx.now.getTime() - OLD_DAYS * 86_400_000;
  return (await readTaught(ctx)).some(
    ({ n, learnt, trained_at }) =>
      learnt === null ||
      trained_at === null ||
      Math.min(n, MOST_LESSONS) >= learnt * GROWTH ||
      new Date(trained_at).getTime() < old,
  );
}

async function readTaught(ctx: Ctx): Promise<Taught[]> {
  const { rows } = await ctx.db.execute<Taught>(sql`
    select c.language, c.n, m.n as learnt, m.trained_at from (
      select c.language, count(*)::int as n
      from (select distinct a.response_id from answer a
        join response r on r.workspace_id = a.workspace_id and r.id = a.response_id and not r.is_test
        where a.workspace_id = ${ctx.workspaceId} and a.value is not null and a.question_id = any(${scoring(ctx.workspaceId)})) s
      join comment c on c.workspace_id = ${ctx.workspaceId} and c.response_id = s.response_id
      where c.language is not null group by 1) c
    left join sentiment_model m on m.workspace_id = ${ctx.workspaceId} and m.language = c.language
    where c.n >= ${FEWEST_LESSONS}
    order by c.n desc, 1`);
  return rows;
}

/** The newest scored comments of a language as examples; none where they are too few. */
export async function readLessons(ctx: Ctx, language: string): Promise<Lesson[]> {
  const { rows } = await ctx.db.execute<ScoredRow & { metric: NonNullable<ScoredRow['metric']> }>(
    scoredComments(ctx.workspaceId, MOST_LESSONS, { language, isScored: true }),
  );
  if (rows.length < FEWEST_LESSONS) return [];
  return rows.map(({ text, metric, value, points }) => ({
    features: featuresOf(text, language),
    sentiment: FEELINGS[bandOf(metric, value, points)],
    textKey: text.toLowerCase().replace(/\s+/g, ' ').trim(),
  }));
}

/** Learns from all, and measures on parts that were not learnt from how well that works. Lets others have their turn. */
export async function learn(lessons: readonly Lesson[]): Promise<Learnt> {
  const quality = qualityOf(await paced(crossValidate(lessons)));
  const model = await paced(train(lessons));
  return { n: lessons.length, weights: gzipSync(writeModel(model)), quality };
}

/** Keeps what was learnt of a language; `null`: there was too little, and what there was is forgotten. */
export async function keepModel(ctx: Ctx, language: string, learnt: Learnt | null): Promise<void> {
  const { db, workspaceId, now } = ctx;
  if (!learnt) {
    await db.execute(sql`
      delete from sentiment_model where workspace_id = ${workspaceId} and language = ${language}`);
    return;
  }
  const set = { ...learnt, trainedAt: now };
  await db
    .insert(sentimentModel)
    .values({ workspaceId, language, ...set })
    .onConflictDoUpdate({ target: [sentimentModel.workspaceId, sentimentModel.language], set });
}

/** Notes that it was learnt; where anything is new, every comment is read anew. */
export async function endLearning(ctx: Ctx, isNew: boolean): Promise<void> {
  await ensureTaxonomy(ctx);
  await ctx.db
    .update(textState)
    .set({ trainedAt: ctx.now, learnAt: null })
    .where(eq(textState.workspaceId, ctx.workspaceId));
  if (isNew) await bumpTaxonomy(ctx);
}

/** Lets feelings be learnt as soon as the worker can. */
export async function askToLearn({ ctx }: { ctx: Ctx }): Promise<void> {
  await ensureTaxonomy(ctx);
  await ctx.db.update(textState).set({ learnAt: ctx.now }).where(eq(textState.workspaceId, ctx.workspaceId));
  await wake(ctx, 'learnSentiment');
}

async function paced<T>(work: Generator<void, T>): Promise<T> {
  let began = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - began < SLICE_MS) continue;
    await setImmediate();
    began = performance.now();
  }
}
