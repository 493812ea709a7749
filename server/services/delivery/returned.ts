import { sql } from 'drizzle-orm';
import type { WorkspaceId } from '@/domain/ids';
import { type Bounce, classifyReturned } from '@/domain/sending/bounce';
import { db } from '@/server/db/client';
import { type Ctx, inWorkspace } from '@/server/db/tenant';
import { findDelivery as deliveryNamedIn } from '@/server/email/bounce-address';
import { type Returned, readReturned } from '@/server/email/returned';
import { mailer } from './claim';
import { findDelivery } from './find';
import { type Heard, hearOfDelivery } from './heard';

/**
 * Takes in a mail that came to a bounce address. `delivery`: the one that the address names; without one the report
 * itself must hold a genuine bounce address of ours. What it said, or null where it is none of ours or no mail at all.
 */
export async function hearReturnedMail({
  delivery,
  raw,
}: {
  delivery: string | null;
  raw: Uint8Array | string;
}): Promise<Bounce | null> {
  const returned = await readReturned(raw);
  const id = delivery ?? (returned && deliveryNamedIn(returned.heads));
  if (!returned || !id) return null;
  const { rows } = await db().execute<{ workspace: WorkspaceId | null }>(
    sql`select gate_delivery(${id}) as workspace`,
  );
  const workspaceId = rows[0]?.workspace;
  if (!workspaceId) return null;
  return inWorkspace(workspaceId, mailer, ctx => takeIn(ctx, id, returned));
}

/** The same for a mail that a program of the workspace hands in. Null where no mail of the workspace's is meant. */
export async function hearHandedIn(ctx: Ctx, raw: string): Promise<Bounce | null> {
  const returned = await readReturned(raw);
  if (!returned) return null;
  const named = deliveryNamedIn(returned.heads);
  const id =
    (named && (await findDelivery(ctx, { delivery: named }))) ??
    (returned.messageId && (await findDelivery(ctx, { messageId: returned.messageId })));
  return id ? takeIn(ctx, id, returned) : null;
}

async function takeIn(ctx: Ctx, delivery: string, returned: Returned): Promise<Bounce> {
  const bounce = classifyReturned(returned);
  const event = eventOf(bounce);
  if (event)
    await hearOfDelivery(ctx, { delivery, event, code: bounce.code, reason: bounce.said, at: ctx.now });
  return bounce;
}

/** Delays, replies and what nobody understands change nothing. */
function eventOf({ kind, code }: Bounce): Heard['event'] | null {
  if (kind === 'complaint') return 'complained';
  // Nobody said why: that is no reason to give the address up.
  if (kind === 'blocked' || (kind === 'soft' && code === null)) return 'failed';
  return kind === 'hard' || kind === 'soft' ? 'bounced' : null;
}
