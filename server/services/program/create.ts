import type { z } from 'zod';
import { newId } from '@/domain/ids';
import { defaultDelay, defaultWindow, programDefaults, programInputSchema } from '@/domain/program';
import { program } from '@/drizzle/schema/program';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
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
  const delay = given.delay ?? defaultDelay(given.trigger);
  const [row] = await ctx.db
    .insert(program)
    .values({
      workspaceId: ctx.workspaceId,
      id: newId(),
      name: given.name,
      surveyId: given.survey,
      trigger: given.trigger,
      delay,
      sampling: given.sampling ?? programDefaults.sampling,
      fatigueAfterInvite: given.fatigue?.afterInvite ?? programDefaults.fatigue.afterInvite,
      fatigueAfterResponse: given.fatigue?.afterResponse ?? programDefaults.fatigue.afterResponse,
      surveyAfterInvite: given.fatigue?.sameSurvey?.afterInvite,
      surveyAfterResponse: given.fatigue?.sameSurvey?.afterResponse,
      fatigueExempt: given.fatigue?.exempt,
      onFatigue: given.fatigue?.mode,
      holdout: given.holdout,
      channelId: given.channel,
      language: given.language,
      topic: given.topic,
      sendWindow: given.sendWindow === undefined ? windowFor(given.delay) : given.sendWindow,
      reminders: given.reminders ?? programDefaults.reminders,
      expiry: given.expiry ?? programDefaults.expiry,
      maxAge: given.maxAge ?? programDefaults.maxAge,
      dailyCap: given.dailyCap ?? null,
      priority: given.priority ?? 100,
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

/** Only a delay that was given as nothing means "at once"; a default one says nothing about the window. */
const windowFor = (givenDelay: string | undefined) =>
  givenDelay === undefined ? programDefaults.sendWindow : defaultWindow(givenDelay);
