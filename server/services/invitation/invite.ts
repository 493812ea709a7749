import { z } from 'zod';
import { customerShape, externalIdSchema } from '@/domain/customer-schema';
import { newId } from '@/domain/ids';
import type { Ctx } from '@/server/db/tenant';
import { mergeCustomers } from '../customer/merge';
import { lockPeople } from '../decision/load';
import { readClocks } from './clocks';
import { faulty, type Invited, interactionOf, type Never, offerSurvey } from './offer';
import { askableSurvey } from './survey';

export const inviteSchema = z.object({
  survey: z.uuid('is not the id of a survey'),
  customer: customerShape,
  /** The caller's own id of the interaction that is asked about. */
  interaction: externalIdSchema.optional(),
  channel: z.enum(['email', 'link']).default('email'),
});

/**
 * Offers a survey to one customer by the caller's own will. Fatigue does not stop it, but that it went over the clocks is
 * logged, and it stands in the ledger for programs; whoever unsubscribed or is not to be asked is not mailed (`suppressed`).
 * A link is made for the caller to pass on and never mailed. Throws `invalid` for a survey without a published version, a
 * missing address, an unknown interaction.
 */
export async function inviteCustomer({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof inviteSchema>;
}): Promise<Invited> {
  const given = inviteSchema.parse(input);
  const survey = await askableSurvey(ctx, given.survey);
  const customerId = (await mergeCustomers(ctx, [given.customer])).get(given.customer.id);
  if (!customerId) throw new Error('the customer was not merged');
  const interactionId = given.interaction ? await interactionOf(ctx, given.interaction, customerId) : null;
  const [person] = await lockPeople(ctx, [customerId], 'UTC');
  if (!person) throw new Error('the customer vanished under its own lock');
  const isMailed = given.channel === 'email';
  if (isMailed && !person.addressHash)
    throw faulty('customer.email', 'customer.email is missing: nobody can be mailed without an address.');
  return offerSurvey(ctx, {
    id: newId(),
    survey: { id: given.survey, languages: survey.languages },
    person,
    interactionId,
    channel: given.channel,
    channelId: null,
    reason: isMailed ? reasonAgainst(person) : null,
    against: await readClocks(ctx, person, given.survey),
  });
}

function reasonAgainst(person: {
  unsubscribed: boolean;
  suppressed: boolean;
  doNotAsk: boolean;
}): Never | null {
  if (person.doNotAsk) return 'do_not_ask';
  if (person.unsubscribed) return 'unsubscribed';
  return person.suppressed ? 'suppressed' : null;
}
