import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { invalidInput } from '@/domain/issues';
import { sendChannel } from '@/drizzle/schema/sending';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { channelFields } from './create';
import { type Channel, readChannel } from './list';

export const updateChannelSchema = z.object({ ...channelFields, active: z.boolean() }).partial();

/**
 * Changes a gateway, or switches it on or off: messages by one that is off wait. Throws `not_found`, and `invalid` where
 * programs would reach people by something else than before. Audited.
 */
export async function updateChannel({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { id: string } & z.input<typeof updateChannelSchema>;
}): Promise<Channel> {
  const change = updateChannelSchema.parse(input);
  const before = await readChannel({ ctx, input });
  if (change.address && change.address !== before.address && before.programs.length > 0) {
    const message = `${before.programs.join(', ')} ${before.programs.length > 1 ? 'send' : 'sends'} by this channel: make another one for other addresses.`;
    throw invalidInput([{ path: 'address', message }]);
  }
  if (Object.keys(change).length === 0) return before;
  await ctx.db
    .update(sendChannel)
    .set(change)
    .where(and(eq(sendChannel.workspaceId, ctx.workspaceId), eq(sendChannel.id, input.id)));
  if (change.active === true && !before.active) await sendNow(ctx, input.id);
  await recordAudit({ ctx, action: 'channel.updated', subject: input.id, detail: change });
  return readChannel({ ctx, input });
}

/** What was put off while the channel was off need not wait for its next look. */
const sendNow = (ctx: Ctx, channelId: string) =>
  ctx.db.execute(sql`
    update delivery d set due_at = ${ctx.now} from invitation i
    where d.workspace_id = ${ctx.workspaceId} and d.state = 'scheduled' and d.attempts = 0
      and d.due_at between ${ctx.now} and ${new Date(ctx.now.getTime() + 10 * 60_000)} and i.workspace_id = d.workspace_id
      and i.id = d.invitation_id and i.channel_id = ${channelId} and i.send_at <= ${ctx.now}`);
