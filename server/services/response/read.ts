import { and, eq, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import type { Attributes } from '@/domain/attributes';
import { notFound } from '@/domain/errors';
import { matchBands, reportFilterFields } from '@/domain/match';
import type { Answers, SurveyDefinition } from '@/domain/survey/definition';
import { qualityFlags } from '@/domain/survey/quality';
import { headlineScores } from '@/domain/survey/scores';
import { customer, interaction } from '@/drizzle/schema/customer';
import { response } from '@/drizzle/schema/response';
import { surveyVersion } from '@/drizzle/schema/survey';
import { afterCursor, isUuid, type Page, pageInput, pageOf } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import type { Asking } from '@/server/reports/read-metric';
import { withinLimit } from '@/server/reports/run';
import { localDate, metricQueryFields } from '@/server/reports/schemas';
import type { Search } from '@/server/reports/search';
import { conditionsOf, type Listing } from './conditions';
import { readThemesOf } from './themes';

/** One response as everybody outside reads it. Customer and interaction by their external ids. */
export type ShownResponse = {
  id: string;
  survey: string;
  version: number;
  state: 'partial' | 'completed';
  customer: string | null;
  interaction: string | null;
  language: string;
  startedAt: Date;
  completedAt: Date | null;
  answers: Answers;
  scores: { nps?: number; csat?: number; ces?: number; index?: number };
  attributes: Attributes;
  /** Names of themes that its comments have. */
  themes: string[];
  flags: string[];
  revision: number;
};

/** One response by our id. Throws not_found, also for another workspace's. */
export async function readResponse({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { id: string };
}): Promise<ShownResponse> {
  const [row] = isUuid(input.id) ? await select(ctx).where(and(eq(r.id, input.id), ours(ctx))) : [];
  if (!row) throw notFound('response');
  const definitions = await readDefinitions(ctx, [row]);
  // A test of a draft has no published version to be read by.
  if (definitions.size === 0) throw notFound('response');
  return shown(row, { definitions, themes: await readThemesOf(ctx, [row.row.id]) });
}

export const listResponsesSchema = z.object({
  ...pageInput,
  survey: z.string().optional(),
  /** From this moment on. */
  since: z.iso.datetime({ offset: true }).optional(),
  /** Before this moment. */
  until: z.iso.datetime({ offset: true }).optional(),
  /**
   * First local day, and the day after the last, in the workspace's zone; by the moment of the first score, which is what
   * a report counts, or the beginning where there is none.
   */
  from: localDate.optional(),
  to: localDate.optional(),
  /** Answers that this metric counts, to the question that a report on it is about (`survey`, `question` as there). */
  metric: metricQueryFields.shape.metric.optional(),
  /** Answers to this question; a key belongs to a `survey`. */
  question: metricQueryFields.shape.question,
  ...reportFilterFields,
  /** External id. */
  customer: z.string().optional(),
  band: z.enum(matchBands).optional(),
  /** One of the signs that may speak against an answer, `any` of them, or `none`. */
  flag: z.enum([...qualityFlags, 'any', 'none']).optional(),
  /** Words in any written answer but addresses and telephone numbers, in any form of theirs: `late "not here" -refund`. */
  q: z.string().trim().min(1).max(200).optional(),
});

/** Newest first, by the moment they were begun; with a metric by that of the first score. Tests are left out. */
export const listResponses = ({
  ctx,
  input,
  signal,
}: Asking<z.input<typeof listResponsesSchema>>): Promise<Page<ShownResponse>> =>
  pageResponses({ ctx, ...(signal && { signal }) }, listResponsesSchema.parse(input));

/**
 * The same for a reader within the product: as many at a time as `wish.limit` says. `known` gathers the versions read.
 * With the query value of a report it lists exactly the responses that the report's n counts. `search` as in `conditionsOf`.
 */
export async function pageResponses(
  { ctx, signal }: { ctx: Ctx; signal?: AbortSignal },
  wish: z.output<typeof listResponsesSchema>,
  known: Definitions = new Map(),
  search: Search | null = null,
): Promise<Page<ShownResponse>> {
  if (wish.survey !== undefined && !isUuid(wish.survey)) return { data: [], nextCursor: null };
  const listing = await conditionsOf(ctx, wish, search);
  if (!listing) return { data: [], nextCursor: null };
  const ids = await withinLimit({ ctx, signal }, () => readIds(ctx, wish, listing));
  const found = await select(ctx)
    .where(and(ours(ctx), sql`${r.id} = any(${sql.param(ids)}::uuid[])`))
    .orderBy(sql`${listing.moment} desc, ${r.id} desc`);
  const definitions = await readDefinitions(ctx, found, known);
  const themes = await readThemesOf(ctx, ids);
  return pageOf(
    found,
    wish.limit,
    ({ row }) => ({ at: (wish.metric ? row.scoredAt : null) ?? row.startedAt, id: row.id }),
    row => shown(row, { definitions, themes }),
  );
}

/**
 * The responses of a page, and one more where there is another page. The fence makes the walk go by an index from the newest
 * on: the planner expects next to nothing to meet the conditions, and would look at every response and sort.
 */
async function readIds(
  ctx: Ctx,
  { limit, cursor }: z.output<typeof listResponsesSchema>,
  { moment, bounds, conditions }: Listing,
): Promise<string[]> {
  const after = afterCursor(moment, sql`r.id`, cursor);
  const order = sql`order by ${moment} desc, r.id desc`;
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select r.id from (
      select * from response r
      where r.workspace_id = ${ctx.workspaceId} and not r.is_test ${bounds} ${after ? sql`and ${after}` : sql``}
      ${order} offset 0) r
    where true ${conditions} ${order} limit ${limit + 1}`);
  return rows.map(row => row.id);
}

/** By `survey version`. */
export type Definitions = Map<string, SurveyDefinition>;

/** A few versions stand behind many responses: each is read once. */
async function readDefinitions(
  ctx: Ctx,
  rows: readonly Selected[],
  known: Definitions = new Map(),
): Promise<Definitions> {
  const wanted = new Map(rows.map(({ row }) => [versionKey(row), row]));
  for (const [key, { surveyId, version }] of wanted) {
    if (known.has(key)) continue;
    const [found] = await ctx.db
      .select({ definition: surveyVersion.definition })
      .from(surveyVersion)
      .where(
        and(
          eq(surveyVersion.workspaceId, ctx.workspaceId),
          eq(surveyVersion.surveyId, surveyId),
          eq(surveyVersion.version, version),
        ),
      );
    if (found) known.set(key, found.definition);
  }
  return known;
}

const versionKey = ({ surveyId, version }: { surveyId: string; version: number }): string =>
  `${surveyId} ${version}`;

const r = alias(response, 'r');

const ours = (ctx: Ctx): SQL => eq(r.workspaceId, ctx.workspaceId);

const select = (ctx: Ctx) =>
  ctx.db
    .select({
      row: r,
      customer: customer.externalId,
      interaction: interaction.externalId,
    })
    .from(r)
    .leftJoin(customer, and(eq(customer.workspaceId, r.workspaceId), eq(customer.id, r.customerId)))
    .leftJoin(
      interaction,
      and(eq(interaction.workspaceId, r.workspaceId), eq(interaction.id, r.interactionId)),
    );

type Selected = {
  row: typeof response.$inferSelect;
  customer: string | null;
  interaction: string | null;
};

function shown(
  { row, customer: person, interaction: about }: Selected,
  { definitions, themes }: { definitions: Definitions; themes: ReadonlyMap<string, string[]> },
): ShownResponse {
  const definition = definitions.get(versionKey(row));
  const { id, version, state, language, startedAt, completedAt, answers, attributes, flags, revision } = row;
  return {
    id,
    survey: row.surveyId,
    version,
    state,
    customer: person,
    interaction: about,
    language,
    startedAt,
    completedAt,
    answers,
    scores: definition ? headlineScores(definition, answers) : {},
    attributes,
    themes: themes.get(id) ?? [],
    flags: row.isTest ? ['test', ...flags] : flags,
    revision,
  };
}
