import { and, eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { AppError } from '@/domain/errors';
import { survey } from '@/drizzle/schema/survey';
import type { Ctx } from '@/server/db/tenant';
import { asSurvey, readSurvey, type Survey } from './read';
import { saveDraftSchema } from './schemas';

/**
 * Saves the draft when nobody else saved since `revision`; otherwise throws conflict and keeps the other's draft.
 * Faulty drafts may be saved: only publishing asks for more.
 */
export async function saveDraft({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof saveDraftSchema>;
}): Promise<Survey> {
  const { id, definition, revision } = saveDraftSchema.parse(input);
  const [row] = await ctx.db
    .update(survey)
    .set({
      draft: definition,
      name: definition.name,
      revision: sql`${survey.revision} + 1`,
      updatedAt: ctx.now,
      updatedBy: 'name' in ctx.actor ? ctx.actor.name : null,
    })
    .where(and(eq(survey.workspaceId, ctx.workspaceId), eq(survey.id, id), eq(survey.revision, revision)))
    .returning();
  if (row) return asSurvey(row);
  const current = await readSurvey({ ctx, input: { id } });
  throw new AppError(
    'conflict',
    `Somebody saved this survey in the meantime (revision ${current.revision}, yours began at ${revision}). Their draft was kept; reload to see it.`,
  );
}
