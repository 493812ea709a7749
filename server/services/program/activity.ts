import { sql } from 'drizzle-orm';
import type { Ctx } from '@/server/db/tenant';

/** Days that *lately* means on the programs' screens. */
export const ACTIVITY_DAYS = 30;

export type ProgramActivity = { program: string; asked: number; answered: number };

/**
 * Per program: mails that left in the last 30 days, and how many of those were answered to the end. Tests are left out;
 * a program without mails has no row.
 */
export async function readActivity({ ctx }: { ctx: Ctx }): Promise<ProgramActivity[]> {
  const { rows } = await ctx.db.execute<ProgramActivity>(sql`
    select program_id as program, count(*)::int as asked, count(completed_at)::int as answered
    from invitation
    where workspace_id = ${ctx.workspaceId} and program_id is not null and not is_test
      and sent_at >= ${ctx.now}::timestamptz - make_interval(days => ${ACTIVITY_DAYS})
    group by program_id`);
  return rows;
}
