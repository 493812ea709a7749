import { sql } from 'drizzle-orm';
import { type Standing, standings } from '@/domain/trust/standing';
import type { Ctx } from '@/server/db/tenant';

/** How many customers stand so, and what they spent in the 365 days up to their last purchase, in the workspace's currency. */
export type Standings = Record<Standing, { customers: number; worth: number }> & { currency: string };

/** Who is sliding, was lost, was won back: the same customers as the list with that standing. */
export async function readStandings({ ctx }: { ctx: Ctx }): Promise<Standings> {
  const { rows } = await ctx.db.execute<{
    currency: string;
    standing: Standing | null;
    customers: number;
    worth: number;
  }>(sql`
    select w.currency, m.standing, coalesce(m.customers, 0) as customers, coalesce(m.worth, 0) as worth
    from workspace w
    left join (
      select standing, count(*)::int as customers, sum(worth) as worth from customer_memory
      where workspace_id = ${ctx.workspaceId} and standing is not null group by standing) m on true
    where w.id = ${ctx.workspaceId}`);
  const of = (name: Standing) => {
    const { customers = 0, worth = 0 } = rows.find(row => row.standing === name) ?? {};
    return { customers, worth };
  };
  const [sliding, lost, wonBack] = standings.map(of);
  const none = { customers: 0, worth: 0 };
  return {
    currency: rows[0]?.currency ?? 'EUR',
    sliding: sliding ?? none,
    lost: lost ?? none,
    won_back: wonBack ?? none,
  };
}
