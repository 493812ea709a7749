import { and, eq, sql } from 'drizzle-orm';
import type { Attributes } from '@/domain/attributes';
import { newId } from '@/domain/ids';
import { surveyDefinition } from '@/domain/survey/definition';
import { answer, response, scoreDelta } from '@/drizzle/schema/response';
import { question, survey } from '@/drizzle/schema/survey';
import type { Ctx } from '@/server/db/tenant';

/** Registered questions by key, as publishing leaves them. */
export type AskedSurvey = { surveyId: string; name: string; questions: Record<string, number> };

type QuestionSpec = {
  metric: 'nps' | 'csat' | 'ces' | 'index_sum' | 'rating' | null;
  min?: number;
  max?: number;
};

const scales: Record<string, [number, number]> = {
  nps: [0, 10],
  csat: [1, 5],
  ces: [1, 7],
  index_sum: [0, 27],
  rating: [1, 5],
};

/** A published survey with scored questions and one comment, written straight into the tables. */
export async function askedSurvey(
  ctx: Ctx,
  specs: Record<string, QuestionSpec> = { recommend: { metric: 'nps' } },
  name = 'After the purchase',
): Promise<AskedSurvey> {
  const surveyId = newId();
  await ctx.db
    .insert(survey)
    .values({ workspaceId: ctx.workspaceId, id: surveyId, name, draft: surveyDefinition.parse({ name }) });
  const questions: Record<string, number> = {};
  for (const [key, spec] of Object.entries({ ...specs, comment: { metric: null } as QuestionSpec })) {
    const [min, max] = spec.metric ? (scales[spec.metric] ?? [1, 5]) : [null, null];
    const [row] = await ctx.db
      .insert(question)
      .values({
        workspaceId: ctx.workspaceId,
        surveyId,
        key,
        type: spec.metric ?? 'long',
        metric: spec.metric,
        scoreMin: spec.min ?? min,
        scoreMax: spec.max ?? max,
        firstVersion: 1,
      })
      .returning({ id: question.id });
    questions[key] = row?.id ?? 0;
  }
  return { surveyId, name, questions };
}

export type Given = {
  at: Date;
  scores: Record<string, number>;
  attributes?: Attributes;
  comment?: string;
  isTest?: boolean;
  customerId?: string;
};

/** One completed response with its answers and deltas, in the shape that saving leaves. */
export async function giveAnswer(ctx: Ctx, asked: AskedSurvey, given: Given): Promise<string> {
  const { at, scores, attributes = {}, comment, isTest = false, customerId = null } = given;
  const id = newId();
  const { workspaceId } = ctx;
  await ctx.db.insert(response).values({
    workspaceId,
    id,
    origin: `test:${id}`,
    surveyId: asked.surveyId,
    version: 1,
    customerId,
    state: 'completed',
    language: 'en',
    answers: comment ? { ...scores, comment } : scores,
    attributes,
    isTest,
    startedAt: at,
    scoredAt: at,
    completedAt: at,
  });
  for (const [key, score] of Object.entries(scores)) await setScore(ctx, asked, { id, key, score });
  if (comment)
    await ctx.db.insert(answer).values({
      workspaceId,
      responseId: id,
      questionId: asked.questions.comment ?? 0,
      text: comment,
      answeredAt: at,
    });
  return id;
}

/** Gives, changes or takes back (null) one score; the delta carries the response's moment and snapshot. */
export async function setScore(
  ctx: Ctx,
  asked: AskedSurvey,
  { id, key, score }: { id: string; key: string; score: number | null },
): Promise<void> {
  const { workspaceId } = ctx;
  const questionId = asked.questions[key] ?? 0;
  const [of] = await ctx.db.select().from(response).where(eq(response.id, id));
  if (!of?.scoredAt) throw new Error('there is no such response');
  const where = and(eq(answer.responseId, id), eq(answer.questionId, questionId));
  const [old] = await ctx.db.select().from(answer).where(where);
  if (score === null) await ctx.db.delete(answer).where(where);
  else
    await ctx.db
      .insert(answer)
      .values({ workspaceId, responseId: id, questionId, value: score, answeredAt: of.scoredAt })
      .onConflictDoUpdate({
        target: [answer.workspaceId, answer.responseId, answer.questionId],
        set: { value: sql`excluded.value` },
      });
  if (of.isTest) return;
  await ctx.db.insert(scoreDelta).values({
    workspaceId,
    questionId,
    oldScore: old?.value ?? null,
    newScore: score,
    moment: of.scoredAt,
    attributes: of.attributes,
  });
}

/** Deletes a response as retention of rows does: its scores leave the numbers with it. */
export async function dropResponse(ctx: Ctx, asked: AskedSurvey, id: string): Promise<void> {
  for (const key of Object.keys(asked.questions)) {
    const [held] = await ctx.db
      .select({ value: answer.value })
      .from(answer)
      .where(and(eq(answer.responseId, id), eq(answer.questionId, asked.questions[key] ?? 0)));
    if (held?.value !== undefined && held.value !== null)
      await setScore(ctx, asked, { id, key, score: null });
  }
  await ctx.db.delete(response).where(eq(response.id, id));
}
