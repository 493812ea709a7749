import { sql } from 'drizzle-orm';
import type { Attributes } from '@/domain/attributes';
import type { ProgramTrigger, SendWindow } from '@/domain/program';
import { type Ask, capKey, type Occasion, type Person, type Reply, type Rule } from '@/domain/sending/decide';
import { toMilliseconds } from '@/domain/time/duration';
import { isTimeZone } from '@/domain/time/zone';
import type { Ctx } from '@/server/db/tenant';

export type LoadedRule = Rule & { surveyId: string; trigger: ProgramTrigger; languages: string[] };
export type LoadedPerson = Person & { locale: string | null };

type RuleRow = {
  id: string;
  surveyId: string;
  trigger: ProgramTrigger;
  delay: string;
  sampling: number;
  afterInvite: string;
  afterResponse: string;
  sendWindow: SendWindow | null;
  expiry: string;
  maxAge: string;
  dailyCap: number | null;
  priority: number;
  active: boolean;
  askable: boolean;
  activatedAt: string | null;
  languages: string[] | null;
};

/** All programs, also those never switched on (they say `paused`), in the order they were made. Those with a daily cap are locked: their count is. */
export async function loadRules(ctx: Ctx): Promise<LoadedRule[]> {
  const { rows } = await ctx.db.execute<RuleRow>(sql`
    select p.id, p.survey_id as "surveyId", p.trigger, p.delay, p.sampling, p.fatigue_after_invite as "afterInvite",
      p.fatigue_after_response as "afterResponse", p.send_window as "sendWindow", p.expiry, p.max_age as "maxAge",
      p.daily_cap as "dailyCap", p.priority, p.active, p.activated_at as "activatedAt",
      s.published_version is not null and s.closed_at is null as askable, v.definition->'languages' as languages
    from program p
    join survey s on s.workspace_id = p.workspace_id and s.id = p.survey_id
    left join survey_version v on v.workspace_id = s.workspace_id and v.survey_id = s.id and v.version = s.published_version
    where p.workspace_id = ${ctx.workspaceId}
    order by p.created_at, p.id`);
  const capped = rows.filter(row => row.dailyCap !== null && row.active).map(row => row.id);
  if (capped.length > 0) {
    await ctx.db.execute(sql`
      select 1 from program where workspace_id = ${ctx.workspaceId} and id = any(${sql.param(capped)}::uuid[])
      order by id for no key update`);
  }
  return rows.map(asRule);
}

const asRule = (row: RuleRow, order: number): LoadedRule => ({
  id: row.id,
  surveyId: row.surveyId,
  trigger: row.trigger,
  types: 'types' in row.trigger ? row.trigger.types : null,
  where: row.trigger.where,
  delay: toMilliseconds(row.delay),
  sampling: row.sampling,
  afterInvite: toMilliseconds(row.afterInvite),
  afterResponse: toMilliseconds(row.afterResponse),
  window: row.sendWindow,
  expiry: toMilliseconds(row.expiry),
  maxAge: toMilliseconds(row.maxAge),
  dailyCap: row.dailyCap,
  priority: row.priority,
  order,
  active: row.active && row.askable,
  activatedAt: row.activatedAt === null ? null : new Date(row.activatedAt),
  languages: row.languages ?? [],
});

/** Undecided interactions, oldest first, each held by this transaction alone; others' are skipped. */
export async function claimOccasions(ctx: Ctx, limit: number): Promise<Occasion[]> {
  const { rows } = await ctx.db.execute<{
    id: string;
    type: string;
    customerId: string;
    occurredAt: string;
    recordedAt: string;
    doNotAsk: boolean;
    attributes: Attributes;
  }>(sql`
    select id, type, customer_id as "customerId", occurred_at as "occurredAt", recorded_at as "recordedAt",
      do_not_ask as "doNotAsk", attributes
    from interaction where workspace_id = ${ctx.workspaceId} and decided_at is null
    order by recorded_at limit ${limit} for no key update skip locked`);
  return rows.map(row => ({
    ...row,
    interactionId: row.id,
    occurredAt: new Date(row.occurredAt),
    recordedAt: new Date(row.recordedAt),
  }));
}

/**
 * Locks the customers, and everybody who shares a mailbox with one of them, in order of id, so that no two deciders
 * (or a decider and a manual invitation) look at one person's ledger at a time; then reads what they are like.
 */
export async function lockPeople(ctx: Ctx, ids: string[], zone: string): Promise<LoadedPerson[]> {
  await ctx.db.execute(sql`
    select 1 from customer where workspace_id = ${ctx.workspaceId} and id in (
      select unnest(${sql.param(ids)}::uuid[])
      union
      select o.id from customer c join customer o on o.workspace_id = c.workspace_id and o.address_hash = c.address_hash
      where c.workspace_id = ${ctx.workspaceId} and c.id = any(${sql.param(ids)}::uuid[]))
    order by id for no key update`);
  // A second statement: its snapshot is newer than every lock it waited for.
  return readPeople(ctx, ids, zone);
}

/** What these customers are like, without locking them. `zone`: the workspace's, for those who have none. */
export async function readPeople(ctx: Ctx, ids: string[], zone: string): Promise<LoadedPerson[]> {
  const { rows } = await ctx.db.execute<{
    id: string;
    addressHash: string | null;
    doNotAsk: boolean;
    unsubscribed: boolean;
    suppressed: boolean;
    timezone: string | null;
    locale: string | null;
    attributes: Attributes;
  }>(sql`
    select c.id, case when c.email is null then null else c.address_hash end as "addressHash", c.do_not_ask as "doNotAsk",
      c.unsubscribed_at is not null or coalesce(s.reason = 'unsubscribed', false) as unsubscribed,
      s.reason is not null as suppressed, c.timezone, c.locale, c.attributes
    from customer c
    left join suppression s on s.workspace_id = c.workspace_id and s.address_hash = c.address_hash
    where c.workspace_id = ${ctx.workspaceId} and c.id = any(${sql.param(ids)}::uuid[])`);
  return rows.map(({ timezone, ...row }) => ({
    ...row,
    zone: timezone && isTimeZone(timezone) ? timezone : zone,
  }));
}

/** What counts as asked: sent, or going to be; tests and what never arrived do not. */
export const IN_LEDGER = sql`not i.is_test and i.state <> 'bounced'
  and (i.sent_at is not null or i.state in ('scheduled', 'sent', 'visited', 'started', 'completed'))`;

/** Every ask of these people (by customer and by mailbox) since `since`, planned ones included. */
export async function loadAsks(ctx: Ctx, people: readonly Person[], since: Date): Promise<Ask[]> {
  const { rows } = await ctx.db.execute<Omit<Ask, 'at'> & { at: string }>(sql`
    select i.id, i.customer_id as "customerId", i.address_hash as "addressHash", i.interaction_id as "interactionId",
      coalesce(i.sent_at, i.send_at) as at
    from (
      select * from invitation where workspace_id = ${ctx.workspaceId} and customer_id = any(${sql.param(people.map(person => person.id))}::uuid[])
      union
      select * from invitation where workspace_id = ${ctx.workspaceId} and address_hash = any(${sql.param(hashesOf(people))}::text[])
    ) i
    where ${IN_LEDGER} and coalesce(i.sent_at, i.send_at) > ${since}`);
  return rows.map(row => ({ ...row, at: new Date(row.at) }));
}

/** When these people, or somebody at their mailbox, answered since `since`. */
export async function loadReplies(ctx: Ctx, people: readonly Person[], since: Date): Promise<Reply[]> {
  const { rows } = await ctx.db.execute<Omit<Reply, 'at'> & { at: string }>(sql`
    select r.customer_id as "customerId", c.address_hash as "addressHash", r.invitation_id as "invitationId",
      coalesce(r.completed_at, r.started_at) as at
    from (
      select workspace_id, id, address_hash from customer
        where workspace_id = ${ctx.workspaceId} and id = any(${sql.param(people.map(person => person.id))}::uuid[])
      union
      select workspace_id, id, address_hash from customer
        where workspace_id = ${ctx.workspaceId} and address_hash = any(${sql.param(hashesOf(people))}::text[])
    ) c
    join response r on r.workspace_id = c.workspace_id and r.customer_id = c.id
    where not r.is_test and coalesce(r.completed_at, r.started_at) > ${since}`);
  return rows.map(row => ({ ...row, at: new Date(row.at) }));
}

/** Invitations that capped programs already have from today on, per day of the workspace. */
export async function loadPlanned(
  ctx: Ctx,
  rules: readonly Rule[],
  zone: string,
): Promise<Map<string, number>> {
  const capped = rules.filter(rule => rule.dailyCap !== null).map(rule => rule.id);
  if (capped.length === 0) return new Map();
  const { rows } = await ctx.db.execute<{ programId: string; day: string; count: number }>(sql`
    select i.program_id as "programId", (i.send_at at time zone ${zone})::date::text as day, count(*)::int as count
    from invitation i
    where i.workspace_id = ${ctx.workspaceId} and i.program_id = any(${sql.param(capped)}::uuid[])
      and i.send_at >= date_trunc('day', ${ctx.now.toISOString()}::timestamptz at time zone ${zone}) at time zone ${zone} and ${IN_LEDGER}
    group by 1, 2`);
  return new Map(rows.map(row => [capKey(row.programId, row.day), row.count]));
}

const hashesOf = (people: readonly Person[]): string[] =>
  people.flatMap(person => (person.addressHash === null ? [] : [person.addressHash]));
