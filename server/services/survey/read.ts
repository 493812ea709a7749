import { and, desc, eq, ilike, isNotNull, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { notFound } from '@/domain/errors';
import type { SurveyDefinition } from '@/domain/survey/definition';
import { response } from '@/drizzle/schema/response';
import { survey, surveyVersion } from '@/drizzle/schema/survey';
import { nameBehind } from '@/server/db/actor-name';
import { afterCursor, type Page, pageInput, pageOf } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import { surveyIdSchema } from './schemas';

export type Survey = {
  id: string;
  name: string;
  template: string | null;
  tags: string[];
  definition: SurveyDefinition;
  revision: number;
  publishedVersion: number | null;
  state: 'draft' | 'published' | 'closed';
  archivedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
  /** Name of whoever saved the draft last; null: nobody since it was made. */
  updatedBy: string | null;
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

export const listSurveysSchema = z.object({
  ...pageInput,
  archived: z.boolean().default(false),
  /** Part of the name. */
  q: z.string().trim().max(200).optional(),
  /** Only surveys that carry this tag. */
  tag: z.string().max(200).optional(),
  state: z.enum(['draft', 'published', 'closed']).optional(),
});

/** Newest first; archived ones only when asked for. */
export async function listSurveys({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof listSurveysSchema>;
}): Promise<Page<SurveyListItem>> {
  const { archived, q, tag, state, cursor, limit } = listSurveysSchema.parse(input);
  const answered = sql`from ${response} where ${response.workspaceId} = ${survey.workspaceId} and ${response.surveyId} = ${survey.id} and not ${response.isTest}`;
  const rows = await ctx.db
    .select({
      row: survey,
      responses: sql<number>`(select count(*)::int ${answered})`,
      lastAnswerAt: sql<string | null>`(select max(${response.startedAt}) ${answered})`,
    })
    .from(survey)
    .where(
      and(
        eq(survey.workspaceId, ctx.workspaceId),
        archived ? isNotNull(survey.archivedAt) : isNull(survey.archivedAt),
        q ? ilike(survey.name, `%${q.replace(/[\\%_]/g, '\\$&')}%`) : undefined,
        tag ? sql`${tag} = any(${survey.tags})` : undefined,
        state && isIn[state],
        afterCursor(survey.createdAt, survey.id, cursor),
      ),
    )
    .orderBy(desc(survey.createdAt), desc(survey.id))
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    ({ row }) => ({ at: row.createdAt, id: row.id }),
    ({ row, responses, lastAnswerAt }) => {
      const { definition: _, ...item } = asSurvey(row);
      return { ...item, responses, lastAnswerAt: lastAnswerAt ? new Date(lastAnswerAt) : null };
    },
  );
}

/** The state of a row as `asSurvey` tells it. */
const isIn = {
  draft: and(isNull(survey.publishedVersion), isNull(survey.closedAt)),
  published: and(isNotNull(survey.publishedVersion), isNull(survey.closedAt)),
  closed: isNotNull(survey.closedAt),
};

export type PublishedVersion = {
  version: number;
  definition: SurveyDefinition;
  publishedAt: Date;
  /** A member's name, or what else it was. */
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
      publishedBy: nameBehind(surveyVersion.workspaceId, surveyVersion.publishedBy),
    })
    .from(surveyVersion)
    .where(and(eq(surveyVersion.workspaceId, ctx.workspaceId), eq(surveyVersion.surveyId, input.id)))
    .orderBy(desc(surveyVersion.version));
}

/** Answers by version, tests not counted; a version nobody answered is not in it. */
export async function countAnswersByVersion({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { id: string };
}): Promise<Record<number, number>> {
  await readSurvey({ ctx, input });
  const rows = await ctx.db
    .select({ version: response.version, answers: sql<number>`count(*)::int` })
    .from(response)
    .where(
      and(
        eq(response.workspaceId, ctx.workspaceId),
        eq(response.surveyId, input.id),
        eq(response.isTest, false),
      ),
    )
    .groupBy(response.version);
  return Object.fromEntries(rows.map(({ version, answers }) => [version, answers]));
}

export function asSurvey(row: typeof survey.$inferSelect): Survey {
  const { id, name, template, tags, draft, revision, publishedVersion, archivedAt } = row;
  const { createdAt, updatedAt, updatedBy } = row;
  const state = row.closedAt ? 'closed' : publishedVersion ? 'published' : 'draft';
  return {
    id,
    name,
    template,
    tags,
    definition: draft,
    revision,
    publishedVersion,
    state,
    archivedAt,
    createdAt,
    updatedAt,
    updatedBy,
  };
}
