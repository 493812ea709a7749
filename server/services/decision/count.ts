import { sql } from 'drizzle-orm';
import { ACTIVITY_DAYS, type DecisionOutcome, type DecisionReason } from '@/domain/program';
import type { Ctx } from '@/server/db/tenant';

export type DecisionCount = { outcome: DecisionOutcome; reason: DecisionReason | null; count: number };

/** How one program, or all of them, decided in the last 30 days, most frequent first. What waits counts once, whatever for. */
export async function countDecisions({
  ctx,
  input: { program },
}: {
  ctx: Ctx;
  input: { program?: string | undefined };
}): Promise<DecisionCount[]> {
  const { rows } = await ctx.db.execute<DecisionCount>(sql`
    select outcome, case when outcome = 'not_invited' then reason end as reason, count(*)::int as count
    from decision
    where workspace_id = ${ctx.workspaceId} and at >= ${ctx.now}::timestamptz - make_interval(days => ${ACTIVITY_DAYS})
      and ${program === undefined ? sql`true` : sql`program_id = ${program}`}
    group by 1, 2 order by 3 desc, 1, 2`);
  return rows;
}
