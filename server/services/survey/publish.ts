import { isDeepStrictEqual } from 'node:util';
import { and, eq } from 'drizzle-orm';
import { AppError } from '@/domain/errors';
import { type AnswerableKey, answerableKeys } from '@/domain/survey/scores';
import { question, survey, surveyVersion } from '@/drizzle/schema/survey';
import { actorName, type Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { listVersions, readSurvey } from './read';
import { refuseFaulty } from './refuse-faulty';

/**
 * Freezes the draft as the next version and registers its answerable keys. A draft that is live already makes none: a
 * button pressed twice is a button pressed once.
 * With `revision` only the draft that somebody has looked at: throws conflict where another was saved since. Throws
 * `invalid` with the list of faults; then nothing is published.
 */
export async function publishSurvey({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { id: string; revision?: number | undefined };
}): Promise<{ version: number }> {
  await readSurvey({ ctx, input });
  // The row lock orders two publishers: the second finds the first's version.
  const [row] = await ctx.db
    .select()
    .from(survey)
    .where(and(eq(survey.workspaceId, ctx.workspaceId), eq(survey.id, input.id)))
    .for('update');
  if (!row) throw new Error('the survey vanished between two reads of one transaction');
  if (input.revision !== undefined && input.revision !== row.revision)
    throw new AppError(
      'conflict',
      'Somebody saved this survey in the meantime. Nothing was published: look at what they changed, then publish.',
    );

  const published = await listVersions({ ctx, input });
  const [live] = published;
  if (live && !row.closedAt && isDeepStrictEqual(row.draft, live.definition))
    return { version: live.version };
  refuseFaulty(row.draft, published, 'The survey was not published: it has faults.');

  const version = (row.publishedVersion ?? 0) + 1;
  await ctx.db.insert(surveyVersion).values({
    workspaceId: ctx.workspaceId,
    surveyId: input.id,
    version,
    definition: row.draft,
    publishedBy: actorName(ctx.actor),
    publishedAt: ctx.now,
  });
  await registerKeys(ctx, input.id, version, answerableKeys(row.draft));
  await ctx.db
    .update(survey)
    .set({ publishedVersion: version, closedAt: null, updatedAt: ctx.now })
    .where(and(eq(survey.workspaceId, ctx.workspaceId), eq(survey.id, input.id)));
  await recordAudit({ ctx, action: 'survey.published', subject: input.id, detail: { version } });
  return { version };
}

async function registerKeys(
  ctx: Ctx,
  surveyId: string,
  version: number,
  keys: AnswerableKey[],
): Promise<void> {
  if (keys.length === 0) return;
  await ctx.db
    .insert(question)
    .values(
      keys.map(({ key, type, score }) => ({
        workspaceId: ctx.workspaceId,
        surveyId,
        key,
        type,
        metric: score?.metric ?? null,
        scoreMin: score?.min ?? null,
        scoreMax: score?.max ?? null,
        firstVersion: version,
      })),
    )
    .onConflictDoNothing();
}
