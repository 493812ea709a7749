import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { notFound } from '@/domain/errors';
import { programPatchSchema } from '@/domain/program';
import { program } from '@/drizzle/schema/program';
import { isUuid } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { asProgram, type Program } from './read';
import { refuseUnknown, refuseUnusableTrigger, requireAskable, surveyOf } from './rules';

/**
 * Changes the given fields. Switching on sets `activatedAt` to now, so that what was recorded while it was off is
 * never asked; switching off keeps it. What is scheduled stays as it was planned, and waits while the program is off; what
 * waits for a rest to end is decided by the program as it is then. Throws `not_found`, or `invalid` as `createProgram` does.
 */
export async function updateProgram({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { id: string } & z.input<typeof programPatchSchema>;
}): Promise<Program> {
  const { id, ...patch } = input;
  const given = programPatchSchema.parse(patch);
  if (!isUuid(id)) throw notFound('program');
  const own = and(eq(program.workspaceId, ctx.workspaceId), eq(program.id, id));
  const [before] = await ctx.db.select().from(program).where(own).for('update');
  if (!before) throw notFound('program');

  if (given.trigger) refuseUnusableTrigger(given.trigger);
  await refuseUnknown(ctx, {
    trigger: given.trigger,
    channel: given.channel,
    language: given.language,
    // One that the workspace gave up since stands in no way of other changes.
    topic: given.topic === before.topic ? null : given.topic,
  });
  const active = given.active ?? before.active;
  const changesSurvey = given.survey !== undefined && given.survey !== before.surveyId;
  if (changesSurvey || (active && !before.active)) {
    const survey = await surveyOf(ctx, given.survey ?? before.surveyId);
    if (active) requireAskable(survey);
  }
  const [row] = await ctx.db
    .update(program)
    .set({
      name: given.name,
      surveyId: given.survey,
      trigger: given.trigger,
      delay: given.delay,
      sampling: given.sampling,
      fatigueAfterInvite: given.fatigue?.afterInvite,
      fatigueAfterResponse: given.fatigue?.afterResponse,
      surveyAfterInvite: given.fatigue?.sameSurvey?.afterInvite,
      surveyAfterResponse: given.fatigue?.sameSurvey?.afterResponse,
      fatigueExempt: given.fatigue?.exempt,
      onFatigue: given.fatigue?.mode,
      holdout: given.holdout,
      channelId: given.channel,
      language: given.language,
      topic: given.topic,
      sendWindow: given.sendWindow,
      reminders: given.reminders,
      expiry: given.expiry,
      maxAge: given.maxAge,
      dailyCap: given.dailyCap,
      priority: given.priority,
      active,
      activatedAt: active && !before.active ? ctx.now : before.activatedAt,
      updatedAt: ctx.now,
    })
    .where(own)
    .returning();
  if (!row) throw new Error('the program vanished under its own lock');
  const action = active === before.active ? 'changed' : active ? 'activated' : 'paused';
  await recordAudit({
    ctx,
    action: `program.${action}`,
    subject: id,
    detail: { fields: Object.keys(given) },
  });
  return asProgram(row);
}
