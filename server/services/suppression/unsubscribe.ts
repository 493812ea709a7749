import { sql } from 'drizzle-orm';
import type { WorkspaceId } from '@/domain/ids';
import { db } from '@/server/db/client';
import { type Ctx, inWorkspace } from '@/server/db/tenant';
import { readToken } from '@/server/tokens';

/** Whose mail the token came from, and whether this call was the one that changed something. */
export type Unsubscribed = { workspaceId: WorkspaceId; invitationId: string; changed: boolean };

/** Unsubscribes by the one-click token of a mail. Null for a token that is not genuine or whose invitation is gone. */
export async function unsubscribeByToken(token: string): Promise<Unsubscribed | null> {
  const invitationId = readToken('unsubscribe', token);
  if (!invitationId) return null;
  const { rows } = await db().execute<{ workspace: WorkspaceId | null }>(
    sql`select gate_invitation(${invitationId}) as workspace`,
  );
  const workspaceId = rows[0]?.workspace;
  if (!workspaceId) return null;
  const changed = await inWorkspace(workspaceId, { kind: 'customer', id: invitationId }, ctx =>
    unsubscribeReader({ ctx, input: { invitation: invitationId } }),
  );
  return { workspaceId, invitationId, changed };
}

/**
 * Takes the customer of an invitation off the list, and everybody at the same mailbox: nobody there is invited or reminded
 * again. Any number of repeats leave the same state. True where this call changed something; the invitation then keeps when.
 */
export async function unsubscribeReader({
  ctx,
  input: { invitation },
}: {
  ctx: Ctx;
  input: { invitation: string };
}): Promise<boolean> {
  const { workspaceId } = ctx;
  // One statement, so that a repeat that races finds the row locked and then changed.
  const { rows } = await ctx.db.execute<{ changed: boolean }>(sql`
    with person as (
      update customer c set unsubscribed_at = ${ctx.now}, updated_at = ${ctx.now}
      from invitation i
      where i.workspace_id = ${workspaceId} and i.id = ${invitation} and c.workspace_id = i.workspace_id
        and c.id = i.customer_id and c.unsubscribed_at is null and not i.is_test
      returning c.id),
    mailbox as (
      insert into suppression (workspace_id, address_hash, address, reason, created_at)
      select c.workspace_id, c.address_hash, c.email, 'unsubscribed', ${ctx.now}
      from invitation i join customer c on c.workspace_id = i.workspace_id and c.id = i.customer_id
      where i.workspace_id = ${workspaceId} and i.id = ${invitation} and c.address_hash is not null and not i.is_test
      on conflict do nothing
      returning address_hash),
    -- For the funnel: whose mail it was.
    used as (
      update invitation set unsubscribed_at = ${ctx.now}
      where workspace_id = ${workspaceId} and id = ${invitation} and unsubscribed_at is null
        and (exists (select 1 from person) or exists (select 1 from mailbox)))
    select exists (select 1 from person) or exists (select 1 from mailbox) as changed`);
  return rows[0]?.changed === true;
}

/**
 * Takes an unsubscription back, at the wish of the reader themself: for the customer of an invitation and everybody at the
 * same mailbox. An address that bounced, complained or was entered by hand stays on the list.
 */
export async function resubscribeReader({
  ctx,
  input: { invitation },
}: {
  ctx: Ctx;
  input: { invitation: string };
}): Promise<void> {
  const { workspaceId } = ctx;
  await ctx.db.execute(sql`
    with reader as (
      select c.id, c.address_hash from invitation i
      join customer c on c.workspace_id = i.workspace_id and c.id = i.customer_id
      where i.workspace_id = ${workspaceId} and i.id = ${invitation} and not i.is_test),
    mailbox as (
      delete from suppression x using reader
      where x.workspace_id = ${workspaceId} and x.address_hash = reader.address_hash and x.reason = 'unsubscribed')
    update customer c set unsubscribed_at = null, updated_at = ${ctx.now}
    where c.workspace_id = ${workspaceId} and c.unsubscribed_at is not null and c.id in (
      select id from reader
      union
      select o.id from reader join customer o on o.workspace_id = ${workspaceId} and o.address_hash = reader.address_hash)`);
}
