import { sql } from 'drizzle-orm';
import type { WorkspaceId } from '@/domain/ids';
import { db } from '@/server/db/client';
import { inWorkspace } from '@/server/db/tenant';
import { readToken } from '@/server/tokens';

/** Whose mail the token came from, and whether this call was the one that changed something. */
export type Unsubscribed = { workspaceId: WorkspaceId; invitationId: string; changed: boolean };

/**
 * Takes the customer behind an unsubscribe token off the list, and everybody at the same mailbox: nobody there is
 * invited or reminded again. Any number of repeats leave the same state. Null for a token that is not genuine or
 * whose invitation is gone.
 */
export async function unsubscribeByToken(token: string): Promise<Unsubscribed | null> {
  const invitationId = readToken('unsubscribe', token);
  if (!invitationId) return null;
  const { rows } = await db().execute<{ workspace: WorkspaceId | null }>(
    sql`select gate_invitation(${invitationId}) as workspace`,
  );
  const workspaceId = rows[0]?.workspace;
  if (!workspaceId) return null;
  return inWorkspace(workspaceId, { kind: 'customer', id: invitationId }, async ctx => {
    // One statement, so that a repeat that races finds the row locked and then changed.
    const { rows: changes } = await ctx.db.execute<{ changed: boolean }>(sql`
      with person as (
        update customer c set unsubscribed_at = ${ctx.now}, updated_at = ${ctx.now}
        from invitation i
        where i.workspace_id = ${workspaceId} and i.id = ${invitationId} and c.workspace_id = i.workspace_id
          and c.id = i.customer_id and c.unsubscribed_at is null and not i.is_test
        returning c.id),
      mailbox as (
        insert into suppression (workspace_id, address_hash, address, reason, created_at)
        select c.workspace_id, c.address_hash, c.email, 'unsubscribed', ${ctx.now}
        from invitation i join customer c on c.workspace_id = i.workspace_id and c.id = i.customer_id
        where i.workspace_id = ${workspaceId} and i.id = ${invitationId} and c.address_hash is not null and not i.is_test
        on conflict do nothing
        returning address_hash)
      select exists (select 1 from person) or exists (select 1 from mailbox) as changed`);
    return { workspaceId, invitationId, changed: changes[0]?.changed === true };
  });
}
