import { type SQL, sql } from 'drizzle-orm';
import { instantsOf } from '@/domain/time/zone';
import type { Ctx } from '@/server/db/tenant';
import { answeredAs, whichSql } from '../match-sql';
import { runReport } from '../run';
import type { Outline } from '../survey/outline';
import type { Which } from '../which';

/** The newest answers beyond this many are not looked at. */
export const MOST_ROWS = 50_000;

type Asked = {
  outline: Outline;
  /** Registered questions: the outcome and the items beside it. */
  outcome: number;
  items: readonly number[];
  from: string;
  to: string;
  which: Which;
  flagged?: 'exclude' | undefined;
};

/** One row per person: the items' answers in their order, the outcome last; null where somebody skipped one. */
export type DriverRows = { rows: (number | null)[][]; isLimited: boolean };

/** Equal rows come counted: a battery of seven five-point ratings has far fewer kinds of rows than of people. */
export async function readDriverRows(
  reading: { ctx: Ctx; signal?: AbortSignal },
  asked: Asked,
): Promise<DriverRows> {
  const kinds = await runReport<{ answers: (number | null)[]; people: number }>(
    reading,
    rowsSql(reading.ctx, asked),
  );
  const rows = kinds.flatMap(({ answers, people }) => new Array<(number | null)[]>(people).fill(answers));
  return { rows, isLimited: rows.length >= MOST_ROWS };
}

/** The newest who gave the outcome a score in these days, whatever else they answered. */
function rowsSql({ workspaceId }: Ctx, asked: Asked): SQL {
  const { outline, outcome, items, from, to, which, flagged } = asked;
  const { start, end } = instantsOf({ start: from, end: to }, outline.timezone);
  const columns = items.map(id => sql`max(a.value) filter (where a.question_id = ${id}::int)`);
  return sql`
    with person as materialized (
      select r.id, o.value as outcome
      from response r
      join answer o on o.workspace_id = r.workspace_id and o.response_id = r.id and o.question_id = ${outcome}::int
      where r.workspace_id = ${workspaceId} and r.survey_id = ${outline.survey.id}::uuid and not r.is_test
        and r.scored_at >= ${start.toISOString()}::timestamptz and r.scored_at < ${end.toISOString()}::timestamptz
        and o.value is not null ${answeredAs({ flagged })} ${whichSql(workspaceId, which)}
      order by r.scored_at desc, r.id desc limit ${MOST_ROWS}),
    line as (
      select array[${sql.join(columns, sql`, `)}] || p.outcome as answers
      from person p
      left join answer a on a.workspace_id = ${workspaceId} and a.response_id = p.id
        and a.question_id = any(${sql.param([...items])}::int[])
      group by p.id, p.outcome)
    select answers, count(*)::int as people from line group by 1 order by 1`;
}
