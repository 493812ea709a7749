import { and, eq, sql } from 'drizzle-orm';
import { AppError } from '@/domain/errors';
import { cut } from '@/domain/survey/plain-text';
import { survey } from '@/drizzle/schema/survey';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { createSurvey } from './create';
import { readSurvey, type Survey } from './read';
import { tagSurvey } from './tag';

type Input = { ctx: Ctx; input: { id: string } };

/** Takes no more answers: links show a friendly page. Publishing opens it again. Throws conflict for a draft. */
export async function closeSurvey({ ctx, input }: Input): Promise<Survey> {
  const survey = await readSurvey({ ctx, input });
  if (survey.state === 'closed') return survey;
  if (survey.state === 'draft')
    throw new AppError('conflict', 'This survey was never published, so there is nothing to close.');
  return settle(ctx, input.id, 'closed', { closedAt: ctx.now });
}

/** Out of the library's sight; answers and numbers stay. */
export const archiveSurvey = ({ ctx, input }: Input): Promise<Survey> =>
  settle(ctx, input.id, 'archived', { archivedAt: ctx.now });

export const restoreSurvey = ({ ctx, input }: Input): Promise<Survey> =>
  settle(ctx, input.id, 'restored', { archivedAt: null });

/** A new draft with the same content and tags. */
export async function duplicateSurvey({ ctx, input }: Input): Promise<Survey> {
  const original = await readSurvey({ ctx, input });
  const copy = await createSurvey({
    ctx,
    input: { definition: original.definition, name: copyName(original.name) },
  });
  return original.tags.length > 0 ? tagSurvey({ ctx, input: { id: copy.id, tags: original.tags } }) : copy;
}

const MOST = 200;
const COPY = ' (copy)';

/** Cut before the word that tells the two apart, never in it. */
const copyName = (name: string): string => `${cut(name, MOST - COPY.length).trimEnd()}${COPY}`;

/** Only while nobody has answered (tests are nobody); otherwise throws conflict and everything stays. */
export async function deleteSurvey({ ctx, input }: Input): Promise<void> {
  await readSurvey({ ctx, input });
  const { rows } = await ctx.db.execute<{ answered: boolean }>(
    sql`select exists (select 1 from response where workspace_id = ${ctx.workspaceId} and survey_id = ${input.id} and not is_test) as answered`,
  );
  if (rows[0]?.answered)
    throw new AppError('conflict', 'This survey has answers, so it was kept. Archive it instead.');
  await ctx.db.delete(survey).where(and(eq(survey.workspaceId, ctx.workspaceId), eq(survey.id, input.id)));
  await recordAudit({ ctx, action: 'survey.deleted', subject: input.id });
}

async function settle(
  ctx: Ctx,
  id: string,
  word: string,
  change: { closedAt?: Date | null; archivedAt?: Date | null },
): Promise<Survey> {
  await readSurvey({ ctx, input: { id } });
  await ctx.db
    .update(survey)
    .set({ ...change, updatedAt: ctx.now })
    .where(and(eq(survey.workspaceId, ctx.workspaceId), eq(survey.id, id)));
  await recordAudit({ ctx, action: `survey.${word}`, subject: id });
  return readSurvey({ ctx, input: { id } });
}
