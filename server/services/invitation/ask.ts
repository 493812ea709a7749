import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { externalIdSchema } from '@/domain/customer-schema';
import { AppError } from '@/domain/errors';
import { invitation } from '@/drizzle/schema/program';
import { sendChannel } from '@/drizzle/schema/sending';
import type { Ctx } from '@/server/db/tenant';
import { answerUrl } from '@/server/email/links';
import { requestedId } from '@/server/tokens';
import { findCustomer } from '../customer/find';
import { type LoadedPerson, lockPeople, readPeople } from '../decision/load';
import { type Against, readClocks } from './clocks';
import { interactionOf, offerSurvey } from './offer';
import { askableSurvey } from './survey';

const who = {
  /** The caller's own id. */
  customer: externalIdSchema,
  survey: z.uuid(),
  /** How the link travels: `email`, `link` (only made), or the id of a channel. */
  by: z.union([z.literal('email'), z.literal('link'), z.uuid()]),
};

export const reviewAskSchema = z.object(who);

export const askCustomerSchema = z.object({
  ...who,
  /** The caller's own id of the interaction that is asked about. */
  interaction: externalIdSchema.optional(),
  /** Although the clocks speak against it. */
  anyway: z.boolean().default(false),
  /** Made once by whoever asks: the same request twice is one invitation. */
  request: z.uuid(),
});

/** `never`: why nobody may ask this customer this way, whatever they wish; `against`: what the clocks say. */
export type AskReview = { never: NeverAsked | null; against: Against | null };
export type NeverAsked =
  | 'do_not_ask'
  | 'unsubscribed'
  | 'suppressed'
  | 'no_address'
  | 'channel_off'
  | 'fewer';

/** What speaks against asking this customer now. Throws `not_found` for a customer who is not there. */
export async function reviewAsk({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof reviewAskSchema>;
}): Promise<AskReview> {
  const { customer, survey, by } = reviewAskSchema.parse(input);
  const { id } = await findCustomer(ctx, customer);
  const [person] = await readPeople(ctx, [id], 'UTC');
  if (!person) throw new Error('a customer that was found is gone');
  return reviewPerson(ctx, person, survey, by);
}

/**
 * Asks one customer by hand. Where the clocks speak against it, only with `anyway`, and then it is logged who went over
 * what. Nobody goes over the customer's own word. Throws `conflict` with what speaks against it; `not_found`; `invalid`
 * for a survey that takes no answers or an interaction of somebody else.
 */
export async function askCustomer({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof askCustomerSchema>;
}): Promise<{ id: string; url: string }> {
  const given = askCustomerSchema.parse(input);
  const found = await findCustomer(ctx, given.customer);
  const { languages } = await askableSurvey(ctx, given.survey);
  const interactionId = given.interaction ? await interactionOf(ctx, given.interaction, found.id) : null;
  const [person] = await lockPeople(ctx, [found.id], 'UTC');
  if (!person) throw new Error('the customer vanished under its own lock');
  const id = requestedId(ctx.workspaceId, given.request);
  // The second click of two waited for the first one's lock.
  if (await isMade(ctx, id)) return { id, url: answerUrl(id) };
  const { never, against } = await reviewPerson(ctx, person, given.survey, given.by);
  if (never) throw new AppError('conflict', `${neverSentences[never]} Nothing was sent.`);
  if (against && !given.anyway)
    throw new AppError('conflict', 'This customer was asked or has answered lately. Nothing was sent.');
  const channel = given.by === 'email' || given.by === 'link' ? given.by : 'webhook';
  const { url } = await offerSurvey(ctx, {
    id,
    survey: { id: given.survey, languages },
    person,
    interactionId,
    channel,
    channelId: channel === 'webhook' ? given.by : null,
    reason: null,
    against,
  });
  return { id, url };
}

async function reviewPerson(ctx: Ctx, person: LoadedPerson, survey: string, by: string): Promise<AskReview> {
  const against = await readClocks(ctx, person, survey);
  const never = (await reasonNever(ctx, person, by)) ?? (against?.isOwnWish ? 'fewer' : null);
  return { never, against };
}

/** A mailbox that is gone says nothing about a phone or a link; somebody who complained is left alone altogether. */
async function reasonNever(ctx: Ctx, person: LoadedPerson, by: string): Promise<NeverAsked | null> {
  if (person.doNotAsk) return 'do_not_ask';
  if (person.unsubscribed) return 'unsubscribed';
  if (person.suppressed && !person.bounced) return 'suppressed';
  if (by === 'link') return null;
  const reach = by === 'email' ? 'email' : await reachOf(ctx, by);
  if (reach === null) return 'channel_off';
  if (reach === 'email' && person.suppressed) return 'suppressed';
  if (reach === 'id') return null;
  return (reach === 'phone' ? person.hasPhone : person.addressHash !== null) ? null : 'no_address';
}

async function reachOf(ctx: Ctx, id: string): Promise<'phone' | 'email' | 'id' | null> {
  const [row] = await ctx.db
    .select({ address: sendChannel.address, active: sendChannel.active })
    .from(sendChannel)
    .where(and(eq(sendChannel.workspaceId, ctx.workspaceId), eq(sendChannel.id, id)));
  return row?.active ? row.address : null;
}

async function isMade(ctx: Ctx, id: string): Promise<boolean> {
  const [row] = await ctx.db
    .select({ id: invitation.id })
    .from(invitation)
    .where(and(eq(invitation.workspaceId, ctx.workspaceId), eq(invitation.id, id)));
  return row !== undefined;
}

const neverSentences: Record<NeverAsked, string> = {
  do_not_ask: 'This customer is marked as “do not ask”.',
  unsubscribed: 'This customer has unsubscribed.',
  suppressed: 'This address is on the list of those never mailed.',
  no_address: 'There is no address to reach this customer by.',
  channel_off: 'This channel is switched off.',
  fewer: 'This customer chose to be asked less often.',
};
