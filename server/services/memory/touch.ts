import { sql } from 'drizzle-orm';
import type { Ctx } from '@/server/db/tenant';

/** Lets what is remembered of these customers (our ids) be worked out anew, soon. */
export async function touchMemory(ctx: Ctx, customerIds: readonly (string | null)[]): Promise<void> {
  const ids = [...new Set(customerIds)].filter(id => id !== null);
  if (ids.length === 0) return;
  await ctx.db.execute(sql`
    insert into memory_delta (workspace_id, customer_id)
    select ${ctx.workspaceId}, unnest(${sql.param(ids)}::uuid[])`);
}
