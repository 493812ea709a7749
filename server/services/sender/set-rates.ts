import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { type WorkspaceSettings, workspaceSettingsSchema } from '@/domain/workspace';
import { workspace } from '@/drizzle/schema/workspace';
import type { Ctx } from '@/server/db/tenant';
import { wake } from '@/server/jobs/wake';
import { recordAudit } from '../audit/record';
import { forgetTurns } from '../delivery/pace';

/** An empty object lifts every rate. */
export const ratesInput = workspaceSettingsSchema.shape.sending
  .unwrap()
  .refine(
    ({ hosts = [] }) => new Set(hosts.map(({ host }) => host)).size === hosts.length,
    'names a host twice',
  )
  .refine(({ hosts = [] }) => hosts.every(({ host }) => HOST.test(host)), 'holds what is no domain');

const HOST = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;

/** How fast mail may leave from now on; what waits for the old rates asks again at once. */
export async function setRates({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof ratesInput>;
}): Promise<void> {
  const rates = ratesInput.parse(input);
  const [row] = await ctx.db
    .select({ settings: workspace.settings })
    .from(workspace)
    .where(eq(workspace.id, ctx.workspaceId))
    .for('no key update');
  const { sending: _, ...others }: WorkspaceSettings = row?.settings ?? {};
  const isLifted = rates.perMinute === undefined && !rates.hosts?.length;
  await ctx.db
    .update(workspace)
    .set({ settings: isLifted ? others : { ...others, sending: rates } })
    .where(eq(workspace.id, ctx.workspaceId));
  await forgetTurns(ctx);
  await recordAudit({ ctx, action: 'sender.rates_set', subject: ctx.workspaceId, detail: rates });
  await wake(ctx, 'sendDeliveries');
}
