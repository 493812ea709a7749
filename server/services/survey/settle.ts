import { and, eq, sql } from 'drizzle-orm';
import { AppError } from '@/domain/errors';
import { survey } from '@/drizzle/schema/survey';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { createSurvey } from './create';
import { readSurvey, type Survey } from './read';

type Input = { ctx: Ctx; input: { id: string } };

/** Takes no more answers: links show a friendly page. Publishing opens it again. */
export const closeSurvey = ({ ctx, input }: Input): Promise<Survey> =>
  settle(ctx, input.id, 'closed', { closedAt: ctx.now });

/** Out of the library's sight; answers and numbers stay. */
export const archiveSurvey = ({ ctx, input }: Input): Promise<Survey> =>
  settle(ctx, input.id, 'archived', { archivedAt: ctx.now });

export const restoreSurvey = ({ ctx, input }: Input): Promise<Survey> =>
  settle(ctx, input.id, 'restored', { archivedAt: null });

/** A new draft with the same content. */
export async function duplicateSurvey({ ctx, input }: Input): Promise<Survey> {
  const original = await readSurvey({ ctx, input });
  return createSurvey({
    ctx,
    input: { definition: original.definition, name: `${original.name} (copy)`.slice(0, 200) },
  });
}

/** Only while nothing was answered; otherwise throws conflict and everything stays. */
export async function deleteSurvey({ ctx, input }: Input): Promise<void> {
  await readSurvey({ ctx, input });
  const { rows } = await ctx.db.execute<{ answered: boolean }>(
    sql`select exists (select 1 from response where workspace_id = ${ctx.workspaceId} and survey_id = ${input.id}) as answered`,
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
