import { type SQL, sql } from 'drizzle-orm';
import { type Band, bandOf } from '@/domain/metrics/bands';
import { LONGEST } from '@/domain/metrics/comeback';
import type { MetricName } from '@/domain/metrics/metric';
import { periodsBetween } from '@/domain/time/periods';
import { instantsOf, startOfLocalDay } from '@/domain/time/zone';
import type { Ctx } from '@/server/db/tenant';
import type { ReportQuestion } from '../frame';
import { textArray, whichSql } from '../match-sql';
import { runReport } from '../run';
import type { Which } from '../which';

/** Days after a start in which is counted what the customer does. */
export const WINDOWS = [180, 365] as const;
export type WindowDays = (typeof WINDOWS)[number];

/** Customers are dealt into this many groups, which are drawn again instead of them. */
const GROUPS = 400;

const DAY_MS = 86_400_000;

/** What the company sold, as far as it is known. Null: nothing yet. */
export type Past = {
  /** Reporting currency. */
  currency: string;
  /** Types of interactions that are purchases. */
  types: string[];
  /** The first and the last purchase: nobody can be seen to come back after the last. */
  first: Date;
  last: Date;
};

/** Scores that starts are taken from: of one question, in local days. */
export type Scored = {
  metric: MetricName;
  question: ReportQuestion;
  which: Pick<Which, 'filter' | 'match'>;
  from: string;
  to: string;
  timezone: string;
};

type Reading = { ctx: Ctx; signal?: AbortSignal | undefined };

export async function readPast({ ctx, signal }: Reading): Promise<Past | null> {
  const { workspaceId, now } = ctx;
  const edge = (types: string[], order: SQL) => sql`(
    select occurred_at from interaction
    where workspace_id = ${workspaceId} and type = any(${textArray(types)}) and occurred_at <= ${now.toISOString()}::timestamptz
    order by occurred_at ${order} limit 1)`;
  const [sold] = await runReport<{ currency: string; types: string[] | null }>(
    { ctx, signal },
    sql`select currency, (
        select array_agg(name order by name) from interaction_type
        where workspace_id = ${workspaceId} and class = 'purchase') as types
      from workspace where id = ${workspaceId}`,
  );
  if (!sold?.types) return null;
  const { currency, types } = sold;
  const [edges] = await runReport<{ first: string | null; last: string | null }>(
    { ctx, signal },
    sql`select ${edge(types, sql`asc`)} as first, ${edge(types, sql`desc`)} as last`,
  );
  if (!edges?.first || !edges.last) return null;
  // Kept to the millisecond: what was bought within the last one is in.
  return { currency, types, first: new Date(edges.first), last: new Date(Date.parse(edges.last) + 1) };
}

export type LifeRow = { band: Band; day: number; event: boolean; n: number };

/** Sums over the starts of one group of customers whose `days` after them are over. */
export type OutcomeRow = {
  band: Band;
  days: WindowDays;
  starts: number;
  repeats: number;
  referrals: number;
  revenue: number;
  worth: number;
};

/** Customers whose latest score was bad, those of them who bought in the year before the last purchase, and for how much. */
export type RiskRow = { customers: number; spending: number; revenue: number };

/** Revenue of the last two years before the last purchase; `foreign`: purchases in other currencies. */
export type GrowthRow = {
  lastRevenue: number;
  returningRevenue: number;
  newRevenue: number;
  referredRevenue: number;
  foreign: number;
};

export type LoyaltyRows = {
  lives: LifeRow[];
  outcomes: OutcomeRow[];
  risk: RiskRow;
  growth: GrowthRow;
};

/** One statement, hence one snapshot, that answers with counts and sums whatever the number of customers. */
export async function readLoyaltyRows(reading: Reading, past: Past, scored: Scored): Promise<LoyaltyRows> {
  const { ctx } = reading;
  const { workspaceId } = ctx;
  const end = past.last.getTime();
  const [yearAgo, twoAgo] = [end - LONGEST * DAY_MS, end - 2 * LONGEST * DAY_MS];
  const band = bandSql(scored);
  type Row = Omit<LoyaltyRows, 'outcomes'> & { outcomes: WideRow[] };
  const [row] = await runReport<Row>(
    reading,
    sql`
    with score as materialized (${scoresSql(ctx, past, scored)}),
    start as materialized (
      select row_number() over () as id, customer_id, mark / ${sql.raw(String(MARK))} as at, ${band} as band
      from (select customer_id, min(mark) as mark from score group by customer_id, quarter) s),
    buy as materialized (
      select customer_id, ${msOf(sql`occurred_at`)} as at,
        amount_value is not null and amount_currency <> ${past.currency} as foreign,
        case when amount_currency = ${past.currency} then amount_value::float8 else 0 end as amount
      from interaction
      where workspace_id = ${workspaceId} and type = any(${textArray(past.types)}) and occurred_at <= ${at(past.last)}
        and occurred_at > least(${at(new Date(twoAgo))}, (select to_timestamp(min(at) / 1000.0) from start))),
    brought as materialized (
      select distinct on (i.customer_id) i.customer_id, r.id as referrer, ${msOf(sql`i.occurred_at`)} as at
      from interaction i
      join customer c on c.workspace_id = ${workspaceId} and c.id = i.customer_id
      left join customer r on r.workspace_id = ${workspaceId} and r.external_id = i.referred_by
      where i.workspace_id = ${workspaceId} and i.referred_by is not null and i.referred_by <> c.external_id
        and i.occurred_at <= ${at(past.last)}
      order by i.customer_id, r.id is null, i.occurred_at),
    own as (
      select s.id, min(b.at) as next, ${perWindow(days => [
        sql`count(*) filter (where ${within(days)}) as buys_${raw(days)}`,
        sql`sum(b.amount) filter (where ${within(days)}) as spent_${raw(days)}`,
      ])}
      from start s join buy b on b.customer_id = s.customer_id and b.at > s.at
      group by s.id),
    gift as (
      select s.id, ${perWindow(days => [sql`count(*) filter (where ${within(days)}) as brought_${raw(days)}`])}
      from start s join brought b on b.referrer = s.customer_id and b.at > s.at
      group by s.id),
    gain as (
      select s.id, ${perWindow(days => [
        sql`sum(b.amount) filter (where ${within(days)}) as gained_${raw(days)}`,
      ])}
      from start s
      join (
        select w.referrer, w.at as brought_at, b.at, b.amount
        from brought w join buy b on b.customer_id = w.customer_id and b.at >= w.at) b
        on b.referrer = s.customer_id and b.brought_at > s.at
      group by s.id),
    told as materialized (
      select s.customer_id, s.band, s.at, o.*, g.brought_180, g.brought_365, h.gained_180, h.gained_365
      from start s left join own o on o.id = s.id left join gift g on g.id = s.id left join gain h on h.id = s.id),
    life as (
      select band, least(day, ${LONGEST + 1}) as day, event and day <= ${LONGEST} as event, count(*)::int as n
      from (
        select band, next is not null as event, case when next is null
          then (${end}::bigint - at) / ${DAY_MS}::bigint else (next - at + ${DAY_MS - 1}::bigint) / ${DAY_MS}::bigint end as day
        from told) l
      group by 1, 2, 3),
    outcome as (
      select band, ${perWindow(days => outcomeColumns(days, end))}
      from told where at <= ${end - WINDOWS[0] * DAY_MS}::bigint
      group by band, abs(hashtext(customer_id::text)::bigint) % ${GROUPS}),
    year as materialized (
      select customer_id, bool_or(not recent) as before, sum(amount) filter (where recent) as revenue,
        sum(amount) filter (where not recent) as last_revenue, count(*) filter (where "foreign") as others
      from (select *, at > ${yearAgo}::bigint as recent from buy where at > ${twoAgo}::bigint) b
      group by 1),
    risk as (
      select count(*)::int as customers, count(*) filter (where y.revenue > 0)::int as spending,
        coalesce(sum(greatest(y.revenue, 0)), 0) as revenue
      from (${latestSql}) l left join year y on y.customer_id = l.customer_id
      where ${band} = 'bad'),
    growth as (
      select coalesce(sum(y.last_revenue), 0) as "lastRevenue",
        coalesce(sum(y.revenue) filter (where y.before), 0) as "returningRevenue",
        coalesce(sum(y.revenue) filter (where not y.before), 0) as "newRevenue",
        coalesce(sum(y.revenue) filter (where not y.before and w.at > ${yearAgo}::bigint), 0) as "referredRevenue",
        coalesce(sum(y.others), 0)::int as foreign
      from year y left join brought w on w.customer_id = y.customer_id)
    select
      (select coalesce(jsonb_agg(life), '[]') from life) as lives,
      (select coalesce(jsonb_agg(outcome), '[]') from outcome) as outcomes,
      (select to_jsonb(risk) from risk) as risk,
      (select to_jsonb(growth) from growth) as growth`,
  );
  if (!row) throw new Error('an aggregate has a row');
  return { ...row, outcomes: row.outcomes.flatMap(wide => WINDOWS.map(days => narrow(wide, days))) };
}

type Sum = Exclude<keyof OutcomeRow, 'band' | 'days'>;
type WideRow = { band: Band } & Record<`${Sum}_${WindowDays}`, number>;

const narrow = (wide: WideRow, days: WindowDays): OutcomeRow => ({
  band: wide.band,
  days,
  starts: wide[`starts_${days}`],
  repeats: wide[`repeats_${days}`],
  referrals: wide[`referrals_${days}`],
  revenue: wide[`revenue_${days}`],
  worth: wide[`worth_${days}`],
});

/** Room for a score behind the milliseconds of its moment: the first and the last score of somebody are a min and a max. */
const MARK = 1024;

/** `(customer_id, quarter, mark)` of everybody who is known and gave this score before the last purchase; `mark`: moment and score. */
export function scoresSql({ workspaceId }: Ctx, past: Past, scored: Scored): SQL {
  const { question, which, timezone } = scored;
  const { start, end } = instantsOf({ start: scored.from, end: scored.to }, timezone);
  const quarters = periodsBetween('quarter', scored.from, scored.to).map(period =>
    startOfLocalDay(period.start, timezone).toISOString(),
  );
  return sql`
    select r.customer_id, width_bucket(r.scored_at, ${sql.param(quarters)}::timestamptz[]) as quarter,
      ${msOf(sql`r.scored_at`)} * ${sql.raw(String(MARK))} + a.value::int as mark
    from response r
    join answer a on a.workspace_id = r.workspace_id and a.response_id = r.id and a.question_id = ${question.id}
    where r.workspace_id = ${workspaceId} and not r.is_test and r.survey_id = ${question.survey.id}::uuid
      and r.customer_id is not null and a.value is not null ${whichSql(workspaceId, which)}
      and r.scored_at >= ${at(start)} and r.scored_at < least(${at(end)}, ${at(past.last)})
    offset 0`;
}

/** Each customer's latest mark of `score`. */
export const latestSql = sql`select customer_id, max(mark) as mark from score group by customer_id`;

/** The score of a `mark`, and its moment. */
export const scoreOfMark = sql`(mark % ${sql.raw(String(MARK))})::int`;
export const momentOfMark = sql`to_timestamp((mark / ${sql.raw(String(MARK))}) / 1000.0)`;

/** Band of the score of a `mark`. */
export function bandSql({ metric, question }: Scored): SQL {
  const { good, bad } = cutsOf(metric, question);
  return sql`case when ${scoreOfMark} >= ${good}::int then 'good' when ${scoreOfMark} <= ${bad}::int then 'bad' else 'mid' end`;
}

/** Milliseconds since 1970: whole numbers are compared and added faster than moments. */
const msOf = (moment: SQL): SQL => sql`(date_part('epoch', ${moment}) * 1000)::bigint`;

export const at = (moment: Date): SQL => sql`${moment.toISOString()}::timestamptz`;

/** The lowest score that is good and the highest that is bad; no score is where a band has none. */
function cutsOf(metric: MetricName, { scale }: ReportQuestion): { good: number; bad: number } {
  const scores = Array.from({ length: scale.max - scale.min + 1 }, (_, i) => scale.min + i);
  const of = (band: Band) => scores.filter(score => bandOf(metric, score, scores.length) === band);
  return { good: of('good')[0] ?? scale.max + 1, bad: of('bad').at(-1) ?? scale.min - 1 };
}

/** Of the starts whose window is over. */
function outcomeColumns(days: WindowDays, end: number): SQL[] {
  const name = raw(days);
  const over = sql`filter (where at <= ${end - days * DAY_MS}::bigint)`;
  return [
    sql`count(*) ${over}::int as starts_${name}`,
    sql`count(*) filter (where buys_${name} > 0 and at <= ${end - days * DAY_MS}::bigint)::int as repeats_${name}`,
    sql`coalesce(sum(brought_${name}) ${over}, 0)::int as referrals_${name}`,
    sql`coalesce(sum(spent_${name}) ${over}, 0) as revenue_${name}`,
    sql`coalesce(sum(spent_${name}) ${over}, 0) + coalesce(sum(gained_${name}) ${over}, 0) as worth_${name}`,
  ];
}

const perWindow = (columns: (days: WindowDays) => SQL[]): SQL => sql.join(WINDOWS.flatMap(columns), sql`, `);

const within = (days: WindowDays): SQL => sql`b.at <= s.at + ${days * DAY_MS}::bigint`;

const raw = (days: WindowDays): SQL => sql.raw(String(days));
