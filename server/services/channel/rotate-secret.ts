import { and, eq } from 'drizzle-orm';
import { notFound } from '@/domain/errors';
import type { Sealed } from '@/domain/sealed';
import { sendChannel } from '@/drizzle/schema/sending';
import { isUuid } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import { seal } from '@/server/seal';
import { recordAudit } from '../audit/record';
import { newSecret } from './create';

/**
 * Begins to exchange a channel's secret: from now on calls are signed with the new one and with the one before, until
 * `endExchange`. The new one is told here and never again. Throws `not_found`. Audited.
 */
export async function rotateSecret({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { id: string };
}): Promise<{ secret: string }> {
  const secret = newSecret();
  await changeSecrets(ctx, input.id, ([newest]) => [seal(secret), ...(newest ? [newest] : [])]);
  await recordAudit({ ctx, action: 'channel.secret_rotated', subject: input.id });
  return { secret };
}

/** Ends the exchange: only the newest secret signs. Throws `not_found`. Audited. */
export async function endExchange({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<void> {
  await changeSecrets(ctx, input.id, secrets => secrets.slice(0, 1));
  await recordAudit({ ctx, action: 'channel.secret_ended', subject: input.id });
}

async function changeSecrets(ctx: Ctx, id: string, change: (secrets: Sealed[]) => Sealed[]): Promise<void> {
  if (!isUuid(id)) throw notFound('channel');
  const own = and(eq(sendChannel.workspaceId, ctx.workspaceId), eq(sendChannel.id, id));
  const [row] = await ctx.db
    .select({ secrets: sendChannel.secrets })
    .from(sendChannel)
    .where(own)
    .for('update');
  if (!row) throw notFound('channel');
  await ctx.db
    .update(sendChannel)
    .set({ secrets: change(row.secrets) })
    .where(own);
}
