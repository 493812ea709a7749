import { and, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import {
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
  program: z.string().optional(),
  outcome: z.enum(decisionOutcomes).optional(),
  reason: z.enum(decisionReasons).optional(),
  ...pageInput,
});

export type Decision = {
  /** The caller's own interaction id. */
  interaction: string;
  program: string;
  customer: string;
  outcome: DecisionOutcome;
  reason: DecisionReason | null;
  blockedBy: string | null;
  invitation: string | null;
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
  const { limit, cursor, ...filter } = listDecisionsSchema.parse(input);
  if (filter.program !== undefined && !isUuid(filter.program)) return { data: [], nextCursor: null };
  const rows = await ctx.db
    .select({
      row: decision,
      interaction: interaction.externalId,
      customer: customer.externalId,
    })
    .from(decision)
    .innerJoin(
      interaction,
      and(eq(interaction.workspaceId, decision.workspaceId), eq(interaction.id, decision.interactionId)),
    )
    .innerJoin(
      customer,
      and(eq(customer.workspaceId, decision.workspaceId), eq(customer.id, decision.customerId)),
    )
    .where(
      and(
        eq(decision.workspaceId, ctx.workspaceId),
        filter.customer === undefined ? undefined : eq(customer.externalId, filter.customer),
        filter.program === undefined ? undefined : eq(decision.programId, filter.program),
        filter.outcome === undefined ? undefined : eq(decision.outcome, filter.outcome),
        filter.reason === undefined ? undefined : eq(decision.reason, filter.reason),
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
      interaction,
      program: row.programId,
      customer,
      outcome: row.outcome,
      reason: row.reason,
      blockedBy: row.blockedBy,
      invitation: row.invitationId,
      at: row.at,
    }),
  );
}
