import { sql } from 'drizzle-orm';
import type { Ctx } from '@/server/db/tenant';
import { wake } from '@/server/jobs/wake';

/** Customers of one workspace and night: with a million, everybody's turn comes within three weeks. */
const MOST = 50_000;

/** Memories fade and a year's spending moves on although nothing happens: the oldest are worked out anew. */
export async function refreshMemories({ ctx, most = MOST }: { ctx: Ctx; most?: number }): Promise<number> {
  const { rowCount } = await ctx.db.execute(sql`
    insert into memory_delta (workspace_id, customer_id)
    select workspace_id, customer_id from customer_memory
    where workspace_id = ${ctx.workspaceId} and computed_at < ${ctx.now}::timestamptz - interval '20 hours'
    order by computed_at limit ${most}`);
  if (rowCount) await wake(ctx, 'rememberCustomers');
  return rowCount ?? 0;
}
