import { and, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { attributesSchema } from '@/domain/attributes';
import { customerSchema, externalIdSchema, localeSchema } from '@/domain/customer-schema';
import type { Issue } from '@/domain/errors';
import { newId } from '@/domain/ids';
import { parseInput } from '@/domain/issues';
import { validateAnswers } from '@/domain/survey/answers';
import type { Answers, SurveyDefinition } from '@/domain/survey/definition';
import { matchLanguage } from '@/domain/survey/translate';
import type { AnswerFault } from '@/domain/survey/value';
import { interaction } from '@/drizzle/schema/customer';
import { invitation } from '@/drizzle/schema/program';
import { question, survey, surveyVersion } from '@/drizzle/schema/survey';
import { isUuid } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import { mergeCustomers } from '../customer/merge';
import type { Recorded, RejectedRow } from '../interaction/record';
import { touchMemory } from '../memory/touch';
import { answerRows } from './save';

const moment = z.iso.datetime({ offset: true, error: 'must be a time like 2026-11-20T10:00:00+01:00' });

/** One answered survey from elsewhere. `customer`: an external id, or a customer to be inserted or updated. */
export const importedResponseSchema = z
  .object({
    externalId: externalIdSchema,
    survey: z.string().min(1),
    customer: z.union([externalIdSchema, customerSchema]).nullish(),
    completedAt: moment,
    startedAt: moment.optional(),
    language: localeSchema.optional(),
    answers: z.record(z.string(), z.unknown()),
    attributes: attributesSchema.optional(),
    /** External id of the interaction it was about. */
    interaction: externalIdSchema.optional(),
    /** An invitation of ours that this answers. */
    invitationId: z.uuid('is not the id of an invitation').optional(),
  })
  .meta({ id: 'ResponseInput' });

type Given = z.output<typeof importedResponseSchema>;
type Row = Given & { index: number; definition: SurveyDefinition; version: number };
type Published = { version: number; definition: SurveyDefinition; questions: Map<string, Key> };
/** A registered key of a survey. */
type Key = { id: number; isScored: boolean };

/** Clocks of other systems may run a little ahead. */
const CLOCK_SKEW_MS = 5 * 60_000;

/**
 * Takes completed responses from elsewhere, up to a few thousand at once, in a handful of statements. A bad row never
 * spoils the good ones; a repeated external id (or invitation) is a duplicate that changes nothing. Answers are checked
 * against the survey's published version; required ones may be missing, since old data has gaps. Scores count from
 * `completedAt`. Opens no case, fires no alert and no webhook.
 */
export async function importResponses({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { responses: readonly unknown[] };
}): Promise<Recorded> {
  const rejected: RejectedRow[] = [];
  const reject = (index: number, path: string, message: string) =>
    rejected.push({ index, errors: [{ path, message }] });
  const given: (Given & { index: number })[] = [];
  for (const [index, row] of input.responses.entries()) {
    const parsed = parseInput(importedResponseSchema, row);
    if (!parsed.ok) rejected.push({ index, errors: parsed.issues });
    else if (Date.parse(parsed.data.completedAt) > ctx.now.getTime() + CLOCK_SKEW_MS)
      reject(index, 'completedAt', 'completedAt lies in the future.');
    else if (Date.parse(parsed.data.startedAt ?? '') > Date.parse(parsed.data.completedAt))
      reject(index, 'startedAt', 'startedAt is later than completedAt.');
    else given.push({ ...parsed.data, index });
  }
  const surveys = await publishedOf(ctx, [...new Set(given.map(row => row.survey))]);
  const invitations = await knownInvitations(ctx, given);
  const interactions = await knownInteractions(ctx, given);
  const rows: (Row & { taken: Answers })[] = [];
  for (const row of given) {
    const published = surveys.get(row.survey);
    if (!published) reject(row.index, 'survey', 'survey is not the id of a published survey.');
    else if (row.invitationId && invitations.get(row.invitationId) !== row.survey)
      reject(row.index, 'invitationId', 'invitationId is no invitation to this survey.');
    else if (row.interaction && !interactions.has(row.interaction))
      reject(row.index, 'interaction', 'interaction is not known; record it first.');
    else {
      const { definition, version } = published;
      const { answers, faults } = validateAnswers(definition, row.answers, {
        context: { attributes: row.attributes ?? {}, ...(row.language && { language: row.language }) },
      });
      if (faults.length > 0) rejected.push({ index: row.index, errors: faults.slice(0, 50).map(issueOf) });
      else rows.push({ ...row, definition, version, taken: answers });
    }
  }
  rejected.sort((a, b) => a.index - b.index);
  if (rows.length === 0) return { accepted: 0, duplicates: 0, rejected };
  const accepted = await insertRows(ctx, rows, surveys);
  return { accepted, duplicates: rows.length - accepted, rejected };
}

async function publishedOf(ctx: Ctx, ids: string[]): Promise<Map<string, Published>> {
  const known = ids.filter(isUuid);
  if (known.length === 0) return new Map();
  const versions = await ctx.db
    .select({ id: survey.id, version: surveyVersion.version, definition: surveyVersion.definition })
    .from(survey)
    .innerJoin(
      surveyVersion,
      and(
        eq(surveyVersion.workspaceId, survey.workspaceId),
        eq(surveyVersion.surveyId, survey.id),
        eq(surveyVersion.version, survey.publishedVersion),
      ),
    )
    .where(and(eq(survey.workspaceId, ctx.workspaceId), inArray(survey.id, known)));
  const keys = await ctx.db
    .select({ id: question.id, surveyId: question.surveyId, key: question.key, metric: question.metric })
    .from(question)
    .where(and(eq(question.workspaceId, ctx.workspaceId), inArray(question.surveyId, known)));
  return new Map(
    versions.map(({ id, version, definition }) => [
      id,
      {
        version,
        definition,
        questions: new Map(
          keys
            .filter(({ surveyId }) => surveyId === id)
            .map(item => [item.key, { id: item.id, isScored: item.metric !== null }]),
        ),
      },
    ]),
  );
}

/** Survey by invitation, of those that are ours. */
async function knownInvitations(ctx: Ctx, given: Given[]): Promise<Map<string, string>> {
  const ids = given.flatMap(row => row.invitationId ?? []);
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .select({ id: invitation.id, surveyId: invitation.surveyId })
    .from(invitation)
    .where(and(eq(invitation.workspaceId, ctx.workspaceId), inArray(invitation.id, ids)));
  return new Map(rows.map(({ id, surveyId }) => [id, surveyId]));
}

async function knownInteractions(ctx: Ctx, given: Given[]): Promise<Set<string>> {
  const ids = given.flatMap(row => row.interaction ?? []);
  if (ids.length === 0) return new Set();
  const rows = await ctx.db
    .select({ id: interaction.externalId })
    .from(interaction)
    .where(and(eq(interaction.workspaceId, ctx.workspaceId), inArray(interaction.externalId, ids)));
  return new Set(rows.map(({ id }) => id));
}

/** A path such as `answers.recommend`, and what was wrong with it. */
function issueOf({ key, code, params }: AnswerFault): Issue {
  const details = Object.entries(params).map(([name, value]) => `${name} ${value}`);
  const because = `${code.replaceAll('_', ' ')}${details.length > 0 ? ` (${details.join(', ')})` : ''}`;
  return { path: `answers.${key}`, message: `${key || 'answers'} is not a possible answer: ${because}.` };
}

/** A narrow answer of response `r` to question `q`; `s`: it is a score. */
type Narrow = { r: string; q: number; s: boolean; n: number | null; c: string[] | null; t: string | null };

/** Customers, then responses, then all that hangs on the new ones. Answers how many were new. */
async function insertRows(
  ctx: Ctx,
  rows: (Row & { taken: Answers })[],
  surveys: Map<string, Published>,
): Promise<number> {
  const customers = await mergeCustomers(
    ctx,
    rows
      .filter(row => row.customer && !row.invitationId)
      .map(({ customer }) => (typeof customer === 'string' ? { id: customer } : customer))
      .filter(customer => customer != null),
  );
  const narrow: Narrow[] = [];
  const payload = rows.map(row => {
    const id = newId();
    const mine = narrowOf(id, row, surveys.get(row.survey)?.questions ?? new Map());
    narrow.push(...mine);
    const customerId = typeof row.customer === 'string' ? row.customer : row.customer?.id;
    const { languages } = row.definition;
    return {
      id,
      origin: row.invitationId ? `invitation:${row.invitationId}` : `import:${row.externalId}`,
      surveyId: row.survey,
      version: row.version,
      invitationId: row.invitationId,
      customerId: customerId && customers.get(customerId),
      interaction: row.interaction,
      externalId: row.externalId,
      language: (row.language && matchLanguage(languages, row.language)) ?? languages[0],
      answers: row.taken,
      attributes: row.attributes ?? {},
      isScored: mine.some(item => item.s),
      startedAt: row.startedAt ?? row.completedAt,
      completedAt: row.completedAt,
    };
  });
  const fresh = await insertResponses(ctx, payload);
  if (fresh.size === 0) return 0;
  await touchMemory(ctx, [...fresh.values()]);
  await insertParts(
    ctx,
    [...fresh.keys()],
    narrow.filter(item => fresh.has(item.r)),
  );
  return fresh.size;
}

function narrowOf(id: string, row: Row & { taken: Answers }, questions: Map<string, Key>): Narrow[] {
  return answerRows(row.definition, row.taken).map(({ k, ...columns }) => {
    const key = questions.get(k);
    if (!key) throw new Error('an answer names a question that was never published');
    return { r: id, q: key.id, s: key.isScored && columns.n !== null, ...columns };
  });
}

/** The responses that were not there yet, each with our id of its customer. */
async function insertResponses(ctx: Ctx, payload: unknown[]): Promise<Map<string, string | null>> {
  const { rows } = await ctx.db.execute<{ id: string; customer: string | null }>(sql`
    insert into response (workspace_id, id, origin, survey_id, version, invitation_id, customer_id, interaction_id, external_id,
      state, language, answers, attributes, is_test, started_at, scored_at, completed_at)
    select ${ctx.workspaceId}, g.id, g.origin, g."surveyId", g.version, i.id, c.id, x.id, g."externalId", 'completed', g.language,
      g.answers, coalesce(c.attributes, '{}') || coalesce(x.attributes, '{}') || g.attributes, coalesce(i.is_test, false),
      g."startedAt", case when g."isScored" then g."completedAt" end, g."completedAt"
    from jsonb_to_recordset(${JSON.stringify(payload)}::jsonb) as g (id uuid, origin text, "surveyId" uuid, version int,
      "invitationId" uuid, "customerId" uuid, interaction text, "externalId" text, language text, answers jsonb, attributes jsonb,
      "isScored" boolean, "startedAt" timestamptz, "completedAt" timestamptz)
    left join invitation i on i.workspace_id = ${ctx.workspaceId} and i.id = g."invitationId"
    left join interaction x on x.workspace_id = ${ctx.workspaceId}
      and x.id = coalesce(i.interaction_id, (select k.id from interaction k
        where k.workspace_id = ${ctx.workspaceId} and k.external_id = g.interaction))
    left join customer c on c.workspace_id = ${ctx.workspaceId} and c.id = coalesce(i.customer_id, g."customerId", x.customer_id)
    order by g.origin
    on conflict (workspace_id, origin) do nothing
    returning id, customer_id as customer`);
  return new Map(rows.map(({ id, customer }) => [id, customer]));
}

/** Revisions, narrow answers, score deltas and invitations of new responses, each found by its key. */
async function insertParts(ctx: Ctx, fresh: string[], narrow: Narrow[]): Promise<void> {
  const ours = sql`r.workspace_id = ${ctx.workspaceId}`;
  // A plain array: under row-level security a cast of a column is not leakproof and would keep the index out.
  const isFresh = sql`${ours} and r.id = any(${sql.param(fresh)}::uuid[])`;
  await ctx.db.execute(sql`
    with narrow as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(narrow)}::jsonb) as n (r uuid, q int, s boolean, n float8, c text[], t text)
    ), revised as (
      insert into response_revision (workspace_id, response_id, revision, answers, saved_at)
      select ${ctx.workspaceId}, r.id, 1, r.answers, r.completed_at from response r where ${isFresh}
    ), answered as (
      insert into answer (workspace_id, response_id, question_id, value, choices, text, answered_at)
      select ${ctx.workspaceId}, n.r, n.q, n.n, n.c, n.t, r.completed_at from narrow n join response r on ${ours} and r.id = n.r
    ), counted as (
      insert into score_delta (workspace_id, question_id, old_score, new_score, moment, attributes)
      select ${ctx.workspaceId}, n.q, null, n.n, r.scored_at, r.attributes
      from narrow n join response r on ${ours} and r.id = n.r where n.s and not r.is_test
    )
    update invitation i set state = 'completed', visited_at = coalesce(i.visited_at, r.started_at),
      started_at = coalesce(i.started_at, r.started_at), completed_at = coalesce(i.completed_at, r.completed_at)
    from response r where ${isFresh} and i.workspace_id = ${ctx.workspaceId} and i.id = r.invitation_id`);
}
