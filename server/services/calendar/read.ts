import { sql } from 'drizzle-orm';
import { addDays } from '@/domain/time/local-date';
import { localDate, startOfLocalDay } from '@/domain/time/zone';
import type { Ctx } from '@/server/db/tenant';
import { zoneOf } from '../decision/decide';

/** Days that the calendar looks ahead, today included. */
const DAYS = 35;

/** What one program (null: by hand and from lists) has to send on one day. */
export type CalendarEntry = {
  day: string;
  program: string | null;
  invitations: number;
  reminders: number;
  /** Decisions that are made again on that day, and may become invitations. */
  waiting: number;
};

/** `from` and `to` (not included) are local dates of the workspace. */
export type Calendar = { timezone: string; from: string; to: string; entries: CalendarEntry[] };

/**
 * What is to be sent in the next five weeks, by day and program, as far as it is planned: a reminder is, once its
 * invitation has left. What is overdue counts as today.
 */
export async function readCalendar({ ctx }: { ctx: Ctx }): Promise<Calendar> {
  const timezone = await zoneOf(ctx);
  const from = localDate(ctx.now, timezone);
  const to = addDays(from, DAYS);
  const end = startOfLocalDay(to, timezone).toISOString();
  const day = sql`greatest((due_at at time zone ${timezone}::text)::date, ${from}::date)::text`;
  const { rows } = await ctx.db.execute<CalendarEntry>(sql`
    select ${day} as day, program, sum(invitations)::int as invitations, sum(reminders)::int as reminders,
      sum(waiting)::int as waiting
    from (
      select d.due_at, i.program_id as program, (d.kind = 'invitation')::int as invitations,
        (d.kind <> 'invitation')::int as reminders, 0 as waiting
      from delivery d join invitation i on i.workspace_id = d.workspace_id and i.id = d.invitation_id
      where d.workspace_id = ${ctx.workspaceId} and d.state = 'scheduled' and d.due_at < ${end}::timestamptz and not i.is_test
      union all
      select due_at, program_id, 0, 0, 1 from decision
      where workspace_id = ${ctx.workspaceId} and outcome = 'waiting' and due_at < ${end}::timestamptz
    ) planned
    group by 1, 2 order by 1, 2`);
  return { timezone, from, to, entries: rows };
}
