import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Attributes } from '@/domain/attributes';
import { type CasePriority, type CaseReason, casePriorities, owedStates } from '@/domain/case/case';
import { promiseFrom } from '@/domain/case/states';
import { AppError, notFound } from '@/domain/errors';
import { newId } from '@/domain/ids';
import { customerCase } from '@/drizzle/schema/case';
import { customer } from '@/drizzle/schema/customer';
import { response } from '@/drizzle/schema/response';
import { isUuid } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import { wake } from '@/server/jobs/wake';
import { recordAudit } from '../audit/record';
import { scoreOfResponse } from './finding';
import { promiseOf, readCaseSettings } from './settings';
import { memberId } from './sight';
import { addEvents } from './write';

export const openCaseSchema = z
  .object({
    /** External id. */
    customer: z.string().min(1).optional(),
    response: z.uuid('is not the id of a response').optional(),
    /** What for, in a few words. */
    because: z.string().trim().max(300).optional(),
    priority: z.enum(casePriorities).default('normal'),
    /** Whose it is: one's own, or nobody's yet. */
    mine: z.boolean().default(true),
  })
  .refine(({ customer, response }) => customer !== undefined || response !== undefined, {
    message: 'needs a customer or a response',
    path: ['customer'],
  });

/**
 * Opens a case by hand. One is enough per customer: where one is still owed, `isNew` is false, and it is that one; so it
 * is where one was opened by hand about the same answer, done or not. `not_found`
 * for a customer or response that is not there.
 */
export async function openCase({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof openCaseSchema>;
}): Promise<{ id: string; isNew: boolean }> {
  const given = openCaseSchema.parse(input);
  const about = await readAbout(ctx, given);
  const known = await owedCase(ctx, about);
  if (known) return { id: known, isNew: false };
  const settings = await readCaseSettings(ctx);
  const ownerId = given.mine ? memberId(ctx) : null;
  const score = about.responseId ? await scoreOfResponse(ctx, about.responseId) : null;
  const id = await insertCase(ctx, {
    ...about,
    reason: 'manual',
    ruleId: null,
    because: given.because || null,
    priority: given.priority,
    ownerId,
    state: ownerId ? 'in_progress' : 'open',
    ...(score && { metric: score.metric, score: score.value, points: score.points }),
    preparedAt: ctx.now,
    ...promiseFrom(ctx.now, promiseOf(settings, null), settings.calendar),
  });
  if (!id) return { id: await openedBefore(ctx, about), isNew: false };
  await recordAudit({ ctx, action: 'case.opened', subject: id });
  return { id, isNew: true };
}

type About = { customerId: string | null; responseId: string | null; attributes: Attributes };

/** Whom and which answer it is about. Locks the customer, so that two never open a case for one. */
async function readAbout(ctx: Ctx, given: z.output<typeof openCaseSchema>): Promise<About> {
  const [answer] =
    given.response && isUuid(given.response)
      ? await ctx.db
          .select({ customerId: response.customerId, attributes: response.attributes })
          .from(response)
          .where(and(eq(response.workspaceId, ctx.workspaceId), eq(response.id, given.response)))
      : [];
  if (given.response && !answer) throw notFound('response');
  const who = answer
    ? answer.customerId && eq(customer.id, answer.customerId)
    : eq(customer.externalId, given.customer ?? '');
  const [person] = who
    ? await ctx.db
        .select({ id: customer.id, attributes: customer.attributes })
        .from(customer)
        .where(and(eq(customer.workspaceId, ctx.workspaceId), who))
        .for('no key update')
    : [];
  if (!answer && !person) throw notFound('customer');
  return {
    customerId: person?.id ?? null,
    responseId: given.response ?? null,
    attributes: answer?.attributes ?? person?.attributes ?? {},
  };
}

async function owedCase(ctx: Ctx, { customerId, responseId }: About): Promise<string | null> {
  const about = customerId
    ? eq(customerCase.customerId, customerId)
    : and(isNull(customerCase.customerId), eq(customerCase.responseId, responseId ?? ''));
  const [row] = await ctx.db
    .select({ id: customerCase.id })
    .from(customerCase)
    .where(
      and(eq(customerCase.workspaceId, ctx.workspaceId), about, inArray(customerCase.state, [...owedStates])),
    )
    .orderBy(sql`${customerCase.reason} = 'callback', ${customerCase.openedAt} desc`)
    .limit(1);
  return row?.id ?? null;
}

/** The one that was opened by hand about this answer: there is never a second, also where it is done. */
async function openedBefore(ctx: Ctx, { responseId }: About): Promise<string> {
  const [row] = await ctx.db
    .select({ id: customerCase.id })
    .from(customerCase)
    .where(
      and(
        eq(customerCase.workspaceId, ctx.workspaceId),
        eq(customerCase.responseId, responseId ?? ''),
        eq(customerCase.reason, 'manual'),
      ),
    );
  if (!row) throw new AppError('conflict', 'Somebody opened a case about this at the same moment.');
  return row.id;
}

type NewCase = Omit<typeof customerCase.$inferInsert, 'workspaceId' | 'id'> & {
  reason: CaseReason;
  priority: CasePriority;
};

/** Inserts a case with its first event; null where one is there for this answer and reason. */
export async function insertCase(ctx: Ctx, values: NewCase): Promise<string | null> {
  const [made] = await ctx.db
    .insert(customerCase)
    .values({ openedAt: ctx.now, nextAt: ctx.now, ...values, workspaceId: ctx.workspaceId, id: newId() })
    .onConflictDoNothing()
    .returning({ id: customerCase.id });
  if (!made) return null;
  await addEvents(ctx, made.id, [
    {
      kind: 'opened',
      at: values.openedAt ?? ctx.now,
      ...(values.responseId && { detail: { response: values.responseId } }),
      text: values.because ?? null,
    },
  ]);
  await wake(ctx, 'tendCases');
  return made.id;
}
