import { and, eq } from 'drizzle-orm';
import { notFound } from '@/domain/errors';
import { customer } from '@/drizzle/schema/customer';
import type { Ctx } from '@/server/db/tenant';

export type CustomerRow = typeof customer.$inferSelect;

/** The customer with this external id; `not_found` where there is none. */
export async function findCustomer(ctx: Ctx, externalId: string): Promise<CustomerRow> {
  const [row] = await ctx.db
    .select()
    .from(customer)
    .where(and(eq(customer.workspaceId, ctx.workspaceId), eq(customer.externalId, externalId)));
  if (!row) throw notFound('customer');
  return row;
}
