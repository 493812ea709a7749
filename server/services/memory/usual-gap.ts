import { sql } from 'drizzle-orm';
import type { Ctx } from '@/server/db/tenant';

/** The latest returns that it is learnt from, and the fewest. */
const RETURNS = 3_000;
const FEWEST = 50;
/** Of ten returns so many had happened by then. */
const SHARE = 0.9;
const FRESH_MS = 3_600_000;

export type UsualGaps = Map<string, { days: number | null; at: Date }>;

/**
 * Days within which nine of ten returns to this company happen: of its latest 3,000 purchases by customers who had bought
 * before, the time since the purchase before. Null below 50 such returns. Read once an hour where `known` is kept between calls.
 */
export async function usualGapOf(ctx: Ctx, known: UsualGaps = new Map()): Promise<number | null> {
  const kept = known.get(ctx.workspaceId);
  if (kept && ctx.now.getTime() - kept.at.getTime() < FRESH_MS) return kept.days;
  const days = await readUsualGap(ctx);
  known.set(ctx.workspaceId, { days, at: ctx.now });
  return days;
}

async function readUsualGap(ctx: Ctx): Promise<number | null> {
  const { rows } = await ctx.db.execute<{ days: number | null; n: number }>(sql`
    with bought as (select name from interaction_type where workspace_id = ${ctx.workspaceId} and class = 'purchase')
    select percentile_cont(${SHARE}) within group (order by extract(epoch from i.occurred_at - b.occurred_at) / 86400) as days,
      count(*)::int as n
    from (
      select customer_id, occurred_at from interaction
      where workspace_id = ${ctx.workspaceId} and occurred_at <= ${ctx.now} and type in (select name from bought)
      order by occurred_at desc limit ${RETURNS}) i
    cross join lateral (
      select occurred_at from interaction
      where workspace_id = ${ctx.workspaceId} and customer_id = i.customer_id and occurred_at < i.occurred_at
        and type in (select name from bought)
      order by occurred_at desc limit 1) b`);
  const [row] = rows;
  return row && row.n >= FEWEST ? row.days : null;
}
