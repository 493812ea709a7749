import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { AppError } from '@/domain/errors';
import { newId } from '@/domain/ids';
import { bestLanguage } from '@/domain/survey/translate';
import { toMilliseconds } from '@/domain/time/duration';
import { customer } from '@/drizzle/schema/customer';
import { invitation } from '@/drizzle/schema/program';
import type { Ctx } from '@/server/db/tenant';
import { isMailbox } from '@/server/email/address';
import { answerUrl } from '@/server/email/links';
import { wake } from '@/server/jobs/wake';
import { addressHash } from '@/server/tokens';
import { planDeliveries } from '../delivery/plan';
import { trialOf } from './trial';

export const sendTestSchema = z.object({
  survey: z.uuid('is not the id of a survey'),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .refine(isMailbox, 'must be one e-mail address, like ann@example.com'),
  name: z.string().trim().max(200).optional(),
  language: z.string().max(35).optional(),
});

/** Customers that tests are sent to: outside every list and number by the beginning of their id. */
export const TEST_CUSTOMER = '_test:';
const LIFE = 'P7D';

/**
 * Mails the survey to a member to try it out: the draft as it stands, or what is published where that is the same. The
 * invitation and its answer are marked as a test and stand in no number, no ledger and no list; the person behind them is
 * never asked by a program. Throws `invalid` with the faults of a draft that could not be published.
 */
export async function sendTest({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof sendTestSchema>;
}): Promise<{ id: string; url: string }> {
  const given = sendTestSchema.parse(input);
  const { languages, trial } = await trialOf(ctx, given.survey);
  const customerId = await testerOf(ctx, given);
  const id = newId();
  await ctx.db.insert(invitation).values({
    workspaceId: ctx.workspaceId,
    id,
    surveyId: given.survey,
    customerId,
    channel: 'email',
    state: 'scheduled',
    isTest: true,
    trial,
    language: bestLanguage(languages, { asked: given.language }),
    sendAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + toMilliseconds(LIFE)),
    createdAt: ctx.now,
  });
  await planDeliveries(ctx, [{ invitationId: id, kind: 'invitation', dueAt: ctx.now }]);
  await wake(ctx, 'sendDeliveries');
  return { id, url: answerUrl(id) };
}

async function testerOf(ctx: Ctx, { email, name }: { email: string; name?: string }): Promise<string> {
  const externalId = `${TEST_CUSTOMER}${email}`;
  await ctx.db
    .insert(customer)
    .values({
      workspaceId: ctx.workspaceId,
      id: newId(),
      externalId,
      email,
      addressHash: addressHash(ctx.workspaceId, email),
      name: name ?? null,
      doNotAsk: true,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .onConflictDoNothing();
  const [row] = await ctx.db
    .select({ id: customer.id })
    .from(customer)
    .where(and(eq(customer.workspaceId, ctx.workspaceId), eq(customer.externalId, externalId)));
  if (!row) throw new AppError('unavailable', 'The test could not be prepared; try again.');
  return row.id;
}
