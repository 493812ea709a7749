import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { invalidInput, parseInput } from '@/domain/issues';
import { survey } from '@/drizzle/schema/survey';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { readSurvey, type Survey } from './read';
import { surveyIdSchema, tagsSchema } from './schemas';

export const tagSurveySchema = z.object({ id: surveyIdSchema, tags: z.array(z.string()) });

/** Gives a survey these tags instead of its own, cleaned. Throws `invalid` for too many or too long ones. */
export async function tagSurvey({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof tagSurveySchema>;
}): Promise<Survey> {
  const { tags: before } = await readSurvey({ ctx, input });
  const parsed = parseInput(tagsSchema, input.tags, ['tags']);
  if (!parsed.ok) throw invalidInput(parsed.issues);
  const tags = parsed.data;
  await ctx.db
    .update(survey)
    .set({ tags })
    .where(and(eq(survey.workspaceId, ctx.workspaceId), eq(survey.id, input.id)));
  await recordAudit({ ctx, action: 'survey.tagged', subject: input.id, detail: { before, tags } });
  return readSurvey({ ctx, input });
}

/** Every tag in use, by name. */
export async function listTags({ ctx }: { ctx: Ctx }): Promise<string[]> {
  const { rows } = await ctx.db.execute<{ tag: string }>(sql`
    select distinct unnest(tags) as tag from survey where workspace_id = ${ctx.workspaceId} order by 1`);
  return rows.map(row => row.tag);
}
