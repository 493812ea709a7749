import { and, eq, inArray, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { customer } from '@/drizzle/schema/customer';
import { invitation } from '@/drizzle/schema/program';
import type { Page } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import { type Decision, listDecisions, type listDecisionsSchema } from './list';

export type LoggedDecision = Decision & {
  customerName: string | null;
  /** When the invitation that stood in the way was or will be sent. */
  blockedAt: Date | null;
  /** Of the invitation that was made: when it was or will be sent, and how far it came; `deleted` where the customer took the answer back. */
  invited: { sendAt: Date; state: string } | null;
};

/** The decisions with what a person wants to read beside them. Holds names: for those who may read personal data. */
export async function readDecisionLog({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof listDecisionsSchema>;
}): Promise<Page<LoggedDecision>> {
  const { data, nextCursor } = await listDecisions({ ctx, input });
  const names = await namesOf(ctx, [...new Set(data.map(row => row.customer))]);
  const asks = await asksOf(
    ctx,
    data.flatMap(row => [row.blockedBy, row.invitation].filter(id => id !== null)),
  );
  return {
    nextCursor,
    data: data.map(row => ({
      ...row,
      customerName: names.get(row.customer) ?? null,
      blockedAt: (row.blockedBy && asks.get(row.blockedBy)?.sendAt) || null,
      invited: (row.invitation && asks.get(row.invitation)) || null,
    })),
  };
}

async function namesOf(ctx: Ctx, externalIds: string[]): Promise<Map<string, string | null>> {
  if (externalIds.length === 0) return new Map();
  const rows = await ctx.db
    .select({ id: customer.externalId, name: customer.name })
    .from(customer)
    .where(and(eq(customer.workspaceId, ctx.workspaceId), inArray(customer.externalId, externalIds)));
  return new Map(rows.map(row => [row.id, row.name]));
}

async function asksOf(ctx: Ctx, ids: string[]): Promise<Map<string, { sendAt: Date; state: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .select({
      id: invitation.id,
      state: sql<string>`case when ${invitation.reason} = 'deleted_by_customer' then 'deleted' else ${invitation.state} end`,
      sendAt: sql<string>`coalesce(${invitation.sentAt}, ${invitation.sendAt})`,
    })
    .from(invitation)
    .where(and(eq(invitation.workspaceId, ctx.workspaceId), inArray(invitation.id, ids)));
  return new Map(rows.map(({ id, state, sendAt }) => [id, { state, sendAt: new Date(sendAt) }]));
}
