import { and, eq } from 'drizzle-orm';
import { customer } from '@/drizzle/schema/customer';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { findCustomer } from './find';

/** Marks a customer as one whom nobody asks, or takes that back; mails that wait are held back when they are to leave. */
export async function setDoNotAsk({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { externalId: string; doNotAsk: boolean };
}): Promise<void> {
  const { id } = await findCustomer(ctx, input.externalId);
  await ctx.db
    .update(customer)
    .set({ doNotAsk: input.doNotAsk, updatedAt: ctx.now })
    .where(and(eq(customer.workspaceId, ctx.workspaceId), eq(customer.id, id)));
  await recordAudit({ ctx, action: input.doNotAsk ? 'customer.spared' : 'customer.unspared', subject: id });
}
