import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { followUpSchema } from '@/domain/case/rules';
import { AppError, notFound } from '@/domain/errors';
import { survey } from '@/drizzle/schema/survey';
import { workspace } from '@/drizzle/schema/workspace';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';

const setting = followUpSchema.shape;

/** Each setting given replaces the stored one; `null` returns it to the product's default; absent ones stay. Rules are saved apart. */
export const saveFollowUpSchema = z
  .object({
    hours: setting.hours.nullable(),
    /** A survey; `nobody`: nobody is asked whether it worked; null: the one made of the template. */
    recoverySurvey: z.union([z.uuid('is not the id of a survey'), z.literal('nobody')]).nullish(),
    recoveryAfterHours: setting.recoveryAfterHours.nullable(),
    valences: setting.valences.nullable(),
    accounts: setting.accounts.nullable(),
    frontline: setting.frontline.nullable(),
  })
  .strict();

/** Changes how the workspace follows up. `invalid` for a survey that is not this workspace's. */
export async function saveFollowUp({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof saveFollowUpSchema>;
}): Promise<void> {
  const { recoverySurvey, ...given } = saveFollowUpSchema.parse(input);
  if (recoverySurvey && recoverySurvey !== 'nobody') await requireSurvey(ctx, recoverySurvey);
  const [before] = await ctx.db
    .select({ followUp: workspace.followUp })
    .from(workspace)
    .where(eq(workspace.id, ctx.workspaceId))
    .for('update');
  if (!before) throw notFound('workspace');
  const kept = Object.entries({ ...before.followUp, ...given }).filter(
    ([key, value]) => value != null || (key === 'recoverySurvey' && value === null),
  );
  const { recoverySurvey: stored, ...rest } = Object.fromEntries(kept);
  const asked = recoverySurvey === undefined ? stored : recoverySurvey === 'nobody' ? null : recoverySurvey;
  // Null is a decision here (nobody is asked); the product's default is to be absent.
  const isDefault = recoverySurvey === null || asked === undefined;
  await ctx.db
    .update(workspace)
    .set({ followUp: followUpSchema.parse(isDefault ? rest : { ...rest, recoverySurvey: asked }) })
    .where(eq(workspace.id, ctx.workspaceId));
  await recordAudit({
    ctx,
    action: 'follow_up.changed',
    subject: ctx.workspaceId,
    detail: { fields: Object.keys(input) },
  });
}

async function requireSurvey(ctx: Ctx, id: string): Promise<void> {
  const [found] = await ctx.db
    .select({ id: survey.id })
    .from(survey)
    .where(and(eq(survey.workspaceId, ctx.workspaceId), eq(survey.id, id)));
  if (!found)
    throw new AppError('invalid', 'That survey is not one of this workspace.', [
      { path: 'recoverySurvey', message: 'is not a survey of this workspace' },
    ]);
}
