import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { workspaceSettingsSchema } from '@/domain/workspace';
import { workspace } from '@/drizzle/schema/workspace';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { readWorkspaceSettings, type WorkspaceView } from './read';
import { timezoneSchema } from './schemas';

const setting = workspaceSettingsSchema.shape;

export const updateWorkspaceSchema = z.object({
  name: z.string().trim().min(1, 'give the company a name').max(120).optional(),
  timezone: timezoneSchema.optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'three capital letters, like EUR')
    .optional(),
  /** Each setting given replaces the stored one; `null` returns it to the product's default; absent ones stay. */
  settings: z
    .object({
      companyName: setting.companyName.nullable(),
      theme: setting.theme.nullable(),
      replyTo: setting.replyTo.nullable(),
      privacyUrl: setting.privacyUrl.nullable(),
      contact: setting.contact.nullable(),
      address: setting.address.nullable(),
      headline: setting.headline.nullable(),
      targets: setting.targets.nullable(),
      segments: setting.segments.nullable(),
      editHours: setting.editHours.nullable(),
      minimumN: setting.minimumN.nullable(),
      referralUrl: setting.referralUrl.nullable(),
      frameOrigins: setting.frameOrigins.nullable(),
      setupDismissed: setting.setupDismissed.nullable(),
    })
    .optional(),
});

/** Changes what is given and returns the whole. The audit log keeps which fields changed, not their values. */
export async function updateWorkspace(options: {
  ctx: Ctx;
  input: z.input<typeof updateWorkspaceSchema>;
}): Promise<WorkspaceView> {
  const { ctx } = options;
  const { settings, ...columns } = updateWorkspaceSchema.parse(options.input);
  const [before] = await ctx.db
    .select({ settings: workspace.settings })
    .from(workspace)
    .where(eq(workspace.id, ctx.workspaceId))
    .for('update');
  if (!before) return readWorkspaceSettings({ ctx });
  const merged = Object.entries({ ...before.settings, ...settings }).filter(([, value]) => value != null);
  await ctx.db
    .update(workspace)
    .set({ ...columns, settings: workspaceSettingsSchema.parse(Object.fromEntries(merged)) })
    .where(eq(workspace.id, ctx.workspaceId));
  await recordAudit({
    ctx,
    action: 'workspace.updated',
    subject: ctx.workspaceId,
    detail: { fields: [...Object.keys(columns), ...Object.keys(settings ?? {})] },
  });
  return readWorkspaceSettings({ ctx });
}

/** Stops every mail to customers of this workspace, or lets them go on. Repeating it changes nothing. */
export async function pauseSending({ ctx, input }: { ctx: Ctx; input: { paused: boolean } }): Promise<void> {
  const changed = await ctx.db
    .update(workspace)
    .set({ sendingPausedAt: input.paused ? ctx.now : null, sendingPausedReason: null })
    .where(
      sql`${workspace.id} = ${ctx.workspaceId} and (${workspace.sendingPausedAt} is null) = ${input.paused}`,
    )
    .returning({ id: workspace.id });
  if (!changed.length) return;
  await recordAudit({
    ctx,
    action: input.paused ? 'sending.paused' : 'sending.resumed',
    subject: ctx.workspaceId,
  });
}
