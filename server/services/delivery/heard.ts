import { sql } from 'drizzle-orm';
import type { Ctx } from '@/server/db/tenant';
import { unsubscribeReader } from '../suppression/unsubscribe';
import { tripBreaker } from './breaker';
import { giveUpAddresses } from './give-up';
import { pauseWhereTooManyComplain } from './health';
import { shorten } from './record';

export const deliveryEvents = ['delivered', 'bounced', 'failed', 'complained', 'unsubscribed'] as const;
export type DeliveryEvent = (typeof deliveryEvents)[number];

/**
 * What was heard of a mail or message after it left. `bounced`: it did not arrive because of the address; `failed`: for
 * another reason. `code`: RFC 3463, where one was told. `at` is never later than now.
 */
export type Heard = {
  delivery: string;
  event: DeliveryEvent;
  code: string | null;
  reason: string | null;
  at: Date;
};

/** Takes in what was heard; each thing once, however often it is told. An unknown delivery changes nothing. */
export async function hearOfDelivery(ctx: Ctx, heard: Heard): Promise<void> {
  if (heard.event === 'delivered') await noteDelivered(ctx, heard);
  else if (heard.event === 'complained') await noteComplaint(ctx, heard);
  else if (heard.event === 'unsubscribed') await noteUnsubscription(ctx, heard);
  else await noteFailure(ctx, heard);
}

const noteDelivered = (ctx: Ctx, { delivery, at }: Heard) =>
  ctx.db.execute(sql`
    update delivery set delivered_at = ${notLater(ctx, at)}
    where workspace_id = ${ctx.workspaceId} and id = ${delivery} and delivered_at is null and first_attempt_at is not null`);

type Person = { channel: string; hash: string | null; address: string | null };

/**
 * The first mail of an invitation that did not arrive takes it out of what was delivered, and nobody is reminded of what
 * they never got. Whoever has begun to answer got it, whatever the server says.
 */
async function noteFailure(ctx: Ctx, { delivery, event, code, reason, at }: Heard): Promise<void> {
  const { rows } = await ctx.db.execute<Person>(sql`
    with mail as (
      update delivery set bounced_at = ${notLater(ctx, at)}, code = coalesce(${code}::text, code),
        error = coalesce(${reason === null ? null : shorten(reason)}::text, error)
      where workspace_id = ${ctx.workspaceId} and id = ${delivery} and bounced_at is null and first_attempt_at is not null
      returning invitation_id, kind),
    lost as (
      update invitation i set state = ${event}, reason = coalesce(${code}::text, ${event})
      from mail where i.workspace_id = ${ctx.workspaceId} and i.id = mail.invitation_id and mail.kind = 'invitation'
        and i.state in ('scheduled', 'sent', 'visited')
      returning i.id),
    reminders as (
      update delivery d set state = 'suppressed', error = ${event}, finished_at = ${ctx.now}
      from lost where d.workspace_id = ${ctx.workspaceId} and d.invitation_id = lost.id and d.id <> ${delivery}
        and d.state = 'scheduled')
    select coalesce(h.address, 'email') as channel, c.address_hash as hash, c.email as address
    from mail join invitation i on i.workspace_id = ${ctx.workspaceId} and i.id = mail.invitation_id
    join customer c on c.workspace_id = i.workspace_id and c.id = i.customer_id
    left join send_channel h on h.workspace_id = i.workspace_id and h.id = i.channel_id`);
  const person = rows[0];
  if (person?.channel !== 'email') return;
  // Whoever says that it bounced, and no more, means that the address does not exist.
  const why = code ?? (event === 'bounced' ? '5.1.1' : null);
  if (why === null) return;
  if (person.hash) await giveUpAddresses(ctx, [{ hash: person.hash, address: person.address, code: why }]);
  if (why.startsWith('5.7.')) await tripBreaker(ctx);
}

/** Whoever complains is never written to again; too many of them stop all sending. */
async function noteComplaint(ctx: Ctx, { delivery, reason, at }: Heard): Promise<void> {
  const { rows } = await ctx.db.execute<Person & { invitation: string }>(sql`
    with mail as (
      update delivery set complained_at = ${notLater(ctx, at)}
      where workspace_id = ${ctx.workspaceId} and id = ${delivery} and complained_at is null and first_attempt_at is not null
      returning invitation_id),
    reminders as (
      update delivery d set state = 'suppressed', error = 'complained', finished_at = ${ctx.now}
      from mail where d.workspace_id = ${ctx.workspaceId} and d.invitation_id = mail.invitation_id and d.state = 'scheduled')
    select i.id as invitation, coalesce(h.address, 'email') as channel, c.address_hash as hash, c.email as address
    from mail join invitation i on i.workspace_id = ${ctx.workspaceId} and i.id = mail.invitation_id
    join customer c on c.workspace_id = i.workspace_id and c.id = i.customer_id
    left join send_channel h on h.workspace_id = i.workspace_id and h.id = i.channel_id`);
  const person = rows[0];
  if (!person) return;
  if (person.channel !== 'email' || !person.hash)
    await unsubscribeReader({ ctx, input: { invitation: person.invitation } });
  else
    await ctx.db.execute(sql`
      insert into suppression (workspace_id, address_hash, address, reason, detail, created_at)
      values (${ctx.workspaceId}, ${person.hash}, ${person.address}, 'complained',
        ${reason === null ? null : shorten(reason)}, ${ctx.now}) on conflict do nothing`);
  await pauseWhereTooManyComplain(ctx);
}

async function noteUnsubscription(ctx: Ctx, { delivery }: Heard): Promise<void> {
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select invitation_id as id from delivery
    where workspace_id = ${ctx.workspaceId} and id = ${delivery} and first_attempt_at is not null`);
  if (rows[0]) await unsubscribeReader({ ctx, input: { invitation: rows[0].id } });
}

const notLater = (ctx: Ctx, at: Date): Date => (at < ctx.now ? at : ctx.now);
