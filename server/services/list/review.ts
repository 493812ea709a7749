import { inArray } from 'drizzle-orm';
import type { z } from 'zod';
import type { DecisionReason } from '@/domain/program';
import type { Ask } from '@/domain/sending/facts';
import { customer } from '@/drizzle/schema/customer';
import type { Ctx } from '@/server/db/tenant';
import { findImport } from '../importRun/read';
import { askableSurvey } from '../invitation/survey';
import { asksOf, judgeList, membersAfter } from './judge';
import { askingOf, askListSchema } from './start';

export const reviewListSchema = askListSchema;

type ListReview = {
  people: number;
  asked: number;
  /** Of those asked: would rest, were it not for *ask anyway*. */
  overridden: number;
  /** When the first and the last mail would leave. */
  from: Date | null;
  to: Date | null;
  refused: {
    reason: DecisionReason;
    count: number;
    some: { id: string; name: string | null; email: string | null }[];
  }[];
};

const BATCH = 5_000;
const MOST_NAMED = 50;

/** What would become of everybody on a list, with the first 50 of each reason by name. Keeps nothing, asks nobody. */
export async function reviewList({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof reviewListSchema>;
}): Promise<ListReview> {
  const given = reviewListSchema.parse(input);
  const { id: importId } = await findImport(ctx, given.id);
  await askableSurvey(ctx, given.survey);
  const asking = askingOf(ctx, given);
  const review = { people: 0, asked: 0, overridden: 0 };
  const refused = new Map<DecisionReason, { count: number; ids: string[] }>();
  let from: Date | undefined;
  let to: Date | undefined;
  const also = new Map<string, Ask>();
  for (let after: string | null = null; ; ) {
    const customerIds: string[] = await membersAfter(ctx, importId, after, BATCH);
    const last = customerIds.at(-1);
    if (last === undefined) break;
    after = last;
    const judged = await judgeList(ctx, {
      importId,
      asking,
      customerIds,
      lock: false,
      also: [...also.values()],
    });
    for (const { verdict, isOverridden } of judged) {
      review.people += 1;
      const { invitation, reason, occasion } = verdict;
      if (invitation) {
        review.asked += 1;
        if (isOverridden) review.overridden += 1;
        if (!from || invitation.sendAt < from) from = invitation.sendAt;
        if (!to || invitation.sendAt > to) to = invitation.sendAt;
      } else if (reason) {
        const known = refused.get(reason) ?? { count: 0, ids: [] };
        known.count += 1;
        if (known.ids.length < MOST_NAMED) known.ids.push(occasion.customerId);
        refused.set(reason, known);
      }
    }
    for (const ask of asksOf(
      judged.map(one => one.verdict),
      asking.survey,
    ))
      if (ask.addressHash) also.set(ask.addressHash, ask);
    if (customerIds.length < BATCH) break;
  }
  return {
    ...review,
    from: from ?? null,
    to: to ?? null,
    refused: await named(ctx, refused),
  };
}

async function named(
  ctx: Ctx,
  refused: ReadonlyMap<DecisionReason, { count: number; ids: string[] }>,
): Promise<ListReview['refused']> {
  const ids = [...refused.values()].flatMap(one => one.ids);
  const rows =
    ids.length === 0
      ? []
      : await ctx.db
          .select({ key: customer.id, id: customer.externalId, name: customer.name, email: customer.email })
          .from(customer)
          .where(inArray(customer.id, ids));
  const byKey = new Map(rows.map(({ key, ...row }) => [key, row]));
  return [...refused]
    .map(([reason, { count, ids: own }]) => ({
      reason,
      count,
      some: own.flatMap(id => byKey.get(id) ?? []),
    }))
    .sort((a, b) => b.count - a.count);
}
