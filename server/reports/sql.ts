import { type SQL, sql } from 'drizzle-orm';
import type { WorkspaceId } from '@/domain/ids';
import type { Interval } from '@/domain/time/periods';
import { deltaScores } from '@/server/db/score-delta';
import type { ReportQuestion } from './frame';
import { answeredAs, attributeIn, textArray, whichSql } from './match-sql';
import type { MetricPlan, Read } from './plan';

/**
 * Answers counted: a bucket of the series (attribute null), a group, or with key null all groups beyond the largest, of
 * which there are `beyond`. `counts[0]` is the scale's lowest.
 */
export type CountRow = {
  span: 'current' | 'previous';
  bucket: string | null;
  attribute: string | null;
  key: string | null;
  counts: number[];
  beyond: number | null;
};

/** Groups of a crowded attribute beyond the largest ones are fetched as one. */
const MAX_GROUPS = 200;

type Asked = { plan: MetricPlan; question: ReportQuestion; workspaceId: WorkspaceId };

/**
 * One statement, hence one snapshot: cells and the deltas not yet folded into them never overlap and never miss.
 * Rows of one bucket or group may come in several parts, to be added.
 */
export const metricSql = (asked: Asked): SQL =>
  asked.plan.source === 'cube' ? cubeSql(asked) : answersSql(asked);

function cubeSql({ plan, question, workspaceId }: Asked): SQL {
  const cells = (table: SQL, dimension: SQL) => sql`${table} c
    where c.workspace_id = ${workspaceId}
      and c.generation = (select generation from rollup_state where workspace_id = ${workspaceId})
      and c.question_id = ${question.id} and c.dimension_id ${dimension} and c.day >= r.start and c.day < r."end"`;
  const series = (table: SQL, reads: readonly Read[]) => sql`
    select r.span, ${bucketOf(plan.interval, sql`c.day`)} as bucket, null::text as attribute, null::text as key,
      ${sumOfCells(question)} as counts, null::int as beyond
    from ${spansOf(reads)} cross join lateral (
      select * from ${cells(table, filteredDimensions(plan, workspaceId))}) c
    group by 1, 2`;
  // One range of the index per value and span: a join would read every cell of the question.
  const groups = (table: SQL, reads: readonly Read[]) => sql`
    select r.span, null::text as bucket, d.attribute, d.value as key, c.counts, null::int as beyond
    from ${spansOf(reads)}
    join dimension d on d.workspace_id = ${workspaceId} and d.attribute = any(${textArray(plan.splitBy)}) ${valuesOf(plan)}
    cross join lateral (
      select count(*) as days, ${sumOfCells(question)} as counts from ${cells(table, sql`= d.id`)}) c
    where c.days > 0`;
  const deltas = sql`(
    select question_id, old_score, new_score, moment, attributes from score_delta
    where workspace_id = ${workspaceId} and question_id = ${question.id})`;
  const each = (table: SQL, reads: readonly Read[], part: typeof series): SQL[] =>
    reads.length > 0 ? [part(table, reads)] : [];
  const parts = [
    ...each(sql`score_rollup`, plan.series.days, series),
    ...each(sql`score_rollup_month`, plan.series.months, series),
    ...(plan.splitBy.length > 0 ? each(sql`score_rollup`, plan.groups.days, groups) : []),
    ...(plan.splitBy.length > 0 ? each(sql`score_rollup_month`, plan.groups.months, groups) : []),
    ...countHits(plan, question),
  ];
  return sql`with hit as materialized (${hits({ plan, question, workspaceId }, deltaScores(deltas))})
    ${sql.join(parts, sql` union all `)}`;
}

function answersSql(asked: Asked): SQL {
  const { plan, question, workspaceId } = asked;
  const first = plan.spans.map(span => span.start).sort()[0] ?? '';
  const last =
    plan.spans
      .map(span => span.end)
      .sort()
      .at(-1) ?? '';
  // A day to spare on both sides for the index; the exact day is decided by the zone in `hits`. Kept apart from it, scores
  // unfiltered: under row-level security the planner expects a handful to be on the scale, and would begin with all answers.
  const rows = sql`
    select a.question_id, r.scored_at as moment, r.attributes, a.value::int as score, 1 as sign
    from response r
    join answer a on a.workspace_id = r.workspace_id and a.response_id = r.id and a.question_id = ${question.id}
    where r.workspace_id = ${workspaceId} and not r.is_test
      and r.survey_id = ${question.survey.id}::uuid ${answeredAs(plan.query)}
      ${whichSql(workspaceId, plan.which)}
      and r.scored_at >= ${first}::timestamp at time zone 'UTC' - interval '27 hours'
      and r.scored_at < ${last}::timestamp at time zone 'UTC' + interval '27 hours'
    offset 0`;
  return sql`with hit as materialized (${hits(asked, rows)}) ${sql.join(countHits(plan, question), sql` union all `)}`;
}

/** Scores (from answers or deltas) that the query is about, with their span and day. */
const hits = ({ plan, question, workspaceId }: Asked, scores: SQL): SQL => sql`
  select r.span, s.day, s.attributes, s.score - ${question.scale.min} + 1 as bin, s.sign
  from (
    select (moment at time zone (select timezone from rollup_state where workspace_id = ${workspaceId}))::date as day,
      attributes, score, sign
    from (${scores}) scores
    where score between ${question.scale.min} and ${question.scale.max} ${attributeIn(plan.which.filter, sql`attributes`)}
  ) s
  join ${spansOf(plan.spans)} on s.day >= r.start and s.day < r."end"`;

function countHits(plan: MetricPlan, question: ReportQuestion): SQL[] {
  const series = sql`
    select span, ${bucketOf(plan.interval, sql`day`)} as bucket, null::text as attribute, null::text as key,
      ${sumOfBins(question)} as counts, null::int as beyond
    from hit group by 1, 2`;
  if (plan.splitBy.length === 0) return [series];
  return [series, plan.source === 'cube' ? everyGroup(plan, question) : largestGroups(plan, question)];
}

/** Of the scores not yet folded into the cube. */
const everyGroup = (plan: MetricPlan, question: ReportQuestion): SQL => sql`
  select h.span, null::text as bucket, a.key as attribute, a.value as key, ${sumOfBins(question)} as counts,
    null::int as beyond
  from hit h cross join lateral jsonb_each_text(h.attributes) a
  where a.value is not null and a.key = any(${textArray(plan.splitBy)})
  group by 1, 3, 4`;

/** The largest of the current span, with what they were before; all others of an attribute as one row. */
const largestGroups = (plan: MetricPlan, question: ReportQuestion): SQL => sql`
  select span, null::text as bucket, attribute, case when place <= ${MAX_GROUPS} then value end as key,
    ${sumOfCounts(question)} as counts, count(*) filter (where place > ${MAX_GROUPS})::int as beyond
  from (
    select *, dense_rank() over (partition by attribute order by size desc, value) as place
    from (
      select h.span, a.key as attribute, a.value, ${sumOfBins(question)} as counts,
        max(count(*) filter (where h.span = 'current')) over (partition by a.key, a.value) as size
      from hit h cross join lateral jsonb_each_text(h.attributes) a
      where a.value is not null and a.key = any(${textArray(plan.splitBy)})
      group by 1, 2, 3) sized) ranked
  group by 1, 3, 4`;

/** Spans as rows `r(span, start, "end", sign)`. */
export const spansOf = (reads: readonly Read[]): SQL =>
  sql`(values ${sql.join(
    reads.map(read => sql`(${read.span}::text, ${read.start}::date, ${read.end}::date, ${read.sign}::int)`),
    sql`, `,
  )}) r(span, start, "end", sign)`;

/** Name of a day's bucket: its first calendar day, or `all`. */
export const bucketOf = (interval: Interval, day: SQL): SQL => {
  if (interval === 'none') return sql`'all'::text`;
  if (interval === 'day') return sql`${day}::text`;
  return sql`date_trunc('${sql.raw(interval)}', ${day}::timestamp)::date::text`;
};

const filteredDimensions = ({ filter }: MetricPlan, workspaceId: WorkspaceId): SQL => {
  const [one] = filter;
  if (!one) return sql`= 0`;
  return sql`= any(array(
    select id from dimension
    where workspace_id = ${workspaceId} and attribute = ${one.attribute} and value = any(${textArray(one.values)})))`;
};

/** In the cube groups and filter are of the same attribute, so the filter picks groups. */
const valuesOf = ({ filter }: MetricPlan): SQL =>
  filter[0] ? sql`and d.value = any(${textArray(filter[0].values)})` : sql``;

const bins = ({ scale }: ReportQuestion): number[] =>
  Array.from({ length: scale.max - scale.min + 1 }, (_, i) => i + 1);

const sumOfCells = (question: ReportQuestion): SQL =>
  sql.raw(
    `array[${bins(question)
      .map(bin => `coalesce(sum(r.sign * c.counts[${bin}]), 0)::int`)
      .join(', ')}]`,
  );

const sumOfBins = (question: ReportQuestion): SQL =>
  sql.raw(
    `array[${bins(question)
      .map(bin => `coalesce(sum(sign) filter (where bin = ${bin}), 0)::int`)
      .join(', ')}]`,
  );

const sumOfCounts = (question: ReportQuestion): SQL =>
  sql.raw(
    `array[${bins(question)
      .map(bin => `sum(counts[${bin}])::int`)
      .join(', ')}]`,
  );
