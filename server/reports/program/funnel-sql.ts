import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '@/server/db/tenant';
import { attributeIn } from '../match-sql';
import type { Cohort } from '../response-rate';
import type { FunnelQuery } from './schemas';

/** Groups of an attribute beyond the largest are not fetched. */
const MOST_SEGMENTS = 100;

/**
 * Invitations: each step counts those of the next ones too, who answered had opened the page whatever was noticed of it.
 * `sent` = handed over or refused on the spot; `delivered` = sent − bounced − failed.
 */
export type FunnelCounts = {
  sent: number;
  delivered: number;
  visited: number;
  started: number;
  completed: number;
  bounced: number;
  /** Refused because of the sender, or given up. */
  failed: number;
  unsubscribed: number;
  complained: number;
  /** Asked to be asked later. */
  postponed: number;
  /** Who got at least one reminder. */
  reminded: number;
};

/** The moments (ISO) at which the buckets start, and the last ends. */
export type Buckets = { starts: string[]; end: string };

/** A bucket of the series by its number from 1 (`segment` null), or a segment over the whole range (`bucket` null). */
export type FunnelRow = Cohort &
  FunnelCounts & {
    bucket: number | null;
    segment: string | null;
    /** Reminders sent, and who of those reminded answered afterwards. */
    reminders: number;
    answered_late: number;
  };

/** The sums of several rows. */
export const countsOf = (rows: readonly FunnelRow[]): FunnelCounts => {
  const sum = (of: keyof FunnelCounts) => rows.reduce((all, row) => all + row[of], 0);
  return {
    sent: sum('sent'),
    delivered: sum('delivered'),
    visited: sum('visited'),
    started: sum('started'),
    completed: sum('completed'),
    bounced: sum('bounced'),
    failed: sum('failed'),
    unsubscribed: sum('unsubscribed'),
    complained: sum('complained'),
    postponed: sum('postponed'),
    reminded: sum('reminded'),
  };
};

export const programSql = ({ workspaceId }: Ctx, id: string): SQL =>
  sql`select id from program where workspace_id = ${workspaceId} and id = ${id}::uuid`;

/**
 * One pass over the program's invitations of these days, put into buckets by the moments at which those start. What was
 * refused on the spot was never sent: it belongs to the day it was to leave on. The youngest sending and the last expiry
 * of what arrived decide whether a cohort is ripe.
 */
export const funnelSql = (ctx: Ctx, query: FunnelQuery, { starts, end }: Buckets): SQL => sql`
  with complained as (
    select distinct invitation_id from delivery
    where workspace_id = ${ctx.workspaceId} and complained_at is not null),
  counted as (
    select a.bucket, ${query.groupBy === undefined ? sql`null::text` : sql`a.segment`} as segment,
      count(*)::int as sent,
      count(*) filter (where a.arrived)::int as delivered,
      count(coalesce(a.visited_at, a.started_at, a.completed_at)) filter (where a.arrived)::int as visited,
      count(coalesce(a.started_at, a.completed_at)) filter (where a.arrived)::int as started,
      count(a.completed_at) filter (where a.arrived)::int as completed,
      count(*) filter (where a.state = 'bounced')::int as bounced,
      count(*) filter (where a.state = 'failed')::int as failed,
      count(a.unsubscribed_at)::int as unsubscribed,
      count(c.invitation_id)::int as complained,
      count(*) filter (where a.postponed > 0)::int as postponed,
      count(a.reminded_at) filter (where a.arrived)::int as reminded,
      coalesce(sum(a.reminders), 0)::int as reminders,
      count(*) filter (where a.arrived and a.completed_at >= a.reminded_at)::int as answered_late,
      extract(epoch from ${ctx.now.toISOString()}::timestamptz - max(a.sent_at) filter (where a.arrived))::float8 as age,
      extract(epoch from max(a.expires_at) filter (where a.arrived) - max(a.sent_at) filter (where a.arrived))::float8 as expiry
    from (${askedSql(ctx, query, { starts, end })}) a
    left join complained c on c.invitation_id = a.id
    group by ${query.groupBy === undefined ? sql`a.bucket` : sql`grouping sets ((a.bucket), (a.segment))`})
  select * from (
    select *, row_number() over (partition by bucket is null order by delivered desc, segment) as place from counted
    where bucket is not null or segment is not null) ranked
  where bucket is not null or place <= ${MOST_SEGMENTS}
  order by bucket, place`;

/** Attributes of the interaction go before those of the customer, as in the snapshot of an answer. */
function askedSql(ctx: Ctx, { program, groupBy, filter }: FunnelQuery, { starts, end }: Buckets): SQL {
  const needsAttributes = groupBy !== undefined || Object.keys(filter).length > 0;
  const attributes = sql`(c.attributes || coalesce(x.attributes, '{}'::jsonb))`;
  // As the index has it.
  const moment = sql`coalesce(i.sent_at, i.send_at)`;
  return sql`
    select i.id, i.state, i.sent_at is not null and i.state not in ('bounced', 'failed') as arrived,
      width_bucket(${moment}, ${sql.param(starts)}::timestamptz[]) as bucket, i.sent_at, i.expires_at, i.visited_at,
      i.started_at, i.completed_at, i.unsubscribed_at, i.postponed, i.reminders, i.reminded_at,
      ${groupBy === undefined ? sql`null::text` : sql`${attributes} ->> ${groupBy}::text`} as segment
    from invitation i
    ${
      needsAttributes
        ? sql`join customer c on c.workspace_id = i.workspace_id and c.id = i.customer_id
          left join interaction x on x.workspace_id = i.workspace_id and x.id = i.interaction_id`
        : sql``
    }
    where i.workspace_id = ${ctx.workspaceId} and i.program_id = ${program}::uuid and not i.is_test
      and ${moment} >= ${starts[0] ?? end}::timestamptz and ${moment} < ${end}::timestamptz
      and (i.sent_at is not null or i.state in ('bounced', 'failed'))
      ${attributeIn(filter, attributes)}
    -- Kept apart: the planner would otherwise expect as many buckets as invitations, and sort them all.
    offset 0`;
}
