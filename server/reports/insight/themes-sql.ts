import { type SQL, sql } from 'drizzle-orm';
import type { WorkspaceId } from '@/domain/ids';
import type { Period } from '@/domain/time/periods';
import type { ReportQuestion } from '../frame';
import { whichSql } from '../match-sql';
import type { Read, Span } from '../plan';
import { spansOf } from '../sql';
import type { Which } from '../which';

export type Asked = {
  workspaceId: WorkspaceId;
  question: ReportQuestion;
  which: Pick<Which, 'filter' | 'match'>;
  spans: Read[];
};

/**
 * Answers with a comment, by span: all of them (`theme` null and `kind` all), those with any theme, and those with each, by
 * how its comments feel. `counts[0]` is the scale's lowest.
 */
export type ThemeCount = {
  span: Span;
  kind: 'all' | 'any' | 'theme';
  theme: string | null;
  /** −1, 0, 1; null: not available. */
  sentiment: number | null;
  counts: number[];
};

/**
 * One statement, hence one snapshot, whose work is set by set: nothing is looked up row by row. Comments are read once, and
 * what they speak of is added up for the answers that are counted alone.
 */
export const themesSql = (asked: Asked): SQL => sql`
  with answered as materialized (${answeredSql(asked)}),
  said as materialized (
    select c.response_id as id, c.question_id, c.sentiment from comment c
    where c.workspace_id = ${asked.workspaceId} ${around(asked.spans, sql`c.at`)}),
  commented as materialized (
    select x.id, x.span, x.bin from answered x where (x.id in (select id from said)) is true),
  named as materialized (
    select t.response_id as id, t.question_id, t.theme_id as theme from comment_theme t
    where t.workspace_id = ${asked.workspaceId} and not t.is_refused ${around(asked.spans, sql`t.at`)}
      and t.theme_id = any(array(
        select id from theme where workspace_id = ${asked.workspaceId} and archived_at is null))),
  themed as materialized (
    select x.id, x.span, x.bin, t.theme, sign(sum(s.sentiment))::int as sentiment
    from commented x join named t using (id) join said s using (id, question_id) group by 1, 2, 3, 4)
  select span, 'all' as kind, null::uuid as theme, null::int as sentiment, ${bins(asked.question)} as counts
  from commented group by span
  union all
  select span, 'any', null, null, ${bins(asked.question)} from commented x
  where (x.id in (select id from themed)) is true group by span
  union all
  select span, 'theme', theme, sentiment, ${bins(asked.question)} from themed group by span, theme, sentiment`;

/** Comments that speak of a theme, the newest of each, to pick typical ones from. */
export type Quotable = {
  theme: string;
  response_id: string;
  text: string;
  language: string | null;
  at: string;
};

/** At most so many comments of each theme are compared. */
const MOST_COMPARED = 40;

export function quotableSql(asked: Asked, themes: readonly string[]): SQL {
  const { workspaceId, question, which, spans } = asked;
  const current = spans.filter(({ span }) => span === 'current');
  return sql`
    select wanted.id as theme, found.* from unnest(${sql.param([...themes])}::uuid[]) wanted(id)
    cross join lateral (
      select t.response_id, a.text, c.language, t.at
      from comment_theme t
      join comment c using (workspace_id, response_id, question_id)
      join answer a using (workspace_id, response_id, question_id)
      join response r on r.workspace_id = t.workspace_id and r.id = t.response_id
      where t.workspace_id = ${workspaceId} and t.theme_id = wanted.id and not t.is_refused
        ${around(current, sql`t.at`)}
        and not r.is_test and r.survey_id = ${question.survey.id}::uuid
        ${within(current, sql`r.scored_at`, workspaceId)} ${whichSql(workspaceId, which, { isPaged: true })}
      order by t.at desc, t.response_id desc limit ${MOST_COMPARED}) found`;
}

function answeredSql({ workspaceId, question, which, spans }: Asked): SQL {
  const { min, max } = question.scale;
  // As `readMetric` counts answer rows: a day to spare for the index, the exact day by the zone.
  return sql`
    select s.id, r.span, s.bin from (
      select r.id, a.value::int - ${min} + 1 as bin, ${dayOf(sql`r.scored_at`, workspaceId)} as day
      from response r
      join answer a on a.workspace_id = r.workspace_id and a.response_id = r.id and a.question_id = ${question.id}
      where r.workspace_id = ${workspaceId} and not r.is_test and r.survey_id = ${question.survey.id}::uuid
        ${whichSql(workspaceId, which)} ${spare(spans, sql`r.scored_at`)}
        and a.value between ${min} and ${max}
      offset 0) s
    join ${spansOf(spans)} on s.day >= r.start and s.day < r."end"`;
}

const dayOf = (moment: SQL, workspaceId: WorkspaceId): SQL =>
  sql`(${moment} at time zone (select timezone from rollup_state where workspace_id = ${workspaceId}))::date`;

const ends = (spans: readonly Period[]): [string, string] => [
  spans.map(({ start }) => start).sort()[0] ?? '',
  spans
    .map(({ end }) => end)
    .sort()
    .at(-1) ?? '',
];

const spare = (spans: readonly Period[], moment: SQL): SQL => {
  const [first, last] = ends(spans);
  return sql`and ${moment} >= ${first}::timestamp at time zone 'UTC' - interval '27 hours'
    and ${moment} < ${last}::timestamp at time zone 'UTC' + interval '27 hours'`;
};

const within = (spans: readonly Period[], moment: SQL, workspaceId: WorkspaceId): SQL => {
  const [first, last] = ends(spans);
  return sql`and ${dayOf(moment, workspaceId)} >= ${first}::date and ${dayOf(moment, workspaceId)} < ${last}::date`;
};

/** A comment may be written before the score or, in a link that stays open, long after it. */
const around = (spans: readonly Period[], moment: SQL): SQL => {
  const [first] = ends(spans);
  return sql`and ${moment} >= ${first}::timestamp at time zone 'UTC' - interval '100 days'`;
};

const bins = ({ scale }: ReportQuestion): SQL =>
  sql.raw(
    `array[${Array.from({ length: scale.max - scale.min + 1 }, (_, i) => `count(*) filter (where bin = ${i + 1})::int`).join(', ')}]`,
  );
