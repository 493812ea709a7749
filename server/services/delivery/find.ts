import { sql } from 'drizzle-orm';
import { isUuid } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';

/** How somebody else names a mail or message of ours; one is enough. */
export type DeliveryNames = {
  delivery?: string;
  /** Its newest mail or message that left. */
  invitation?: string;
  messageId?: string;
  /** The gateway's own id. */
  remoteId?: string;
};

/** The id of the delivery that is meant, or null where this workspace has none. */
export async function findDelivery(ctx: Ctx, names: DeliveryNames): Promise<string | null> {
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select id from delivery
    where workspace_id = ${ctx.workspaceId} and ${condition(names)}
    order by sent_at desc nulls last, id desc limit 1`);
  return rows[0]?.id ?? null;
}

function condition({ delivery, invitation, messageId, remoteId }: DeliveryNames) {
  if (delivery !== undefined) return isUuid(delivery) ? sql`id = ${delivery}` : sql`false`;
  if (remoteId !== undefined) return sql`remote_id = ${remoteId}`;
  if (messageId !== undefined) {
    // `<invitation.kind@domain>`, so that no index on it is needed.
    const text = /^<?([^<>]*)>?$/.exec(messageId.trim())?.[1] ?? '';
    const id = text.slice(0, 36);
    return isUuid(id) ? sql`invitation_id = ${id} and message_id = ${`<${text}>`}` : sql`false`;
  }
  return invitation !== undefined && isUuid(invitation)
    ? sql`invitation_id = ${invitation} and first_attempt_at is not null`
    : sql`false`;
}
