import { sql } from 'drizzle-orm';
import type { Ctx } from '@/server/db/tenant';
import { scopeOf } from '@/server/services/case/sight';

/**
 * Whom somebody here owes something. `customers`: people whose case nobody has spoken with them about; somebody unknown counts
 * as one. `unhappy`: each of them was found to be, rather than asked for a call alone. `overdue`: promises that are late.
 */
export type Waiting = { customers: number; unhappy: boolean; overdue: number };

export const NOBODY_WAITS: Waiting = { customers: 0, unhappy: false, overdue: 0 };

/** Of every case, or of those that an agent with a scope may see. */
export async function countWaiting(ctx: Ctx): Promise<Waiting> {
  const { rows } = await ctx.db.execute<Waiting>(sql`
    select count(distinct coalesce(customer_id, id)) filter (where contacted_at is null)::int as customers,
      coalesce(bool_and(reason <> 'callback' and reason <> 'manual') filter (where contacted_at is null), false) as unhappy,
      count(*) filter (where due_at < ${ctx.now})::int as overdue
    from customer_case
    where workspace_id = ${ctx.workspaceId} and state in ('open', 'in_progress') and ${(await scopeOf(ctx)) ?? sql`true`}`);
  return rows[0] ?? NOBODY_WAITS;
}
