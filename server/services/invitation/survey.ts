import { and, eq } from 'drizzle-orm';
import { AppError } from '@/domain/errors';
import { survey, surveyVersion } from '@/drizzle/schema/survey';
import type { Ctx } from '@/server/db/tenant';

/** The languages of a survey's published version. Throws `invalid` where it has none or takes no answers. */
export async function askableSurvey(ctx: Ctx, id: string): Promise<{ languages: string[] }> {
  const [row] = await ctx.db
    .select({ definition: surveyVersion.definition, closedAt: survey.closedAt })
    .from(survey)
    .leftJoin(
      surveyVersion,
      and(
        eq(surveyVersion.workspaceId, survey.workspaceId),
        eq(surveyVersion.surveyId, survey.id),
        eq(surveyVersion.version, survey.publishedVersion),
      ),
    )
    .where(and(eq(survey.workspaceId, ctx.workspaceId), eq(survey.id, id)));
  const message = !row
    ? 'survey is not one of yours; nothing was sent.'
    : !row.definition
      ? 'survey has no published version yet: publish it first; nothing was sent.'
      : row.closedAt
        ? 'survey is closed and takes no answers; nothing was sent.'
        : null;
  if (message) throw new AppError('invalid', message, [{ path: 'survey', message }]);
  return { languages: row?.definition?.languages ?? [] };
}
