import { and, desc, eq, lt, or, type SQL, sql } from 'drizzle-orm';
import { notFound } from '@/domain/errors';
import type { SurveyDefinition } from '@/domain/survey/definition';
import { survey, surveyVersion } from '@/drizzle/schema/survey';
import type { Ctx } from '@/server/db/tenant';
import { surveyIdSchema } from './schemas';

export type Survey = {
  id: string;
  name: string;
  template: string | null;
  definition: SurveyDefinition;
  revision: number;
  publishedVersion: number | null;
  state: 'draft' | 'published' | 'closed';
  archivedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
};

/** One survey with its draft. Throws not_found, also for another workspace's. */
export async function readSurvey({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<Survey> {
  const id = surveyIdSchema.safeParse(input.id);
  if (!id.success) throw notFound('survey');
  const [row] = await ctx.db
    .select()
    .from(survey)
    .where(and(eq(survey.workspaceId, ctx.workspaceId), eq(survey.id, id.data)));
  if (!row) throw notFound('survey');
  return asSurvey(row);
}

export type SurveyListItem = Omit<Survey, 'definition'> & { responses: number; lastAnswerAt: Date | null };

/** Newest first, archived ones apart; `before` is the last row of the page before. */
export async function listSurveys({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { archived?: boolean; limit: number; before?: { createdAt: Date; id: string } };
}): Promise<SurveyListItem[]> {
  const { before } = input;
  const conditions: (SQL | undefined)[] = [
    eq(survey.workspaceId, ctx.workspaceId),
    input.archived ? sql`${survey.archivedAt} is not null` : sql`${survey.archivedAt} is null`,
    before &&
      or(
        lt(survey.createdAt, before.createdAt),
        and(eq(survey.createdAt, before.createdAt), lt(survey.id, before.id)),
      ),
  ];
  const rows = await ctx.db
    .select({
      row: survey,
      responses: sql<number>`(select count(*)::int from response r where r.workspace_id = ${survey.workspaceId} and r.survey_id = ${survey.id} and not r.is_test)`,
      lastAnswerAt: sql<
        string | null
      >`(select max(r.started_at) from response r where r.workspace_id = ${survey.workspaceId} and r.survey_id = ${survey.id} and not r.is_test)`,
    })
    .from(survey)
    .where(and(...conditions))
    .orderBy(desc(survey.createdAt), desc(survey.id))
    .limit(input.limit);
  return rows.map(({ row, responses, lastAnswerAt }) => {
    const { definition: _, ...item } = asSurvey(row);
    return { ...item, responses, lastAnswerAt: lastAnswerAt ? new Date(lastAnswerAt) : null };
  });
}

export type PublishedVersion = {
  version: number;
  definition: SurveyDefinition;
  publishedAt: Date;
  publishedBy: string;
};

/** All published versions, newest first. */
export async function listVersions({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { id: string };
}): Promise<PublishedVersion[]> {
  await readSurvey({ ctx, input });
  return ctx.db
    .select({
      version: surveyVersion.version,
      definition: surveyVersion.definition,
      publishedAt: surveyVersion.publishedAt,
      publishedBy: surveyVersion.publishedBy,
    })
    .from(surveyVersion)
    .where(and(eq(surveyVersion.workspaceId, ctx.workspaceId), eq(surveyVersion.surveyId, input.id)))
    .orderBy(desc(surveyVersion.version));
}

export function asSurvey(row: typeof survey.$inferSelect): Survey {
  const { id, name, template, draft, revision, publishedVersion, archivedAt, createdAt, updatedAt } = row;
  const state = row.closedAt ? 'closed' : publishedVersion ? 'published' : 'draft';
  return {
    id,
    name,
    template,
    definition: draft,
    revision,
    publishedVersion,
    state,
    archivedAt,
    createdAt,
    updatedAt,
  };
}
