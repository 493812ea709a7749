import { sql } from 'drizzle-orm';
import type { Attributes } from '@/domain/attributes';
import type { Preferences } from '@/domain/preferences';
import { longestClocks } from '@/domain/sending/clocks';
import type { Ask, Person, Reply, Rule } from '@/domain/sending/facts';
import { isTimeZone } from '@/domain/time/zone';
import type { Ctx } from '@/server/db/tenant';

/** `locale` and `language`: what the company says, and what the customer chose. */
export type LoadedPerson = Person & { locale: string | null; language: string | null };

/**
 * Locks the customers, and everybody who shares a mailbox with one of them, in order of id, so that no two deciders
 * (or a decider and a manual invitation) look at one person's ledger at a time; then reads what they are like.
 */
export async function lockPeople(ctx: Ctx, ids: string[], zone: string): Promise<LoadedPerson[]> {
  // As an array they are looked up one by one; as a subquery the planner reads all customers instead.
  await ctx.db.execute(sql`
    select 1 from customer where workspace_id = ${ctx.workspaceId} and id = any(array(
      select unnest(${sql.param(ids)}::uuid[])
      union
      select o.id from customer c join customer o on o.workspace_id = c.workspace_id and o.address_hash = c.address_hash
      where c.workspace_id = ${ctx.workspaceId} and c.id = any(${sql.param(ids)}::uuid[])))
    order by id for no key update`);
  // A second statement: its snapshot is newer than every lock it waited for.
  return readPeople(ctx, ids, zone);
}

/** What these customers are like, without locking them. `zone`: the workspace's, for those who have none. */
export async function readPeople(ctx: Ctx, ids: string[], zone: string): Promise<LoadedPerson[]> {
  const { rows } = await ctx.db.execute<{
    id: string;
    addressHash: string | null;
    hasPhone: boolean;
    doNotAsk: boolean;
    unsubscribed: boolean;
    suppressed: boolean;
    bounced: boolean;
    timezone: string | null;
    locale: string | null;
    preferences: Preferences;
    attributes: Attributes;
  }>(sql`
    select c.id, case when c.email is null then null else c.address_hash end as "addressHash", c.phone is not null as "hasPhone",
      c.do_not_ask as "doNotAsk", c.unsubscribed_at is not null or coalesce(s.reason = 'unsubscribed', false) as unsubscribed,
      s.reason is not null as suppressed, coalesce(s.reason = 'bounced', false) as bounced, c.timezone, c.locale, c.preferences,
      c.attributes
    from customer c
    left join suppression s on s.workspace_id = c.workspace_id and s.address_hash = c.address_hash
    where c.workspace_id = ${ctx.workspaceId} and c.id = any(${sql.param(ids)}::uuid[])`);
  return rows.map(({ timezone, preferences, ...row }) => ({
    ...row,
    fewer: preferences.fewer === true,
    topicsOff: preferences.topicsOff ?? [],
    language: preferences.language ?? null,
    zone: timezone && isTimeZone(timezone) ? timezone : zone,
  }));
}

/** What counts as asked: sent, or going to be; tests and what never arrived do not. */
export const IN_LEDGER = sql`not i.is_test and i.state <> 'bounced'
  and (i.sent_at is not null or i.state in ('scheduled', 'sent', 'visited', 'started', 'completed'))`;

/** Every ask of these people (by customer and by mailbox) since `since`, planned ones included. Nothing is open to be taken back. */
export const loadAsks = (ctx: Ctx, people: readonly Person[], since: Date): Promise<Ask[]> =>
  readAsks(ctx, people, since);

/** The same for a decision in earnest: what has not begun to leave is locked and open, so that nobody sends it meanwhile. */
export async function lockAsks(ctx: Ctx, people: readonly Person[], since: Date): Promise<Ask[]> {
  const asks = await readAsks(ctx, people, since);
  const scheduled = asks.filter(ask => ask.isScheduled).map(ask => ask.id);
  if (scheduled.length === 0) return asks;
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select invitation_id as id from delivery
    where workspace_id = ${ctx.workspaceId} and invitation_id = any(${sql.param(scheduled)}::uuid[])
      and kind = 'invitation' and state = 'scheduled'
    order by delivery.id for update`);
  const open = new Set(rows.map(row => row.id));
  return asks.map(ask => ({ ...ask, isOpen: open.has(ask.id) }));
}

type AskRow = Omit<Ask, 'at' | 'occurredAt' | 'isOpen'> & {
  at: string;
  occurredAt: string | null;
  isScheduled: boolean;
};

/** What is overdue, because sending or its program is paused, may leave from now on. */
async function readAsks(
  ctx: Ctx,
  people: readonly Person[],
  since: Date,
): Promise<(Ask & { isScheduled: boolean })[]> {
  const columns = sql`i.id, i.customer_id, i.address_hash, i.survey_id, i.program_id, i.interaction_id, i.state,
    case when i.state = 'scheduled' then greatest(i.send_at, ${ctx.now}) else coalesce(i.sent_at, i.send_at) end as at`;
  const standing = sql`${IN_LEDGER} and (i.state = 'scheduled' or coalesce(i.sent_at, i.send_at) > ${since})`;
  const { rows } = await ctx.db.execute<AskRow>(sql`
    select a.id, a.customer_id as "customerId", a.address_hash as "addressHash", a.survey_id as "surveyId",
      a.program_id as "ruleId", a.interaction_id as "interactionId", n.occurred_at as "occurredAt", n.external_id as "externalId",
      n.case_of as "caseOf", a.at, a.state = 'scheduled' as "isScheduled"
    from (
      select ${columns} from invitation i
      where i.workspace_id = ${ctx.workspaceId} and i.customer_id = any(${idsOf(people)}) and ${standing}
      union
      select ${columns} from invitation i
      where i.workspace_id = ${ctx.workspaceId} and i.address_hash = any(${hashesOf(people)}) and ${standing}
    ) a
    left join interaction n on n.workspace_id = ${ctx.workspaceId} and n.id = a.interaction_id`);
  return rows.map(row => ({
    ...row,
    occurredAt: row.occurredAt === null ? null : new Date(row.occurredAt),
    at: new Date(row.at),
    isOpen: false,
  }));
}

/** When these people, or somebody at their mailbox, answered since `since`. */
export async function loadReplies(ctx: Ctx, people: readonly Person[], since: Date): Promise<Reply[]> {
  const { rows } = await ctx.db.execute<Omit<Reply, 'at'> & { at: string }>(sql`
    select c.id as "customerId", c.address_hash as "addressHash", r.survey_id as "surveyId", r.invitation_id as "invitationId", r.at
    from (
      select id, address_hash from customer where workspace_id = ${ctx.workspaceId} and id = any(${idsOf(people)})
      union
      select id, address_hash from customer where workspace_id = ${ctx.workspaceId} and address_hash = any(${hashesOf(people)})
    ) c
    cross join lateral (
      select survey_id, invitation_id, coalesce(completed_at, started_at) as at from response
      where workspace_id = ${ctx.workspaceId} and customer_id = c.id and not is_test
        and coalesce(completed_at, started_at) > ${since}
      offset 0 -- keeps it a look into the index per customer
    ) r`);
  return rows.map(row => ({ ...row, at: new Date(row.at) }));
}

/** The moments from which on asks and answers can matter to these programs for these people. */
export function lookBack(
  from: Date,
  rules: readonly Rule[],
  people: readonly Person[],
): { asks: Date; replies: Date } {
  const { afterInvite, afterResponse } = longestClocks(rules, people);
  return { asks: new Date(from.getTime() - afterInvite), replies: new Date(from.getTime() - afterResponse) };
}

const idsOf = (people: readonly Person[]) => sql`${sql.param(people.map(person => person.id))}::uuid[]`;

const hashesOf = (people: readonly Person[]) =>
  sql`${sql.param(people.flatMap(person => (person.addressHash === null ? [] : [person.addressHash])))}::text[]`;
