import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { customerShape, externalIdSchema } from '@/domain/customer-schema';
import { AppError } from '@/domain/errors';
import { newId } from '@/domain/ids';
import { programDefaults } from '@/domain/program';
import { bestLanguage } from '@/domain/survey/translate';
import { toMilliseconds } from '@/domain/time/duration';
import { interaction } from '@/drizzle/schema/customer';
import { invitation } from '@/drizzle/schema/program';
import type { Ctx } from '@/server/db/tenant';
import { answerUrl } from '@/server/email/links';
import { wake } from '@/server/jobs/wake';
import { mergeCustomers } from '../customer/merge';
import { lockPeople } from '../decision/load';
import { planDeliveries } from '../delivery/plan';
import { askableSurvey } from './survey';

export const inviteSchema = z.object({
  survey: z.uuid('is not the id of a survey'),
  customer: customerShape,
  /** The caller's own id of the interaction that is asked about. */
  interaction: externalIdSchema.optional(),
  channel: z.enum(['email', 'link']).default('email'),
});

export type Invited = {
  id: string;
  /** The personal survey link. */
  url: string;
  state: 'scheduled' | 'sent' | 'suppressed';
  reason: 'unsubscribed' | 'do_not_ask' | 'suppressed' | null;
};

/**
 * Offers a survey to one customer by hand. Fatigue does not stop it, but it stands in the ledger for programs; whoever
 * unsubscribed or is not to be asked is not mailed (`suppressed`). A link is made for the caller to pass on and never
 * mailed. Throws `invalid` for a survey without a published version, a missing address, an unknown interaction.
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

  const reason = isMailed ? reasonAgainst(person) : null;
  const state = reason ? 'suppressed' : isMailed ? 'scheduled' : 'sent';
  const id = newId();
  await ctx.db.insert(invitation).values({
    workspaceId: ctx.workspaceId,
    id,
    surveyId: given.survey,
    customerId,
    interactionId,
    channel: given.channel,
    state,
    reason,
    addressHash: person.addressHash,
    language: bestLanguage(survey.languages, { locale: person.locale }),
    sendAt: ctx.now,
    sentAt: isMailed ? null : ctx.now,
    expiresAt: new Date(ctx.now.getTime() + toMilliseconds(programDefaults.expiry)),
    createdAt: ctx.now,
  });
  if (state === 'scheduled') {
    await planDeliveries(ctx, [{ invitationId: id, kind: 'invitation', dueAt: ctx.now }]);
    await wake(ctx, 'sendDeliveries');
  }
  return { id, url: answerUrl(id), state, reason };
}

function reasonAgainst(person: {
  unsubscribed: boolean;
  suppressed: boolean;
  doNotAsk: boolean;
}): Invited['reason'] {
  if (person.doNotAsk) return 'do_not_ask';
  if (person.unsubscribed) return 'unsubscribed';
  return person.suppressed ? 'suppressed' : null;
}

async function interactionOf(ctx: Ctx, externalId: string, customerId: string): Promise<string> {
  const [row] = await ctx.db
    .select({ id: interaction.id, customerId: interaction.customerId })
    .from(interaction)
    .where(and(eq(interaction.workspaceId, ctx.workspaceId), eq(interaction.externalId, externalId)));
  if (row?.customerId === customerId) return row.id;
  throw faulty('interaction', 'interaction is not one of this customer; nothing was sent.');
}

const faulty = (path: string, message: string): AppError =>
  new AppError('invalid', message, [{ path, message }]);
