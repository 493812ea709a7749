import { sql } from 'drizzle-orm';
import { compareShares } from '@/domain/metrics/share-comparison';
import type { Ctx } from '@/server/db/tenant';

/** Days compared on either side of an improvement. */
const WINDOW = 90;

/** Answers with a comment and those on the theme among them, in as many days before the improvement as since it. */
type Helped = {
  days: number;
  before: { x: number; n: number };
  after: { x: number; n: number };
  change: ReturnType<typeof compareShares>;
};

export type ListedImprovement = {
  id: string;
  theme: { id: string; name: string } | null;
  day: string;
  said: string;
  did: string;
  state: 'draft' | 'published';
  mailedAt: string | null;
  mails: { waiting: number; sent: number; failed: number; suppressed: number };
  /** Null for drafts, without a theme, and before a day has passed. */
  helped: Helped | null;
};

type Row = Omit<ListedImprovement, 'theme' | 'mails' | 'helped'> & {
  theme_id: string | null;
  theme: string | null;
  waiting: number;
  sent: number;
  failed: number;
  suppressed: number;
  days: number;
  x_before: number | null;
  n_before: number;
  x_after: number | null;
  n_after: number;
};

/** What was done because of what people wrote, the newest first, and whether they write it less since. */
export async function listImprovements({ ctx }: { ctx: Ctx }): Promise<ListedImprovement[]> {
  const { workspaceId, now } = ctx;
  const zone = sql`(select timezone from rollup_state where workspace_id = ${workspaceId})`;
  const isBefore = sql`c.at < o.day::timestamp at time zone o.zone`;
  const { rows } = await ctx.db.execute<Row>(sql`
    with o as materialized (
      select i.*, ${zone} as zone,
        least(${WINDOW}, (${now.toISOString()}::timestamptz at time zone ${zone})::date - i.day) as days
      from improvement i where i.workspace_id = ${workspaceId})
    select o.id, o.theme_id, t.name as theme, o.day::text, o.said, o.did, o.state, o.mailed_at as "mailedAt", o.days,
      coalesce(m.waiting, 0)::int as waiting, coalesce(m.sent, 0)::int as sent, coalesce(m.failed, 0)::int as failed,
      coalesce(m.suppressed, 0)::int as suppressed,
      h.x_before, coalesce(h.n_before, 0)::int as n_before, h.x_after, coalesce(h.n_after, 0)::int as n_after
    from o
    left join theme t on t.workspace_id = ${workspaceId} and t.id = o.theme_id
    left join (
      select improvement_id, count(*) filter (where state in ('waiting', 'sending')) as waiting,
        count(*) filter (where state = 'sent') as sent, count(*) filter (where state = 'failed') as failed,
        count(*) filter (where state = 'suppressed') as suppressed
      from improvement_mail where workspace_id = ${workspaceId} group by 1) m on m.improvement_id = o.id
    left join lateral (
      select count(distinct c.response_id) filter (where ${isBefore})::int as n_before,
        count(distinct c.response_id) filter (where not ${isBefore})::int as n_after,
        count(distinct c.response_id) filter (where ${isBefore} and x.response_id is not null)::int as x_before,
        count(distinct c.response_id) filter (where not ${isBefore} and x.response_id is not null)::int as x_after
      from comment c
      join response r on r.workspace_id = c.workspace_id and r.id = c.response_id and not r.is_test
      left join comment_theme x on x.workspace_id = ${workspaceId} and x.response_id = c.response_id
        and x.question_id = c.question_id and x.theme_id = o.theme_id and not x.is_refused
      where c.workspace_id = ${workspaceId}
        and c.at >= (o.day - o.days)::timestamp at time zone o.zone
        and c.at < (o.day + o.days)::timestamp at time zone o.zone
    ) h on o.state = 'published' and o.theme_id is not null and o.days > 0
    order by o.day desc, o.id desc`);
  return rows.map(shown);
}

function shown(row: Row): ListedImprovement {
  const { id, day, said, did, state, mailedAt, waiting, sent, failed, suppressed, days } = row;
  const before = { x: row.x_before ?? 0, n: row.n_before };
  const after = { x: row.x_after ?? 0, n: row.n_after };
  return {
    id,
    theme: row.theme_id && row.theme ? { id: row.theme_id, name: row.theme } : null,
    day,
    said,
    did,
    state,
    mailedAt,
    mails: { waiting, sent, failed, suppressed },
    helped: row.x_before === null ? null : { days, before, after, change: compareShares(after, before) },
  };
}
