import { and, eq, or, sql } from 'drizzle-orm';
import { customer } from '@/drizzle/schema/customer';
import type { Ctx } from '@/server/db/tenant';
import { addressHash } from '@/server/tokens';
import { meantBy } from './meant';

/** More people than this are no longer somebody. */
const MOST = 100;

/**
 * Our ids of the customers whom a text means: those with just this id or address, else the newest in whose name, address or id
 * each of its words begins one, at most 100.
 */
export async function searchCustomers(ctx: Ctx, q: string): Promise<string[]> {
  const exact = await ctx.db
    .select({ id: customer.id })
    .from(customer)
    .where(
      and(
        eq(customer.workspaceId, ctx.workspaceId),
        or(eq(customer.externalId, q), eq(customer.addressHash, addressHash(ctx.workspaceId, q))),
      ),
    )
    .limit(MOST);
  if (exact.length > 0) return exact.map(({ id }) => id);
  const { ids, holds } = await meantBy(ctx, { q });
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select c.id from customer c
    where c.workspace_id = ${ctx.workspaceId} and ${holds ?? sql`true`}
      ${ids ? sql`and c.id = any(${sql.param(ids)}::uuid[])` : sql``}
    order by c.created_at desc, c.id desc limit ${MOST}`);
  return rows.map(({ id }) => id);
}
