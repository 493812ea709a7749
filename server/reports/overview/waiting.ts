import { sql } from 'drizzle-orm';
import type { Ctx } from '@/server/db/tenant';

/** People who asked for a call and have not had it. Somebody unknown counts as one. */
export async function countWaiting({ db, workspaceId }: Ctx): Promise<number> {
  const { rows } = await db.execute<{ n: number }>(sql`
    select count(distinct coalesce(customer_id, id))::int as n from customer_case
    where workspace_id = ${workspaceId} and state = 'open'`);
  return rows[0]?.n ?? 0;
}
