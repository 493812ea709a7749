import { and, desc, eq, gte, inArray, lt } from 'drizzle-orm';
import { z } from 'zod';
import {
  type DecisionDetail,
  type DecisionOutcome,
  type DecisionReason,
  decisionOutcomes,
  decisionReasons,
} from '@/domain/program';
import { customer, interaction } from '@/drizzle/schema/customer';
import { decision } from '@/drizzle/schema/program';
import { afterCursor, isUuid, type Page, pageInput, pageOf } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';

export const listDecisionsSchema = z.object({
  /** The caller's own customer id. */
  customer: z.string().min(1).max(200).optional(),
  /** The caller's own interaction id. */
  interaction: z.string().min(1).max(200).optional(),
  program: z.string().optional(),
  outcome: z.enum(decisionOutcomes).optional(),
  reason: z.enum(decisionReasons).optional(),
  /** Made at this moment or later; `until`: before this one. */
  since: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
  ...pageInput,
});

export type Decision = {
  id: string;
  /** The caller's own interaction id; null where the program asks by the calendar. */
  interaction: string | null;
  program: string;
  customer: string;
  outcome: DecisionOutcome;
  reason: DecisionReason | null;
  blockedBy: string | null;
  invitation: string | null;
  detail: DecisionDetail | null;
  /** When something that waits is decided again. */
  dueAt: Date | null;
  at: Date;
};

/** Why somebody was asked or not, newest first. */
export async function listDecisions({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof listDecisionsSchema>;
}): Promise<Page<Decision>> {
  const { customer: who, interaction: what, ...filter } = listDecisionsSchema.parse(input);
  const customers = who === undefined ? undefined : await idsOf(ctx, customer, who);
  const interactions = what === undefined ? undefined : await idsOf(ctx, interaction, what);
  return pickDecisions(ctx, { ...filter, customers, interactions });
}

/** What `listDecisions` takes, with customers, interactions and decisions by our own ids. */
export type PickedBy = Omit<z.output<typeof listDecisionsSchema>, 'customer' | 'interaction'> & {
  ids?: string[] | undefined;
  customers?: string[] | undefined;
  interactions?: string[] | undefined;
};

/** Names are resolved before: so every filter is a plain comparison that an index answers. */
export async function pickDecisions(ctx: Ctx, by: PickedBy): Promise<Page<Decision>> {
  const { limit, cursor, ids, customers, interactions, program, outcome, reason, since, until } = by;
  const isVain = [ids, customers, interactions].some(list => list?.length === 0);
  if (isVain || (program !== undefined && !isUuid(program))) return { data: [], nextCursor: null };
  const rows = await ctx.db
    .select({ row: decision, interaction: interaction.externalId, customer: customer.externalId })
    .from(decision)
    .innerJoin(
      customer,
      and(eq(customer.workspaceId, decision.workspaceId), eq(customer.id, decision.customerId)),
    )
    .leftJoin(
      interaction,
      and(eq(interaction.workspaceId, decision.workspaceId), eq(interaction.id, decision.interactionId)),
    )
    .where(
      and(
        eq(decision.workspaceId, ctx.workspaceId),
        ids && inArray(decision.id, ids),
        customers && inArray(decision.customerId, customers),
        interactions && inArray(decision.interactionId, interactions),
        program === undefined ? undefined : eq(decision.programId, program),
        outcome === undefined ? undefined : eq(decision.outcome, outcome),
        reason === undefined ? undefined : eq(decision.reason, reason),
        since === undefined ? undefined : gte(decision.at, new Date(since)),
        until === undefined ? undefined : lt(decision.at, new Date(until)),
        afterCursor(decision.at, decision.id, cursor),
      ),
    )
    .orderBy(desc(decision.at), desc(decision.id))
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    ({ row }) => ({ at: row.at, id: row.id }),
    ({ row, interaction, customer }) => ({
      id: row.id,
      interaction,
      program: row.programId,
      customer,
      outcome: row.outcome,
      reason: row.reason,
      blockedBy: row.blockedBy,
      invitation: row.invitationId,
      detail: row.detail,
      dueAt: row.dueAt,
      at: row.at,
    }),
  );
}

async function idsOf(
  ctx: Ctx,
  table: typeof customer | typeof interaction,
  externalId: string,
): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.workspaceId, ctx.workspaceId), eq(table.externalId, externalId)));
  return rows.map(row => row.id);
}
