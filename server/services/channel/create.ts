import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '@/domain/errors';
import { newId } from '@/domain/ids';
import { sendChannel } from '@/drizzle/schema/sending';
import type { Ctx } from '@/server/db/tenant';
import { outboundAddress } from '@/server/outbound/post-json';
import { seal } from '@/server/seal';
import { recordAudit } from '../audit/record';
import { type Channel, readChannel } from './list';

export const channelFields = {
  name: z.string().trim().min(1).max(80),
  url: z.string().trim().max(2000).superRefine(mustBeCallable),
  /** What the gateway reaches people by; only this is sent to it. */
  address: z.enum(['phone', 'email', 'id']),
};
export const createChannelSchema = z.object({
  ...channelFields,
  address: channelFields.address.default('phone'),
});

/** Connects a gateway. `secret` is told here and never again: it is kept sealed. Audited. */
export async function createChannel({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof createChannelSchema>;
}): Promise<Channel & { secret: string }> {
  const { name, url, address } = createChannelSchema.parse(input);
  const id = newId();
  const secret = newSecret();
  await ctx.db.insert(sendChannel).values({
    workspaceId: ctx.workspaceId,
    id,
    name,
    url,
    address,
    secrets: [seal(secret)],
    createdAt: ctx.now,
  });
  await recordAudit({ ctx, action: 'channel.created', subject: id, detail: { name, url } });
  return { ...(await readChannel({ ctx, input: { id } })), secret };
}

/** 192 bits in the form of Standard Webhooks, `whsec_` and base64. */
export const newSecret = (): string => `whsec_${randomBytes(24).toString('base64')}`;

function mustBeCallable(url: string, check: z.core.$RefinementCtx<string>): void {
  try {
    outboundAddress(url);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    check.addIssue({ code: 'custom', message: error.message });
  }
}
