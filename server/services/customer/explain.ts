import { sql } from 'drizzle-orm';
import type { DecisionReason, ProgramTrigger } from '@/domain/program';
import type { StopReason } from '@/domain/sending/decision-words';
import type { Person } from '@/domain/sending/facts';
import { Ledger } from '@/domain/sending/ledger';
import { refusalBy } from '@/domain/sending/reasons';
import { toSeconds } from '@/domain/time/duration';
import type { Ctx } from '@/server/db/tenant';
import { turnOf } from '../decision/claim';
import { zoneOf } from '../decision/decide';
import { pickDecisions } from '../decision/list';
import { loadAsks, loadReplies, lookBack, readPeople } from '../decision/load';
import { type LoggedDecision, nameDecisions } from '../decision/log';
import { type LoadedRule, readRules } from '../decision/rules';
import { findCustomer } from './find';

/** Decisions that are looked through for the latest thing that nobody asked about. */
const RECENT = 20;

/** Everything that the sentence about a customer is made of; days and words are the screen's. */
export type AskStanding = {
  now: Date;
  last: { id: string; at: Date; about: string | null; state: string; answer: string | null } | null;
  next: { id: string; at: Date; isReminder: boolean; program: string | null } | null;
  refused: LoggedDecision | null;
  stopped: {
    reason: StopReason | 'do_not_ask' | 'no_address';
    at: Date | null;
    detail: string | null;
  } | null;
  standings: {
    id: string;
    name: string;
    trigger: ProgramTrigger;
    refusal: DecisionReason | null;
    freeFrom: Date;
    waits: boolean;
    nextTurn: Date | null;
  }[];
};

/** Why a customer was or was not asked, and which program could ask next and when; `not_found` where there is none. */
export async function readAskStanding({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { externalId: string };
}): Promise<AskStanding> {
  const { id } = await findCustomer(ctx, input.externalId);
  const [person] = await readPeople(ctx, [id], await zoneOf(ctx));
  if (!person) throw new Error('a customer that was found is gone');
  const last = await readLast(ctx, id);
  return {
    now: ctx.now,
    last,
    next: await readNext(ctx, id),
    refused: await readRefused(ctx, id, last?.at ?? null),
    stopped: await readStopped(ctx, person),
    standings: await readStandings(ctx, person),
  };
}

async function readLast(ctx: Ctx, customerId: string): Promise<AskStanding['last']> {
  const { rows } = await ctx.db.execute<{
    id: string;
    at: string;
    about: string | null;
    state: string;
    answered: boolean;
    score: number | null;
  }>(sql`
    select i.id, i.sent_at as at, n.external_id as about, i.state, i.completed_at is not null as answered,
      (select a.value from response r
        join answer a on a.workspace_id = r.workspace_id and a.response_id = r.id and a.value is not null
        join question q on q.workspace_id = a.workspace_id and q.id = a.question_id and q.metric in ('nps', 'csat', 'ces')
        where r.workspace_id = ${ctx.workspaceId} and r.invitation_id = i.id
        order by array_position(array['nps', 'csat', 'ces'], q.metric), q.id limit 1)::float8 as score
    from invitation i
    left join interaction n on n.workspace_id = i.workspace_id and n.id = i.interaction_id
    where i.workspace_id = ${ctx.workspaceId} and i.customer_id = ${customerId} and i.sent_at is not null and not i.is_test
    order by i.sent_at desc, i.id desc limit 1`);
  const [row] = rows;
  if (!row) return null;
  const { answered, score, at, ...rest } = row;
  return { ...rest, at: new Date(at), answer: answered ? (score === null ? '' : String(score)) : null };
}

async function readNext(ctx: Ctx, customerId: string): Promise<AskStanding['next']> {
  const { rows } = await ctx.db.execute<{
    id: string;
    at: string;
    isReminder: boolean;
    program: string | null;
  }>(sql`
    select d.id, d.due_at as at, d.kind <> 'invitation' as "isReminder", p.name as program
    from invitation i
    join delivery d on d.workspace_id = i.workspace_id and d.invitation_id = i.id and d.state = 'scheduled'
    left join program p on p.workspace_id = i.workspace_id and p.id = i.program_id
    where i.workspace_id = ${ctx.workspaceId} and i.customer_id = ${customerId} and not i.is_test
      and i.completed_at is null
    order by d.due_at, d.id limit 1`);
  const [row] = rows;
  return row ? { ...row, at: new Date(row.at) } : null;
}

/** The latest thing decided since the last question, unless some program asks about it; what waits before what is refused. */
async function readRefused(ctx: Ctx, customerId: string, since: Date | null): Promise<LoggedDecision | null> {
  const { data } = await pickDecisions(ctx, { customers: [customerId], limit: RECENT });
  const newer = data.filter(one => since === null || one.at > since);
  const latest = newer.filter(one => one.interaction === newer[0]?.interaction);
  if (latest.some(one => one.outcome === 'invited')) return null;
  const telling =
    latest.find(one => one.outcome === 'waiting') ??
    latest.find(one => one.reason !== 'condition' && one.reason !== 'paused') ??
    latest[0];
  const [named] = telling ? await nameDecisions(ctx, [telling]) : [];
  return named ?? null;
}

async function readStopped(ctx: Ctx, person: Person): Promise<AskStanding['stopped']> {
  if (person.doNotAsk) return { reason: 'do_not_ask', at: null, detail: null };
  const { rows } = await ctx.db.execute<{ reason: StopReason; at: string; detail: string | null }>(sql`
    select case when c.unsubscribed_at is not null then 'unsubscribed' else x.reason end as reason,
      coalesce(c.unsubscribed_at, x.created_at) as at, case when c.unsubscribed_at is null then x.detail end as detail
    from customer c
    left join suppression x on x.workspace_id = c.workspace_id and x.address_hash = c.address_hash
    where c.workspace_id = ${ctx.workspaceId} and c.id = ${person.id}
      and (c.unsubscribed_at is not null or x.reason is not null)`);
  const [row] = rows;
  if (row) return { ...row, at: new Date(row.at) };
  if (person.addressHash === null && !person.hasPhone)
    return { reason: 'no_address', at: null, detail: null };
  return null;
}

/** Judged by the very law and ledger that decide. */
async function readStandings(ctx: Ctx, person: Person): Promise<AskStanding['standings']> {
  const rules = (await readRules(ctx))
    .filter(rule => rule.active)
    .sort((a, b) => a.priority - b.priority || a.order - b.order);
  if (rules.length === 0) return [];
  const since = lookBack(ctx.now, rules, [person]);
  const ledger = new Ledger(
    await loadAsks(ctx, [person], since.asks),
    await loadReplies(ctx, [person], since.replies),
  );
  const names = await namesOf(ctx);
  const turns = await turnsOf(ctx, rules, person.id);
  return rules.map(rule => ({
    id: rule.id,
    name: names.get(rule.id) ?? '',
    trigger: rule.trigger,
    refusal: refusalFor(ctx, rule, person),
    freeFrom: ledger.freeFrom(person, rule, ctx.now),
    waits: rule.onFatigue === 'delay',
    nextTurn: turns.get(rule.id) ?? null,
  }));
}

/** What an interaction will be like is not known yet: its conditions and the draw are left out. */
function refusalFor(ctx: Ctx, rule: LoadedRule, person: Person): DecisionReason | null {
  const asked = { ...rule, sampling: 1, where: rule.types === null ? rule.where : [] };
  const now = turnOf(rule.id, person.id, 0, ctx.now);
  return refusalBy(asked, { ...now, recordedAt: ctx.now }, person)?.reason ?? null;
}

async function namesOf(ctx: Ctx): Promise<Map<string, string>> {
  const { rows } = await ctx.db.execute<{ id: string; name: string }>(
    sql`select id, name from program where workspace_id = ${ctx.workspaceId}`,
  );
  return new Map(rows.map(row => [row.id, row.name]));
}

/** When the customer's next turn comes, by program: of `every` after now; of `once` now, unless it was. */
async function turnsOf(
  ctx: Ctx,
  rules: readonly LoadedRule[],
  customerId: string,
): Promise<Map<string, Date>> {
  const periods = rules.flatMap(({ id, trigger }): { id: string; seconds: number | null }[] => {
    if ('every' in trigger) return [{ id, seconds: toSeconds(trigger.every) }];
    return 'once' in trigger ? [{ id, seconds: null }] : [];
  });
  if (periods.length === 0) return new Map();
  const { rows } = await ctx.db.execute<{ id: string; at: string | null }>(sql`
    select p.id, case when p.seconds is not null
        then to_timestamp((floor(extract(epoch from ${ctx.now}::timestamptz) / p.seconds - h.share) + 1 + h.share) * p.seconds)
        when not exists (select 1 from decision d where d.workspace_id = ${ctx.workspaceId} and d.program_id = p.id
          and d.customer_id = ${customerId}::uuid) then ${ctx.now}::timestamptz end as at
    from json_to_recordset(${JSON.stringify(periods)}::json) as p(id uuid, seconds float8)
    cross join lateral (
      select ('x' || substr(md5(p.id::text || ${customerId}::text), 1, 8))::bit(32)::bigint / 4294967296.0 as share) h`);
  return new Map(rows.flatMap(({ id, at }) => (at === null ? [] : [[id, new Date(at)]])));
}
