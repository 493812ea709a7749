import { and, eq } from 'drizzle-orm';
import { AppError } from '@/domain/errors';
import { programDefaults } from '@/domain/program';
import { bestLanguage } from '@/domain/survey/translate';
import { toMilliseconds } from '@/domain/time/duration';
import { interaction } from '@/drizzle/schema/customer';
import { invitation } from '@/drizzle/schema/program';
import { actorName, type Ctx } from '@/server/db/tenant';
import { answerUrl } from '@/server/email/links';
import { wake } from '@/server/jobs/wake';
import { recordAudit } from '../audit/record';
import type { LoadedPerson } from '../decision/load';
import { planDeliveries } from '../delivery/plan';
import type { Against } from './clocks';

/** Why somebody is not reached, whoever asks. */
export type Never = 'unsubscribed' | 'do_not_ask' | 'suppressed';

export type Invited = {
  id: string;
  /** The personal survey link. */
  url: string;
  state: 'scheduled' | 'sent' | 'suppressed';
  reason: Never | null;
};

export type Offer = {
  id: string;
  survey: { id: string; languages: string[] };
  person: LoadedPerson;
  interactionId: string | null;
  channel: 'email' | 'link' | 'webhook';
  channelId: string | null;
  reason: Never | null;
  /** What the clocks said against it, so that it is logged that somebody asked all the same. */
  against: Against | null;
};

/** Makes an invitation by hand: mailed or handed to a gateway at once, or (`link`) only made. With a reason it is kept and never sent. */
export async function offerSurvey(ctx: Ctx, offer: Offer): Promise<Invited> {
  const { id, survey, person, interactionId, channel, channelId, reason, against } = offer;
  const isSent = channel !== 'link';
  const state = reason ? 'suppressed' : isSent ? 'scheduled' : 'sent';
  const isOverride = against !== null && reason === null;
  await ctx.db.insert(invitation).values({
    workspaceId: ctx.workspaceId,
    id,
    surveyId: survey.id,
    customerId: person.id,
    interactionId,
    channel,
    channelId,
    state,
    reason,
    addressHash: person.addressHash,
    language: bestLanguage(survey.languages, { asked: person.language, locale: person.locale }),
    sendAt: ctx.now,
    sentAt: isSent ? null : ctx.now,
    expiresAt: new Date(ctx.now.getTime() + toMilliseconds(programDefaults.expiry)),
    overriddenBy: isOverride ? actorName(ctx.actor) : null,
    createdAt: ctx.now,
  });
  if (isOverride)
    await recordAudit({
      ctx,
      action: 'invitation.overridden',
      subject: id,
      detail: { asked: against.asked, answeredAt: against.answeredAt },
    });
  if (state === 'scheduled') {
    await planDeliveries(ctx, [{ invitationId: id, kind: 'invitation', dueAt: ctx.now }]);
    await wake(ctx, 'sendDeliveries');
  }
  return { id, url: answerUrl(id), state, reason };
}

/** Our id of one of this customer's interactions, by the caller's. Throws `invalid` where it is none of theirs. */
export async function interactionOf(ctx: Ctx, externalId: string, customerId: string): Promise<string> {
  const [row] = await ctx.db
    .select({ id: interaction.id, customerId: interaction.customerId })
    .from(interaction)
    .where(and(eq(interaction.workspaceId, ctx.workspaceId), eq(interaction.externalId, externalId)));
  if (row?.customerId === customerId) return row.id;
  throw faulty('interaction', 'interaction is not one of this customer; nothing was sent.');
}

/** An error that names the field. */
export const faulty = (path: string, message: string): AppError =>
  new AppError('invalid', message, [{ path, message }]);
