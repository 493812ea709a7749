import { and, desc, eq, gte } from 'drizzle-orm';
import { z } from 'zod';
import type { Attributes } from '@/domain/attributes';
import { notFound } from '@/domain/errors';
import { instantSchema } from '@/domain/interaction-schema';
import { customer, interaction } from '@/drizzle/schema/customer';
import { afterCursor, type Page, pageInput, pageOf } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';

/** `id`, `customer.id`, `caseOf`, `referredBy` are the caller's own ids. */
export type ShownInteraction = {
  id: string;
  type: string;
  occurredAt: Date;
  recordedAt: Date;
  customer: { id: string; email: string | null; name: string | null };
  attributes: Attributes;
  amount: { value: number; currency: string } | null;
  initiatedBy: 'customer' | 'company' | null;
  caseOf: string | null;
  referredBy: string | null;
  doNotAsk: boolean;
};

export const listInteractionsSchema = z.object({
  /** External id of the customer. */
  customer: z.string().optional(),
  type: z.string().optional(),
  /** Only what happened at this instant or later. */
  since: instantSchema.optional(),
  ...pageInput,
});

/** One interaction by the caller's id; `not_found` where there is none. */
export async function readInteraction({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { externalId: string };
}): Promise<ShownInteraction> {
  const [row] = await selectInteractions(ctx).where(
    and(eq(interaction.workspaceId, ctx.workspaceId), eq(interaction.externalId, input.externalId)),
  );
  if (!row) throw notFound('interaction');
  return show(row);
}

/** Newest first, by the time they happened. */
export async function listInteractions({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.output<typeof listInteractionsSchema>;
}): Promise<Page<ShownInteraction>> {
  const rows = await selectInteractions(ctx)
    .where(
      and(
        eq(interaction.workspaceId, ctx.workspaceId),
        input.customer === undefined ? undefined : eq(customer.externalId, input.customer),
        input.type === undefined ? undefined : eq(interaction.type, input.type),
        input.since === undefined ? undefined : gte(interaction.occurredAt, input.since),
        afterCursor(interaction.occurredAt, interaction.id, input.cursor),
      ),
    )
    .orderBy(desc(interaction.occurredAt), desc(interaction.id))
    .limit(input.limit + 1);
  return pageOf(rows, input.limit, row => ({ at: row.interaction.occurredAt, id: row.interaction.id }), show);
}

const selectInteractions = (ctx: Ctx) =>
  ctx.db
    .select({
      interaction,
      customer: { id: customer.externalId, email: customer.email, name: customer.name },
    })
    .from(interaction)
    .innerJoin(
      customer,
      and(eq(customer.workspaceId, interaction.workspaceId), eq(customer.id, interaction.customerId)),
    )
    .$dynamic();

type Row = { interaction: typeof interaction.$inferSelect; customer: ShownInteraction['customer'] };

const show = ({ interaction: row, customer: who }: Row): ShownInteraction => ({
  id: row.externalId,
  type: row.type,
  occurredAt: row.occurredAt,
  recordedAt: row.recordedAt,
  customer: who,
  attributes: row.attributes,
  amount:
    row.amountValue === null || row.amountCurrency === null
      ? null
      : { value: row.amountValue, currency: row.amountCurrency },
  initiatedBy: row.initiatedBy,
  caseOf: row.caseOf,
  referredBy: row.referredBy,
  doNotAsk: row.doNotAsk,
});
