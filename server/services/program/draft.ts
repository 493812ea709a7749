import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { AppError } from '@/domain/errors';
import { newId } from '@/domain/ids';
import { defaultDelay, defaultWindow, programDefaults, type programInputSchema } from '@/domain/program';
import type { Rule } from '@/domain/sending/facts';
import { toMilliseconds } from '@/domain/time/duration';
import { sendChannel } from '@/drizzle/schema/sending';
import type { Ctx } from '@/server/db/tenant';
import type { Program } from './read';
import { refuseUnusableTrigger, surveyOf } from './rules';

/** A rule that may not be stored yet. */
export type Draft = Omit<Program, 'active' | 'activatedAt' | 'createdAt' | 'updatedAt' | 'priority'>;

/** What would be stored: fields left out take their defaults. The id is a new one. */
export function draftOf(given: z.output<typeof programInputSchema>): Draft {
  const { fatigue } = given;
  const delay = given.delay ?? defaultDelay(given.trigger);
  return {
    id: newId(),
    name: given.name,
    survey: given.survey,
    trigger: given.trigger,
    delay,
    sampling: given.sampling ?? programDefaults.sampling,
    fatigue: {
      afterInvite: fatigue?.afterInvite ?? programDefaults.fatigue.afterInvite,
      afterResponse: fatigue?.afterResponse ?? programDefaults.fatigue.afterResponse,
      sameSurvey: {
        afterInvite: fatigue?.sameSurvey?.afterInvite ?? 'PT0S',
        afterResponse: fatigue?.sameSurvey?.afterResponse ?? 'PT0S',
      },
      exempt: fatigue?.exempt ?? false,
      mode: fatigue?.mode ?? 'block',
    },
    holdout: given.holdout ?? 0,
    channel: given.channel ?? null,
    language: given.language ?? null,
    topic: given.topic ?? null,
    // Only a delay that was given as nothing means "at once"; a default one says nothing about the window.
    sendWindow:
      given.sendWindow !== undefined
        ? given.sendWindow
        : given.delay === undefined
          ? programDefaults.sendWindow
          : defaultWindow(given.delay),
    reminders: given.reminders ?? programDefaults.reminders,
    expiry: given.expiry ?? programDefaults.expiry,
    maxAge: given.maxAge ?? programDefaults.maxAge,
    dailyCap: given.dailyCap ?? null,
  };
}

/** The rule as if it had been switched on at `since`. Throws `invalid` for what could not be stored. */
export async function ruleOfDraft(ctx: Ctx, draft: Draft, since: Date): Promise<Rule> {
  const { trigger, fatigue } = draft;
  refuseUnusableTrigger(trigger);
  await surveyOf(ctx, draft.survey);
  const byType = 'types' in trigger ? trigger : null;
  return {
    id: draft.id,
    surveyId: draft.survey,
    types: byType?.types ?? null,
    where: trigger.where,
    delay: toMilliseconds(draft.delay),
    last: byType?.delayFrom === 'last',
    unless: byType?.unless ?? [],
    oncePerCase: byType?.oncePerCase ?? false,
    sampling: draft.sampling,
    holdout: draft.holdout,
    afterInvite: toMilliseconds(fatigue.afterInvite),
    afterResponse: toMilliseconds(fatigue.afterResponse),
    surveyAfterInvite: toMilliseconds(fatigue.sameSurvey.afterInvite),
    surveyAfterResponse: toMilliseconds(fatigue.sameSurvey.afterResponse),
    exempt: fatigue.exempt,
    onFatigue: fatigue.mode,
    topic: draft.topic,
    reach: await reachOf(ctx, draft.channel),
    window: draft.sendWindow,
    expiry: toMilliseconds(draft.expiry),
    maxAge: toMilliseconds(draft.maxAge),
    dailyCap: draft.dailyCap,
    priority: 0,
    order: 0,
    active: true,
    activatedAt: since,
  };
}

async function reachOf(ctx: Ctx, channel: string | null): Promise<Rule['reach']> {
  if (channel === null) return 'email';
  const [row] = await ctx.db
    .select({ address: sendChannel.address })
    .from(sendChannel)
    .where(and(eq(sendChannel.workspaceId, ctx.workspaceId), eq(sendChannel.id, channel)));
  const message = 'There is no channel with this id.';
  if (!row) throw new AppError('invalid', message, [{ path: 'channel', message }]);
  return row.address;
}
