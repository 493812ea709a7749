import { and, eq } from 'drizzle-orm';
import { AppError } from '@/domain/errors';
import { sendChannel } from '@/drizzle/schema/sending';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { readChannel } from './list';

/**
 * Takes a gateway away with its secret; messages that still wait for it are never sent. Throws `not_found`, and
 * `conflict` while a program sends by it. Audited.
 */
export async function deleteChannel({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<void> {
  const { name, programs } = await readChannel({ ctx, input });
  if (programs.length > 0)
    throw new AppError(
      'conflict',
      `${programs.join(', ')} ${programs.length > 1 ? 'send' : 'sends'} by this channel. Choose another way to send there first.`,
    );
  await ctx.db
    .delete(sendChannel)
    .where(and(eq(sendChannel.workspaceId, ctx.workspaceId), eq(sendChannel.id, input.id)));
  await recordAudit({ ctx, action: 'channel.deleted', subject: input.id, detail: { name } });
}
