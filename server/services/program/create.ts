import type { z } from 'zod';
import { programDefaults, programInputSchema } from '@/domain/program';
import { program } from '@/drizzle/schema/program';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { draftOf } from './draft';
import { asProgram, type Program } from './read';
import { refuseUnknown, refuseUnusableTrigger, requireAskable, surveyOf } from './rules';

/**
 * Makes a program; fields left out take their defaults. Where `active` is left out it is active as soon as its survey
 * has a published version. Throws `invalid` for `active: true` on a survey that was never published, and for what the
 * workspace does not have: a segment, a channel, a topic.
 */
export async function createProgram({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof programInputSchema>;
}): Promise<Program> {
  const given = programInputSchema.parse(input);
  refuseUnusableTrigger(given.trigger);
  await refuseUnknown(ctx, given);
  const survey = await surveyOf(ctx, given.survey);
  const active = given.active ?? survey.isAskable;
  if (active) requireAskable(survey);
  const { survey: surveyId, fatigue, channel, ...draft } = draftOf(given);
  const [row] = await ctx.db
    .insert(program)
    .values({
      ...draft,
      workspaceId: ctx.workspaceId,
      surveyId,
      fatigueAfterInvite: fatigue.afterInvite,
      fatigueAfterResponse: fatigue.afterResponse,
      surveyAfterInvite: fatigue.sameSurvey.afterInvite,
      surveyAfterResponse: fatigue.sameSurvey.afterResponse,
      fatigueExempt: fatigue.exempt,
      onFatigue: fatigue.mode,
      channelId: channel,
      priority: given.priority ?? programDefaults.priority,
      active,
      activatedAt: active ? ctx.now : null,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .returning();
  if (!row) throw new Error('insert returned nothing');
  await recordAudit({ ctx, action: 'program.created', subject: row.id, detail: { active } });
  return asProgram(row);
}
