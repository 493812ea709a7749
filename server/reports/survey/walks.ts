import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '@/server/db/tenant';
import type { Outline } from './outline';
import { populationSql } from './population';
import type { SurveyQuery } from './schemas';

/** Longer than this from the first look to the last answer means that somebody went away and came back, in seconds. */
export const CAME_BACK_SECONDS = 3 * 3600;

/** How the responses of one slice were given. */
export type Walks = {
  begun: number;
  completed: number;
  /** Not finished, but their link still works. */
  open: number;
  /** Without an invitation that was sent or handed over: by a door, or an import. Erased customers were invited. */
  uninvited: number;
  /** Those of them who came in by a door that is open to anybody. */
  byDoor: number;
  time: {
    /** Completed within three hours: what median and quartiles (seconds) are of; null at n = 0. */
    n: number;
    q1: number | null;
    median: number | null;
    q3: number | null;
    /** Took longer: came back later. */
    later: number;
    /** Completed without a known beginning, as imports are. */
    unknown: number;
  };
};

export type WalkRow = Omit<Walks, 'time'> & {
  slice: number;
  measured: number;
  quartiles: (number | null)[] | null;
  later: number;
  unknown: number;
};

/**
 * Time runs from the first look at the page (the visit, where one was noticed before the first save) to completion.
 * A response that was saved only once, without a noticed visit, has no length.
 */
export const walksSql = (ctx: Ctx, outline: Outline, query: SurveyQuery): SQL => sql`
  select slice, count(*)::int as begun, count(*) filter (where state = 'completed')::int as completed,
    count(*) filter (where is_open)::int as open, count(*) filter (where is_uninvited)::int as uninvited,
    count(*) filter (where is_by_door)::int as "byDoor",
    count(*) filter (where seconds > 0 and seconds <= ${CAME_BACK_SECONDS})::int as measured,
    percentile_cont(array[0.25, 0.5, 0.75]) within group (order by seconds)
      filter (where seconds > 0 and seconds <= ${CAME_BACK_SECONDS}) as quartiles,
    count(*) filter (where seconds > ${CAME_BACK_SECONDS})::int as later,
    count(*) filter (where seconds <= 0)::int as unknown
  from (
    select p.slice, p.state,
      p.state = 'partial' and i.state = 'started' and i.expires_at > ${ctx.now.toISOString()}::timestamptz as is_open,
      i.sent_at is null and p.origin not like 'erased:%' as is_uninvited,
      i.door_id is not null as is_by_door,
      extract(epoch from p.completed_at
        - case when i.visited_at < p.started_at then i.visited_at else p.started_at end)::float8 as seconds
    from (${populationSql(ctx, outline, query)}) p
    left join invitation i on i.workspace_id = ${ctx.workspaceId} and i.id = p.invitation_id
  ) walked
  group by slice`;

/**
 * One per slice, in order; a slice that nobody answered is there with zeros. Times of fewer people than `fewest` are not
 * told: they could say who somebody is.
 */
export function walksOf(rows: readonly WalkRow[], slices: number, fewest: number): Walks[] {
  return Array.from({ length: slices }, (_, slice) => {
    const row = rows.find(one => one.slice === slice);
    const isTold = (row?.measured ?? 0) >= fewest;
    const [q1 = null, median = null, q3 = null] = (isTold && row?.quartiles) || [];
    return {
      begun: row?.begun ?? 0,
      completed: row?.completed ?? 0,
      open: row?.open ?? 0,
      uninvited: row?.uninvited ?? 0,
      byDoor: row?.byDoor ?? 0,
      time: {
        n: row?.measured ?? 0,
        q1,
        median,
        q3,
        later: row?.later ?? 0,
        unknown: row?.unknown ?? 0,
      },
    };
  });
}
