import { and, eq } from 'drizzle-orm';
import { AppError, notFound } from '@/domain/errors';
import { newId } from '@/domain/ids';
import { sendChannel } from '@/drizzle/schema/sending';
import { isUuid } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import { postSigned } from '../delivery/gateway';

/** `status` and the beginning of `body` are the gateway's own; `problem`: why there was no reply. */
export type ChannelTest =
  | { ok: boolean; status: number; body: string; problem: null }
  | { ok: false; status: null; body: null; problem: string };

const MOST_SHOWN = 2000;

/** Calls the gateway once with `{type: "test"}`, signed like any message; nobody is written to. Throws `not_found`. */
export async function testChannel({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<ChannelTest> {
  const [channel] = isUuid(input.id)
    ? await ctx.db
        .select({ url: sendChannel.url, secrets: sendChannel.secrets })
        .from(sendChannel)
        .where(and(eq(sendChannel.workspaceId, ctx.workspaceId), eq(sendChannel.id, input.id)))
    : [];
  if (!channel) throw notFound('channel');
  try {
    const { status, body } = await postSigned(channel, { id: newId(), type: 'test' });
    return { ok: status >= 200 && status < 300, status, body: body.slice(0, MOST_SHOWN), problem: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ok: false, status: null, body: null, problem: error.message };
  }
}
