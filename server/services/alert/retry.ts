import { and, eq } from 'drizzle-orm';
import { notFound } from '@/domain/errors';
import { alertDelivery } from '@/drizzle/schema/report';
import type { Ctx } from '@/server/db/tenant';
import { wake } from '@/server/jobs/wake';
import { recordAudit } from '../audit/record';

/** Begins a mail or call anew that failed for good. Throws `not_found` where there is no such one. Audited. */
export async function retryDelivery({
  ctx,
  input: { id },
}: {
  ctx: Ctx;
  input: { id: string };
}): Promise<void> {
  const begun = await ctx.db
    .update(alertDelivery)
    .set({ state: 'waiting', attempts: 0, nextTryAt: ctx.now })
    .where(
      and(
        eq(alertDelivery.workspaceId, ctx.workspaceId),
        eq(alertDelivery.id, id),
        eq(alertDelivery.state, 'failed'),
      ),
    )
    .returning({ id: alertDelivery.id });
  if (begun.length === 0) throw notFound('failed delivery');
  await wake(ctx, 'watchForAlerts');
  await recordAudit({ ctx, action: 'alert.sent_again', subject: id });
}
