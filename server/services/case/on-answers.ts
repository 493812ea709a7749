import { type SQL, sql } from 'drizzle-orm';
import type { Attributes } from '@/domain/attributes';
import type { CaseRule } from '@/domain/case/rules';
import type { Match } from '@/domain/match';
import type { Answers, SurveyDefinition } from '@/domain/survey/definition';
import { routeOf } from '@/domain/survey/path';
import type { Ctx } from '@/server/db/tenant';
import { whichSql } from '@/server/reports/match-sql';
import { readWhich } from '@/server/reports/which';
import { contextOf } from '../response/link';
import { openFinding } from './find';
import { becauseOf, scoreOfResponse } from './finding';
import { type CaseSettings, readCaseSettings } from './settings';

/** An answer that goes on is over after so long without a word. */
const IDLE_MINUTES = 15;
/** Answers given longer ago open nothing any more. */
const RECENT_DAYS = 2;
/** Times at which transactions begin and are seen lie apart: the sweep looks so far back once more. */
const OVERLAP_MINUTES = 2;
/** An answer as rules look at it; `at`: when it was finished, or touched last. */
export type LookedAt = {
  id: string;
  customer_id: string | null;
  survey_id: string;
  version: number;
  state: 'partial' | 'completed';
  answers: Answers;
  attributes: Attributes;
  language: string;
  interaction_type: string | null;
  at: string;
};

/** Looks by rules about scores and endings at answers that were just found to be finished; answers how many cases it opened. */
export async function openAnswerCases({
  ctx,
  input: { responses },
}: {
  ctx: Ctx;
  input: { responses: readonly string[] };
}): Promise<number> {
  if (responses.length === 0) return 0;
  const settings = await readCaseSettings(ctx);
  return look(ctx, settings, sql`r.id = any(${sql.param([...responses])}::uuid[])`);
}

/**
 * Looks at answers that were finished or left alone since the last look: those that nobody finished open a case too, and none
 * is lost. Answers how many cases it opened.
 */
export async function sweepAnswers({ ctx }: { ctx: Ctx }): Promise<number> {
  const settings = await readCaseSettings(ctx);
  const until = await lockWatch(ctx, 'answers_until');
  if (!until) return 0;
  const from = sql`${until}::timestamptz - make_interval(mins => ${OVERLAP_MINUTES})`;
  const idle = sql`make_interval(mins => ${IDLE_MINUTES})`;
  const opened = await look(
    ctx,
    settings,
    sql`r.started_at > ${ctx.now}::timestamptz - make_interval(days => ${RECENT_DAYS})
      and ((r.state = 'completed' and r.updated_at > ${from} and (r.quality is not null or r.paged_at is null))
        or (r.state = 'partial' and r.updated_at > ${from} - ${idle} and r.updated_at <= ${ctx.now}::timestamptz - ${idle}))`,
  );
  await ctx.db.execute(sql`
    update case_watch set answers_until = ${ctx.now} where workspace_id = ${ctx.workspaceId}`);
  return opened;
}

/**
 * Until when was looked, for whoever looks now; null: somebody else does. The first look begins with this moment: history opens
 * nothing.
 */
export async function lockWatch(ctx: Ctx, column: 'answers_until' | 'contacts_until'): Promise<Date | null> {
  await ctx.db.execute(sql`
    insert into case_watch (workspace_id, answers_until, contacts_until)
    values (${ctx.workspaceId}, ${ctx.now}, ${ctx.now}) on conflict do nothing`);
  const { rows } = await ctx.db.execute<{ until: string }>(sql`
    select ${sql.raw(column)} as until from case_watch where workspace_id = ${ctx.workspaceId}
    for update skip locked`);
  return rows[0] ? new Date(rows[0].until) : null;
}

async function look(ctx: Ctx, settings: CaseSettings, which: SQL): Promise<number> {
  const rules = settings.rules.filter(
    ({ active, trigger }) => active && (trigger.kind === 'score' || trigger.kind === 'ending'),
  );
  if (rules.length === 0) return 0;
  const rows = await readUnseen(ctx, which);
  let left = rows;
  let opened = 0;
  // The first rule of the list that fits counts.
  for (const rule of rules) {
    if (left.length === 0) break;
    const known = left.filter(({ at }) => rule.since === undefined || new Date(at) >= new Date(rule.since));
    const fits = new Set((await thatFit(ctx, rule, known)).map(({ id }) => id));
    for (const row of left.filter(({ id }) => fits.has(id))) {
      const score = await scoreOfResponse(ctx, row.id);
      const what = rule.trigger.kind === 'score' ? null : rule.name;
      const made = await openFinding(ctx, settings, {
        rule,
        customerId: row.customer_id,
        responseId: row.id,
        because: becauseOf(what, score),
        score,
        attributes: row.attributes,
      });
      if (made?.isNew) opened++;
    }
    left = left.filter(({ id }) => !fits.has(id));
  }
  return opened;
}

/** Answers that may open a case and have opened none: never imported ones, tests, or what speaks of no person. */
async function readUnseen(ctx: Ctx, which: SQL): Promise<LookedAt[]> {
  const { rows } = await ctx.db.execute<LookedAt>(sql`
    select ${lookedAt} from response r
    left join interaction x on x.workspace_id = r.workspace_id and x.id = r.interaction_id
    where r.workspace_id = ${ctx.workspaceId} and not r.is_test and r.external_id is null
      and not r.flags && '{repeat,bot,scanner}'::text[] and ${which}
      and r.updated_at > ${ctx.now}::timestamptz - make_interval(days => ${RECENT_DAYS})
      and not exists (
        select from customer_case k where k.workspace_id = r.workspace_id and k.response_id = r.id
          and (k.reason <> 'callback' or k.closed_by is distinct from 'customer'))
      and not exists (
        select from customer_case k
        join case_event e on e.workspace_id = k.workspace_id and e.case_id = k.id
        where k.workspace_id = r.workspace_id and k.customer_id = r.customer_id
          and e.kind = 'answered_again' and e.detail ->> 'response' = r.id::text)
    order by r.updated_at, r.id`);
  return rows;
}

/** Columns of `LookedAt`, of responses `r` and their interactions `x`. */
export const lookedAt = sql`r.id, r.customer_id, r.survey_id, r.version, r.state, r.answers, r.attributes, r.language,
  x.type as interaction_type, coalesce(r.completed_at, r.updated_at) as at`;

/** Those of these answers that a rule about scores or endings fits. */
export async function thatFit(ctx: Ctx, rule: CaseRule, rows: readonly LookedAt[]): Promise<LookedAt[]> {
  if (rows.length === 0) return [];
  const met = await thatMeet(ctx, matchOf(rule), rows);
  const { trigger } = rule;
  if (trigger.kind !== 'ending') return met;
  const ended = met.filter(row => row.survey_id === trigger.survey && row.state === 'completed');
  const definitions = await readDefinitions(ctx, trigger.survey, ended);
  return ended.filter(row => {
    const definition = definitions.get(row.version);
    if (!definition) return false;
    const interaction = row.interaction_type === null ? null : { type: row.interaction_type };
    const { ending } = routeOf(definition, row.answers, contextOf({ ...row, interaction }, row.language));
    return trigger.endings.includes(ending);
  });
}

/** What an answer must meet beside having come to the rule's ending. */
export const matchOf = ({ trigger, match }: CaseRule): Match => ({
  all: [...(trigger.kind === 'score' ? [{ band: trigger.bands }] : []), ...(match ? [match] : [])],
});

export async function thatMeet<Row extends { id: string }>(
  ctx: Ctx,
  match: Match,
  rows: readonly Row[],
): Promise<Row[]> {
  const which = await readWhich(ctx, { match });
  const { rows: met } = await ctx.db.execute<{ id: string }>(sql`
    select r.id from response r
    where r.workspace_id = ${ctx.workspaceId} and r.id = any(${sql.param(rows.map(({ id }) => id))}::uuid[])
      ${whichSql(ctx.workspaceId, which, { isPaged: true })}`);
  const ids = new Set(met.map(({ id }) => id));
  return rows.filter(({ id }) => ids.has(id));
}

async function readDefinitions(
  ctx: Ctx,
  survey: string,
  rows: readonly LookedAt[],
): Promise<Map<number, SurveyDefinition>> {
  const versions = [...new Set(rows.map(({ version }) => version))];
  const { rows: found } = await ctx.db.execute<{ version: number; definition: SurveyDefinition }>(sql`
    select version, definition from survey_version
    where workspace_id = ${ctx.workspaceId} and survey_id = ${survey}::uuid
      and version = any(${sql.param(versions)}::int[])`);
  return new Map(found.map(({ version, definition }) => [version, definition]));
}
