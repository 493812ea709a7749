import { sql } from 'drizzle-orm';
import type { Attributes } from '@/domain/attributes';
import type { InteractionClass } from '@/domain/interaction';
import type { Reminder, SendWindow } from '@/domain/program';
import type { Sealed } from '@/domain/sealed';
import type { WorkspaceSettings } from '@/domain/workspace';
import type { Ctx } from '@/server/db/tenant';
import type { SenderIdentity } from '@/server/email/sender';
import { leaseEnd } from './claim';
import type { DeliveryKind } from './plan';

/** The gateway that delivers a message instead of mail. */
export type Channel = {
  id: string;
  name: string;
  url: string;
  address: 'phone' | 'email' | 'id';
  secrets: Sealed[];
};

/** Everything one mail or message needs, read in the transaction that let it go. Timestamps are text, as `execute` returns them. */
export type HandedOver = {
  id: string;
  kind: DeliveryKind;
  attempts: number;
  unknowns: number;
  messageId: string;
  firstAttemptAt: string;
  now: string;
  invitationId: string;
  isTest: boolean;
  expiresAt: string;
  language: string | null;
  addressHash: string | null;
  /** Empty where a channel reaches people without one. */
  email: string;
  phone: string | null;
  /** The caller's own id of the customer. */
  externalId: string;
  name: string | null;
  locale: string | null;
  zone: string | null;
  customerAttributes: Attributes;
  type: string | null;
  class: InteractionClass | null;
  occurredAt: string | null;
  interactionAttributes: Attributes | null;
  surveyId: string;
  /** Below zero: the number of a trial. */
  version: number;
  reminders: Reminder[] | null;
  window: SendWindow | null;
  /** Null: by mail. */
  channel: Channel | null;
  workspace: { name: string; zone: string; isDemo: boolean; settings: WorkspaceSettings };
  /** The workspace's own; set once it was read. */
  sender?: SenderIdentity;
};

/**
 * The last look before SMTP or a gateway, in one statement: each claimed delivery either becomes `handing_over` and is
 * returned, or ends here with the reason why nothing is sent (unsubscribed, suppressed, answered, expired, closed …), or
 * waits because sending, its program or its channel is paused. An unsubscription committed before this statement, from
 * everything or from the program's topic, means no mail.
 * Answers in the order of `ids`; null: not to be sent (or no longer ours).
 */
export async function handOver(ctx: Ctx, me: string, ids: string[]): Promise<(HandedOver | null)[]> {
  // Joined in the order in which it is written: weighing all others takes PostgreSQL three times as long as the statement.
  await ctx.db.execute(sql`set local join_collapse_limit = 1`);
  const { rows } = await ctx.db.execute<HandedOver & { verdict: string | null }>(sql`
    with looked as (
      select d.id, d.kind, d.attempts + 1 as attempts, d.unknowns, d.message_id as "messageId",
        coalesce(d.first_attempt_at, now()) as "firstAttemptAt", now() as now, i.id as "invitationId", i.is_test as "isTest",
        i.expires_at as "expiresAt", i.language, c.address_hash as "addressHash",
        coalesce(c.email, '') as email, c.phone, c.external_id as "externalId", c.name, c.locale,
        c.timezone as zone, c.attributes as "customerAttributes", n.type, t.class, n.occurred_at as "occurredAt",
        n.attributes as "interactionAttributes", i.survey_id as "surveyId", coalesce(-i.trial, s.published_version) as version,
        p.reminders, p.send_window as window,
        case when h.id is not null then json_build_object('id', h.id, 'name', h.name, 'url', h.url, 'address', h.address,
          'secrets', h.secrets) end as channel,
        json_build_object('name', w.name, 'zone', w.timezone, 'isDemo', w.is_demo, 'settings', w.settings) as workspace,
        case
          when i.state in ('withdrawn', 'suppressed', 'bounced', 'failed') then i.state
          when i.completed_at is not null or (i.started_at is not null and not d.wished) then 'answered'
          when i.state = 'expired' or i.expires_at <= now() then 'expired'
          when i.trial is null and (s.published_version is null or s.closed_at is not null) then 'survey_closed'
          when i.channel = 'webhook' and h.id is null then 'channel_gone'
          when case h.address when 'phone' then c.phone is null when 'id' then false else c.email is null end then 'no_address'
          when not i.is_test and (c.unsubscribed_at is not null or x.reason = 'unsubscribed' or (c.preferences -> 'topicsOff') ? p.topic)
            then 'unsubscribed'
          -- A mailbox that is gone says nothing about a phone.
          when x.reason is not null and (x.reason <> 'bounced' or h.id is null or h.address = 'email') then 'suppressed'
          when not i.is_test and c.do_not_ask then 'do_not_ask'
          when not d.wished and ((d.audience = 'visited' and i.visited_at is null)
            or (d.audience = 'not_visited' and i.visited_at is not null)) then 'audience'
          when w.sending_paused_at is not null or p.active is false or h.active is false then 'waits'
        end as verdict
      from delivery d
      join invitation i on i.workspace_id = d.workspace_id and i.id = d.invitation_id
      join customer c on c.workspace_id = i.workspace_id and c.id = i.customer_id
      join survey s on s.workspace_id = i.workspace_id and s.id = i.survey_id
      join workspace w on w.id = i.workspace_id
      left join program p on p.workspace_id = i.workspace_id and p.id = i.program_id
      left join send_channel h on i.channel = 'webhook' and h.workspace_id = i.workspace_id and h.id = i.channel_id
      left join interaction n on n.workspace_id = i.workspace_id and n.id = i.interaction_id
      left join interaction_type t on t.workspace_id = n.workspace_id and t.name = n.type
      left join suppression x on x.workspace_id = c.workspace_id and x.address_hash = c.address_hash
      -- What this worker holds and has not handed over is claimed. Said like that, it would be looked for among all leases,
      -- through every dead entry of their index.
      where d.workspace_id = ${ctx.workspaceId} and d.id = any(${sql.param(ids)}::uuid[])
        and d.state <> 'handing_over' and d.claimed_by = ${me}
      for update of d),
    moved as (
      update delivery d set
        state = case when l.verdict is null then 'handing_over' when l.verdict = 'waits' then 'scheduled' else 'suppressed' end,
        due_at = case when l.verdict = 'waits' then now() + interval '10 minutes' else d.due_at end,
        attempts = case when l.verdict is null then l.attempts else d.attempts end,
        first_attempt_at = case when l.verdict is null then l."firstAttemptAt" else d.first_attempt_at end,
        error = case when l.verdict is null then d.error else l.verdict end,
        finished_at = case when l.verdict is null or l.verdict = 'waits' then null else now() end,
        claimed_by = case when l.verdict is null then d.claimed_by end,
        lease_until = case when l.verdict is null then ${leaseEnd} end
      from looked l where d.workspace_id = ${ctx.workspaceId} and d.id = l.id),
    ended as (
      update invitation i set state = case when l.verdict = 'expired' then 'expired' else 'suppressed' end, reason = l.verdict
      from looked l
      where i.workspace_id = ${ctx.workspaceId} and i.id = l."invitationId" and i.state = 'scheduled'
        and l.kind = 'invitation' and l.verdict is not null and l.verdict <> 'waits')
    select * from looked`);
  const sendable = new Map(rows.filter(row => row.verdict === null).map(row => [row.id, row]));
  return ids.map(id => sendable.get(id) ?? null);
}
