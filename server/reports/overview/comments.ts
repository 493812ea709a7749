import { sql } from 'drizzle-orm';
import type { Attributes } from '@/domain/attributes';
import { blackOut } from '@/domain/black-out';
import { bandNameOf } from '@/domain/metrics/bands';
import type { Ctx } from '@/server/db/tenant';
import { readThemesOf } from '@/server/services/response/themes';
import { whichSql } from '../match-sql';
import { runReport } from '../run';
import type { Which } from '../which';
import { type CardMetric, cardMetrics, type OverviewQuery } from './schemas';

const MOST = 10;
/** Newest responses looked through for comments. */
const DEPTH = 2_000;

export type Comment = {
  responseId: string;
  /** ISO 8601. */
  at: string;
  question: string;
  text: string;
  /** The response's score of the first card's metric that it answered; Overview leaves it out where that card is hidden. */
  score: { metric: CardMetric; value: number; band: string } | null;
  attributes: Attributes;
  /** Names of themes that the response's comments have. */
  themes: string[];
  /** Only for readers who may see who it was. */
  customer: { id: string; name: string | null } | null;
};

type Row = {
  id: string;
  at: string;
  key: string;
  text: string;
  metric: CardMetric | null;
  score: number | null;
  points: number | null;
  attributes: Attributes;
  customer_id: string | null;
  customer_name: string | null;
};

/**
 * The newest free texts in the range, the longest of each response. Addresses and phone numbers are no comments; within one they
 * are for `personal` readers.
 */
export async function readComments({
  ctx,
  query,
  which,
  personal,
  signal,
}: {
  ctx: Ctx;
  query: OverviewQuery;
  which: Which;
  personal: boolean;
  signal?: AbortSignal;
}): Promise<Comment[]> {
  const { workspaceId } = ctx;
  const zone = sql`(select timezone from rollup_state where workspace_id = ${workspaceId})`;
  const rows = await runReport<Row>(
    { ctx, signal },
    sql`
    select r.id, to_char(r.started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, t.key, t.text,
      s.metric, s.value as score, s.points, r.attributes, r.customer_id, c.name as customer_name
    from (
      select * from response r
      where r.workspace_id = ${workspaceId} and not r.is_test
        and r.started_at >= ${query.from}::timestamp at time zone ${zone}
        and r.started_at < ${query.to}::timestamp at time zone ${zone}
        ${whichSql(workspaceId, which, { isPaged: true })}
      order by r.started_at desc, r.id desc limit ${DEPTH}
    ) r
    cross join lateral (
      select q.key, a.text from answer a
      join question q on q.workspace_id = a.workspace_id and q.id = a.question_id and q.type in ('short', 'long')
      where a.workspace_id = ${workspaceId} and a.response_id = r.id and a.text <> ''
      order by length(a.text) desc limit 1
    ) t
    left join lateral (
      select q.metric, a.value, q.score_max - q.score_min + 1 as points from answer a
      join question q on q.workspace_id = a.workspace_id and q.id = a.question_id
      where a.workspace_id = ${workspaceId} and a.response_id = r.id and a.value is not null
        and q.metric = any(${sql.param([...cardMetrics])}::text[])
      order by array_position(${sql.param([...cardMetrics])}::text[], q.metric), q.id limit 1
    ) s on true
    left join customer c on c.workspace_id = ${workspaceId} and c.id = r.customer_id
    order by r.started_at desc, r.id desc limit ${MOST}`,
  );
  const themes = await readThemesOf(
    ctx,
    rows.map(row => row.id),
  );
  return rows.map(row => ({ ...shown(row, personal), themes: themes.get(row.id) ?? [] }));
}

const shown = (row: Row, personal: boolean): Omit<Comment, 'themes'> => ({
  responseId: row.id,
  at: row.at,
  question: row.key,
  text: personal ? row.text : blackOut(row.text),
  score:
    row.metric === null || row.score === null
      ? null
      : {
          metric: row.metric,
          value: row.score,
          band: bandNameOf(row.metric, row.score, row.points ?? undefined),
        },
  attributes: row.attributes,
  customer: personal && row.customer_id ? { id: row.customer_id, name: row.customer_name } : null,
});
