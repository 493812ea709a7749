import { type SQL, sql } from 'drizzle-orm';
import { notFound } from '@/domain/errors';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import type { CustomerRow } from './find';
import { findCustomer } from './find';

/**
 * Forgets a customer: the row, interactions, invitations, decisions, mails, cases, notes and what was remembered go; answers stay as anonymous scores, without
 * free text and without any link to a person; of the address only its keyed hash stays, so that it is never mailed again.
 * Copies in import reports, kept API answers and the local mailbox go too, and the address as that of somebody outside who
 * reads digests or alerts. Audited without a name. `not_found` where there is none.
 */
export async function eraseCustomer({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { externalId: string };
}): Promise<void> {
  const who = await lockCustomer(ctx, input.externalId);
  await keepHash(ctx, who);
  await forgetAlerts(ctx, who);
  await forgetNotices(ctx, who);
  await anonymizeResponses(ctx, who);
  await forgetValues(ctx, who);
  await forgetCopies(ctx, who);
  await forgetReader(ctx, who);
  await ctx.db.execute(sql`
    update interaction set referred_by = null
    where workspace_id = ${ctx.workspaceId} and referred_by = ${who.externalId}`);
  await ctx.db.execute(sql`delete from customer where workspace_id = ${ctx.workspaceId} and id = ${who.id}`);
  // Last: what was done above noted that there is something to remember. What a worker has taken already is left to it: it
  // waits for this customer, and would be waited for.
  await ctx.db.execute(sql`
    delete from memory_delta where workspace_id = ${ctx.workspaceId} and id = any(array(
      select id from memory_delta where workspace_id = ${ctx.workspaceId} and customer_id = ${who.id}
      for update skip locked))`);
  await recordAudit({ ctx, action: 'customer.erased', subject: who.id });
}

/** Waits for whoever is deciding about or mailing this customer. */
async function lockCustomer(ctx: Ctx, externalId: string): Promise<CustomerRow> {
  const { rowCount } = await ctx.db.execute(sql`
    select id from customer where workspace_id = ${ctx.workspaceId} and external_id = ${externalId} for update`);
  if (rowCount === 0) throw notFound('customer');
  return findCustomer(ctx, externalId);
}

async function keepHash(ctx: Ctx, who: CustomerRow): Promise<void> {
  if (who.addressHash === null) return;
  await ctx.db.execute(sql`
    insert into suppression (workspace_id, address_hash, reason, created_at)
    values (${ctx.workspaceId}, ${who.addressHash}, ${who.unsubscribedAt ? 'unsubscribed' : 'manual'}, ${ctx.now.toISOString()})
    on conflict (workspace_id, address_hash) do update set address = null, detail = null`);
}

/** Kept mails that told what this customer wrote, known by their Message-ID, while it is known which answers those are. */
async function forgetAlerts(ctx: Ctx, who: CustomerRow): Promise<void> {
  await ctx.db.execute(sql`
    delete from mailbox_message m
    using alert_delivery d
      join alert a on a.workspace_id = d.workspace_id and a.id = d.alert_id
      join response r on r.workspace_id = a.workspace_id and r.id::text = a.key
    where d.workspace_id = ${ctx.workspaceId} and r.customer_id = ${who.id}
      and m.recipient = d.target and position(convert_to('<alert-' || d.id || '@', 'UTF8') in m.raw) > 0`);
}

/**
 * Kept mails that told members of this customer's cases, or that their trust fell, and letters from the cases themselves,
 * whatever the address was when they left. One mail may tell of several cases: it is
 * known by the notices in its Message-ID and by the cases it links to, whose ids a line break of the mail may part.
 */
async function forgetNotices(ctx: Ctx, who: CustomerRow): Promise<void> {
  const raw = sql`replace(encode(m.raw, 'escape'), E'=\\r\\n', '')`;
  await ctx.db.execute(sql`
    delete from mailbox_message m using (
      select '<case-notice-' || n.id || '@' as mark from customer_case k
      join case_notice n on n.workspace_id = k.workspace_id and n.case_id = k.id
      where k.workspace_id = ${ctx.workspaceId} and k.customer_id = ${who.id}
      union all
      select '/cases/' || k.id from customer_case k
      where k.workspace_id = ${ctx.workspaceId} and k.customer_id = ${who.id}
      union all
      select m.message_id from customer_case k
      join case_message m on m.workspace_id = k.workspace_id and m.case_id = k.id and m.direction = 'out'
      where k.workspace_id = ${ctx.workspaceId} and k.customer_id = ${who.id}
      union all
      select '<account-' || left(encode(sha256(convert_to(n.customer_id || ' ' || n.signal || ' ' || n.user_id, 'UTF8')), 'hex'), 32)
        || '@' from account_notice n
      where n.workspace_id = ${ctx.workspaceId} and n.customer_id = ${who.id}
    ) told
    where position(told.mark in ${raw}) > 0`);
}

/**
 * Free text, and whatever was typed beside a choice (`<key>.other`), goes from every saved state. Tests stand in no number
 * and may answer questions that were never published, of which nobody knows what is text: they go whole.
 */
async function anonymizeResponses(ctx: Ctx, who: CustomerRow): Promise<void> {
  const own = sql`r.workspace_id = ${ctx.workspaceId} and r.customer_id = ${who.id}`;
  await ctx.db.execute(sql`delete from response r where ${own} and r.is_test`);
  const typed = sql`coalesce((select array_agg(name) from (
      select q.key as name from question q where q.workspace_id = r.workspace_id and q.survey_id = r.survey_id
        and q.type in ('short', 'long', 'email', 'phone')
      union all select k from jsonb_object_keys(r.answers) k where k like '%.other'
    ) names), '{}')`;
  await ctx.db.execute(sql`
    update response_revision v set answers = v.answers - ${typed}
      - coalesce((select array_agg(k) from jsonb_object_keys(v.answers) k where k like '%.other'), '{}')
    from response r where ${own} and v.workspace_id = r.workspace_id and v.response_id = r.id`);
  await ctx.db.execute(sql`
    delete from answer a using response r, question q
    where ${own} and a.workspace_id = r.workspace_id and a.response_id = r.id
      and q.workspace_id = a.workspace_id and q.id = a.question_id
      and q.type in ('short', 'long', 'email', 'phone')`);
  await ctx.db.execute(sql`
    update answer a set text = null from response r
    where ${own} and a.workspace_id = r.workspace_id and a.response_id = r.id and a.text is not null`);
  await ctx.db.execute(sql`
    update response r set answers = r.answers - ${typed}, customer_id = null, invitation_id = null, interaction_id = null,
      external_id = null, origin = 'erased:' || r.id::text
    where ${own}`);
}

/**
 * Snapshots and the cube keep segments such as *tier: gold*; a value that holds the address or is the phone number leaves
 * snapshots, pending scores and cube together, so that cube and recount still agree.
 */
async function forgetValues(ctx: Ctx, who: CustomerRow): Promise<void> {
  if (who.email === null && who.phone === null) return;
  const namesPerson = (value: SQL): SQL =>
    sql`(position(${who.email ?? who.phone} in lower(${value})) > 0 or ${value} = ${who.phone ?? who.email})`;
  const cleaned = sql`(select coalesce(jsonb_object_agg(e.key, e.value), '{}') from jsonb_each(t.attributes) e
    where not ${namesPerson(sql`e.value #>> '{}'`)})`;
  const touched = sql`t.workspace_id = ${ctx.workspaceId}
    and exists (select 1 from jsonb_each(t.attributes) e where ${namesPerson(sql`e.value #>> '{}'`)})`;
  const { rows } = await ctx.db.execute<{ id: number }>(sql`
    select id from dimension where workspace_id = ${ctx.workspaceId} and ${namesPerson(sql`value`)}`);
  const dimensions = JSON.stringify(rows.map(row => row.id));
  for (const table of ['score_rollup', 'score_rollup_month']) {
    await ctx.db.execute(sql`
      delete from ${sql.raw(table)} where workspace_id = ${ctx.workspaceId}
        and dimension_id in (select jsonb_array_elements_text(${dimensions}::jsonb)::int)`);
  }
  await ctx.db.execute(sql`
    delete from dimension where workspace_id = ${ctx.workspaceId}
      and id in (select jsonb_array_elements_text(${dimensions}::jsonb)::int)`);
  await ctx.db.execute(sql`update response t set attributes = ${cleaned} where ${touched}`);
  await ctx.db.execute(sql`update score_delta t set attributes = ${cleaned} where ${touched}`);
}

/** Rows kept for other purposes in which the address stands, or the whole row of the file that named the customer. */
async function forgetCopies(ctx: Ctx, who: CustomerRow): Promise<void> {
  const mentions = (text: SQL): SQL =>
    sql`position(${who.email ?? ''} in lower(${text})) > 0 and ${who.email !== null}`;
  await ctx.db.execute(sql`
    delete from import_fault where workspace_id = ${ctx.workspaceId} and (${mentions(sql`row::text || message`)}
      or exists (select 1 from jsonb_each_text(row) cell where cell.value = ${who.externalId}))`);
  await ctx.db.execute(sql`
    delete from idempotent_request where workspace_id = ${ctx.workspaceId}
      and ${mentions(sql`coalesce(response ->> 'body', '') || route`)}`);
  // The local mailbox belongs to the installation; a mail to or from this address, or a message to this number or id, is about them.
  await ctx.db.execute(sql`
    delete from mailbox_message
    where ${mentions(sql`recipient || ' ' || sender`)} or recipient in (${who.phone}::text, ${who.externalId}::text)`);
}

/** A member's own address stays: it is known from elsewhere. */
async function forgetReader(ctx: Ctx, { email }: CustomerRow): Promise<void> {
  if (email === null) return;
  const isOutside = sql`not exists (
    select from member m where m.workspace_id = ${ctx.workspaceId} and lower(m.email) = ${email})`;
  await ctx.db.execute(sql`
    delete from digest_reader where workspace_id = ${ctx.workspaceId} and email = ${email} and ${isOutside}`);
  await ctx.db.execute(sql`
    delete from alert_delivery
    where workspace_id = ${ctx.workspaceId} and by = 'mail' and target = ${email} and ${isOutside}`);
  await ctx.db.execute(sql`
    update alert_rule set mail_to = array_remove(mail_to, ${email})
    where workspace_id = ${ctx.workspaceId} and ${email} = any(mail_to) and ${isOutside}`);
}
