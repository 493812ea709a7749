import { and, desc, eq, ilike, or, type SQL } from 'drizzle-orm';
import { customer } from '@/drizzle/schema/customer';
import type { Ctx } from '@/server/db/tenant';
import { addressHash } from '@/server/tokens';

/** More people than this are no longer somebody. */
const MOST = 100;

/**
 * Our ids of the customers whom a text means: those with just this id or address, else the newest with the text in
 * their name, address or id, at most 100.
 */
export async function searchCustomers(ctx: Ctx, q: string): Promise<string[]> {
  const exact = or(eq(customer.externalId, q), eq(customer.addressHash, addressHash(ctx.workspaceId, q)));
  const found = await idsWhere(ctx, exact);
  return found.length > 0 ? found : idsWhere(ctx, holdsText(q));
}

/** The text is somewhere in the name, the address or the caller's own id. */
export function holdsText(q: string): SQL | undefined {
  const pattern = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  return or(
    ilike(customer.name, pattern),
    ilike(customer.email, pattern),
    ilike(customer.externalId, pattern),
  );
}

async function idsWhere(ctx: Ctx, where: SQL | undefined): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: customer.id })
    .from(customer)
    .where(and(eq(customer.workspaceId, ctx.workspaceId), where))
    .orderBy(desc(customer.createdAt), desc(customer.id))
    .limit(MOST);
  return rows.map(row => row.id);
}
