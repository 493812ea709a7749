import { sql } from 'drizzle-orm';
import { newId } from '@/domain/ids';
import type { ReminderAudience } from '@/domain/program';
import type { Ctx } from '@/server/db/tenant';
import { addressDomain, readSenderRow } from '../sender/identity';

/** `invitation`, `reminder-1`, `reminder-2` … */
export type DeliveryKind = 'invitation' | `reminder-${number}`;
/** `wished`: the customer asked for it. `audience`: whom a reminder is for, looked at when it leaves. */
export type PlannedDelivery = {
  invitationId: string;
  kind: DeliveryKind;
  dueAt: Date;
  wished?: boolean;
  audience?: ReminderAudience;
};

/** Writes what is to be mailed when; a kind that an invitation already has is left as it is. */
export async function planDeliveries(ctx: Ctx, deliveries: readonly PlannedDelivery[]): Promise<void> {
  if (deliveries.length === 0) return;
  const domain = addressDomain(await readSenderRow(ctx));
  const rows = deliveries.map(({ invitationId, kind, dueAt, wished = false, audience = 'everybody' }) => ({
    id: newId(),
    invitation: invitationId,
    kind,
    due: dueAt,
    wished,
    audience,
    // The same for every attempt, so that a receiver can drop the second copy of a mail in doubt.
    message: `<${invitationId}.${kind}@${domain}>`,
  }));
  await ctx.db.execute(sql`
    insert into delivery (workspace_id, id, invitation_id, kind, state, due_at, wished, audience, message_id, created_at)
    select ${ctx.workspaceId}, x.id, x.invitation, x.kind, 'scheduled', x.due, x.wished, x.audience, x.message, ${ctx.now}
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as x(id uuid, invitation uuid, kind text, due timestamptz, wished boolean, audience text, message text)
    on conflict do nothing`);
}
