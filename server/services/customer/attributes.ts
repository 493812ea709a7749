import { sql } from 'drizzle-orm';
import type { Ctx } from '@/server/db/tenant';

/** The newest customers whose attributes are looked at, and the values named of each. */
const NEWEST = 5_000;
const VALUES = 50;

/** Attributes of customers with their most frequent values, as far as the newest 5,000 carry them. */
export async function listCustomerAttributes({
  ctx,
}: {
  ctx: Ctx;
}): Promise<{ name: string; values: string[] }[]> {
  const { rows } = await ctx.db.execute<{ name: string; values: string[] }>(sql`
    select name, array_agg(value order by n desc, value) as values
    from (
      select a.key as name, a.value, count(*) as n, row_number() over (partition by a.key order by count(*) desc, a.value) as place
      from (
        select attributes from customer
        where workspace_id = ${ctx.workspaceId} order by created_at desc, id desc limit ${NEWEST}) c
      cross join lateral jsonb_each_text(c.attributes) a
      where a.value <> ''
      group by a.key, a.value) v
    where place <= ${VALUES}
    group by name order by name`);
  return rows;
}
