import { and, eq, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Attributes } from '@/domain/attributes';
import { notFound } from '@/domain/errors';
import type { Answers, SurveyDefinition } from '@/domain/survey/definition';
import { qualityFlags } from '@/domain/survey/quality';
import { headlineScores } from '@/domain/survey/scores';
import { customer, interaction } from '@/drizzle/schema/customer';
import { answer, response } from '@/drizzle/schema/response';
import { question, surveyVersion } from '@/drizzle/schema/survey';
import { afterCursor, isUuid, type Page, pageInput, pageOf } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';

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
  const [row] = isUuid(input.id) ? await select(ctx).where(and(eq(response.id, input.id), ours(ctx))) : [];
  if (!row) throw notFound('response');
  const definitions = await readDefinitions(ctx, [row]);
  // A test of a draft has no published version to be read by.
  if (definitions.size === 0) throw notFound('response');
  return shown(row, definitions);
}

/** Scores by band, as ranges of the scales they were given on. Sources: `domain/metrics/bands.ts`. */
const bandRanges: Record<string, [metric: 'nps' | 'csat' | 'ces', low: number, high: number][]> = {
  promoter: [['nps', 9, 10]],
  passive: [['nps', 7, 8]],
  detractor: [['nps', 0, 6]],
  satisfied: [['csat', 4, 5]],
  dissatisfied: [['csat', 1, 2]],
  easy: [['ces', 5, 7]],
  hard: [['ces', 1, 3]],
  neutral: [
    ['csat', 3, 3],
    ['ces', 4, 4],
  ],
};

export const responseBands = Object.keys(bandRanges);

export const listResponsesSchema = z.object({
  ...pageInput,
  survey: z.string().optional(),
  /** From this moment on. */
  since: z.iso.datetime({ offset: true }).optional(),
  /** Before this moment. */
  until: z.iso.datetime({ offset: true }).optional(),
  /** External id. */
  customer: z.string().optional(),
  band: z.enum(responseBands).optional(),
  /** One of the signs that may speak against an answer, `any` of them, or `none`. */
  flag: z.enum([...qualityFlags, 'any', 'none']).optional(),
  /** Words in any written answer. */
  q: z.string().trim().min(1).max(200).optional(),
});

/** Newest first, by the moment they were begun. Tests are left out. */
export const listResponses = ({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof listResponsesSchema>;
}): Promise<Page<ShownResponse>> => pageResponses(ctx, listResponsesSchema.parse(input));

/** The same for a reader within the product: as many at a time as `wish.limit` says. `known` gathers the versions read. */
export async function pageResponses(
  ctx: Ctx,
  wish: z.output<typeof listResponsesSchema>,
  known: Definitions = new Map(),
): Promise<Page<ShownResponse>> {
  if (wish.survey !== undefined && !isUuid(wish.survey)) return { data: [], nextCursor: null };
  const rows = await select(ctx)
    .where(
      and(
        ours(ctx),
        sql`not ${response.isTest}`,
        wish.survey ? eq(response.surveyId, wish.survey) : undefined,
        wish.since ? sql`${response.startedAt} >= ${wish.since}::timestamptz` : undefined,
        wish.until ? sql`${response.startedAt} < ${wish.until}::timestamptz` : undefined,
        wish.customer !== undefined ? eq(customer.externalId, wish.customer) : undefined,
        wish.band ? inBand(ctx, wish.band) : undefined,
        wish.flag ? hasFlag(wish.flag) : undefined,
        wish.q ? says(ctx, wish.q) : undefined,
        afterCursor(response.startedAt, response.id, wish.cursor),
      ),
    )
    .orderBy(sql`${response.startedAt} desc, ${response.id} desc`)
    .limit(wish.limit + 1);
  const definitions = await readDefinitions(ctx, rows, known);
  return pageOf(
    rows,
    wish.limit,
    ({ row }) => ({ at: row.startedAt, id: row.id }),
    row => shown(row, definitions),
  );
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

const ours = (ctx: Ctx): SQL => eq(response.workspaceId, ctx.workspaceId);

const select = (ctx: Ctx) =>
  ctx.db
    .select({
      row: response,
      customer: customer.externalId,
      interaction: interaction.externalId,
    })
    .from(response)
    .leftJoin(
      customer,
      and(eq(customer.workspaceId, response.workspaceId), eq(customer.id, response.customerId)),
    )
    .leftJoin(
      interaction,
      and(eq(interaction.workspaceId, response.workspaceId), eq(interaction.id, response.interactionId)),
    );

/** `<> '{}'` beside the one that is looked for: flagged answers are few, and have an index of their own. */
function hasFlag(flag: NonNullable<z.output<typeof listResponsesSchema>['flag']>): SQL {
  if (flag === 'none') return sql`${response.flags} = '{}'`;
  const isFlagged = sql`${response.flags} <> '{}'`;
  return flag === 'any' ? isFlagged : sql`(${isFlagged} and ${response.flags} @> array[${flag}::text])`;
}

/** By the survey's first question of the band's type, which is the one whose score is shown. */
function inBand(ctx: Ctx, band: string): SQL {
  const ranges = (bandRanges[band] ?? []).map(
    ([metric, low, high]) =>
      sql`(${question.metric} = ${metric} and ${answer.value} between ${low} and ${high})`,
  );
  return sql`exists (
    select 1 from ${answer} join ${question} on ${question.workspaceId} = ${ctx.workspaceId} and ${question.id} = ${answer.questionId}
    where ${answer.workspaceId} = ${ctx.workspaceId} and ${answer.responseId} = ${response.id} and (${sql.join(ranges, sql` or `)})
      and ${question.id} = (select min(f.id) from question f where f.workspace_id = ${ctx.workspaceId}
        and f.survey_id = ${response.surveyId} and f.metric = ${question.metric}))`;
}

function says(ctx: Ctx, words: string): SQL {
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`exists (select 1 from ${answer} where ${answer.workspaceId} = ${ctx.workspaceId}
    and ${answer.responseId} = ${response.id} and ${answer.text} ilike ${pattern})`;
}

type Selected = {
  row: typeof response.$inferSelect;
  customer: string | null;
  interaction: string | null;
};

function shown(
  { row, customer: person, interaction: about }: Selected,
  definitions: Definitions,
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
    // No response carries a theme before themes are found in comments.
    themes: [],
    flags: row.isTest ? ['test', ...flags] : flags,
    revision,
  };
}
