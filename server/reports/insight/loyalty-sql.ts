import { type SQL, sql } from 'drizzle-orm';
import { type Band, bandOf } from '@/domain/metrics/bands';
import { LONGEST } from '@/domain/metrics/comeback';
import type { MetricName } from '@/domain/metrics/metric';
import { instantsOf } from '@/domain/time/zone';
import type { Ctx } from '@/server/db/tenant';
import type { ReportQuestion } from '../frame';
import { textArray, whichSql } from '../match-sql';
import { runReport } from '../run';
import type { Which } from '../which';

/** Days after a start in which is counted what the customer does. */
export const WINDOWS = [180, 365] as const;
export type WindowDays = (typeof WINDOWS)[number];

/** Customers are dealt into this many groups, which are drawn again instead of them. */
const GROUPS = 1000;

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
  return { currency, types, first: new Date(edges.first), last: new Date(edges.last) };
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
  const last = at(past.last);
  const [row] = await runReport<LoyaltyRows>(
    reading,
    sql`
    with score as materialized (${scoresSql(ctx, past, scored)}),
    start as materialized (
      select row_number() over () as id, s.* from (
        select distinct on (customer_id, quarter) customer_id, scored_at, band
        from score order by customer_id, quarter, scored_at) s),
    buy as materialized (
      select customer_id, occurred_at, amount_value is not null and amount_currency <> ${past.currency} as foreign,
        case when amount_currency = ${past.currency} then amount_value::float8 else 0 end as amount
      from interaction
      where workspace_id = ${workspaceId} and type = any(${textArray(past.types)}) and occurred_at <= ${last}
        and occurred_at > least(${last} - ${hours(2 * LONGEST)}, (select min(scored_at) from start))),
    brought as materialized (
      select distinct on (i.customer_id) i.customer_id, r.id as referrer, i.occurred_at
      from interaction i
      join customer c on c.workspace_id = ${workspaceId} and c.id = i.customer_id
      left join customer r on r.workspace_id = ${workspaceId} and r.external_id = i.referred_by
      where i.workspace_id = ${workspaceId} and i.referred_by is not null and i.referred_by <> c.external_id
        and i.occurred_at <= ${last}
      order by i.customer_id, r.id is null, i.occurred_at),
    own as materialized (
      select s.id, min(b.occurred_at) as next, ${perWindow(days => [
        sql`count(*) filter (where ${within(days)}) as buys_${raw(days)}`,
        sql`coalesce(sum(b.amount) filter (where ${within(days)}), 0) as spent_${raw(days)}`,
      ])}
      from start s join buy b on b.customer_id = s.customer_id and b.occurred_at > s.scored_at
      group by s.id),
    gift as materialized (
      select s.id, ${perWindow(days => [sql`count(*) filter (where ${within(days)}) as brought_${raw(days)}`])}
      from start s join brought b on b.referrer = s.customer_id and b.occurred_at > s.scored_at
      group by s.id),
    gain as materialized (
      select s.id, ${perWindow(days => [
        sql`coalesce(sum(b.amount) filter (where ${within(days)}), 0) as gained_${raw(days)}`,
      ])}
      from start s
      join (
        select w.referrer, w.occurred_at as brought_at, b.occurred_at, b.amount
        from brought w join buy b on b.customer_id = w.customer_id and b.occurred_at >= w.occurred_at) b
        on b.referrer = s.customer_id and b.brought_at > s.scored_at
      group by s.id),
    life as (
      select band, least(day, ${LONGEST + 1}) as day, event and day <= ${LONGEST} as event, count(*)::int as n
      from (
        select s.band, o.next is not null as event, case when o.next is null
          then floor(extract(epoch from ${last} - s.scored_at) / 86400)
          else ceil(extract(epoch from o.next - s.scored_at) / 86400) end::int as day
        from start s left join own o on o.id = s.id) l
      group by 1, 2, 3),
    outcome as (${sql.join(
      WINDOWS.map(days => outcomeSql(days, last)),
      sql` union all `,
    )}),
    year as materialized (
      select customer_id, bool_or(not recent) as before, sum(amount) filter (where recent) as revenue,
        sum(amount) filter (where not recent) as last_revenue, count(*) filter (where "foreign") as others
      from (select *, occurred_at > ${last} - ${hours(LONGEST)} as recent from buy
        where occurred_at > ${last} - ${hours(2 * LONGEST)}) b
      group by 1),
    risk as (
      select count(*)::int as customers, count(*) filter (where y.revenue > 0)::int as spending,
        coalesce(sum(greatest(y.revenue, 0)), 0) as revenue
      from (${latestSql}) l left join year y on y.customer_id = l.customer_id
      where l.band = 'bad'),
    growth as (
      select coalesce(sum(y.last_revenue), 0) as "lastRevenue",
        coalesce(sum(y.revenue) filter (where y.before), 0) as "returningRevenue",
        coalesce(sum(y.revenue) filter (where not y.before), 0) as "newRevenue",
        coalesce(sum(y.revenue) filter (where not y.before and w.occurred_at > ${last} - ${hours(LONGEST)}), 0)
          as "referredRevenue",
        coalesce(sum(y.others), 0)::int as foreign
      from year y left join brought w on w.customer_id = y.customer_id)
    select
      (select coalesce(jsonb_agg(life), '[]') from life) as lives,
      (select coalesce(jsonb_agg(outcome), '[]') from outcome) as outcomes,
      (select to_jsonb(risk) from risk) as risk,
      (select to_jsonb(growth) from growth) as growth`,
  );
  if (!row) throw new Error('an aggregate has a row');
  return row;
}

/** `(customer_id, scored_at, quarter, band)` of everybody who is known and gave this score before the last purchase. */
export function scoresSql({ workspaceId }: Ctx, past: Past, scored: Scored): SQL {
  const { metric, question, which, timezone } = scored;
  const { start, end } = instantsOf({ start: scored.from, end: scored.to }, timezone);
  const { good, bad } = cutsOf(metric, question);
  return sql`
    select r.customer_id, r.scored_at, date_trunc('quarter', r.scored_at at time zone ${timezone}) as quarter,
      case when a.value >= ${good} then 'good' when a.value <= ${bad} then 'bad' else 'mid' end as band, a.value as score
    from response r
    join answer a on a.workspace_id = r.workspace_id and a.response_id = r.id and a.question_id = ${question.id}
    where r.workspace_id = ${workspaceId} and not r.is_test and r.survey_id = ${question.survey.id}::uuid
      and r.customer_id is not null and a.value is not null ${whichSql(workspaceId, which)}
      and r.scored_at >= ${at(start)} and r.scored_at < least(${at(end)}, ${at(past.last)})
    offset 0`;
}

/** Each customer's latest score of `score`. */
export const latestSql = sql`
  select distinct on (customer_id) customer_id, scored_at, band, score
  from score order by customer_id, scored_at desc`;

export const at = (moment: Date): SQL => sql`${moment.toISOString()}::timestamptz`;

/** Days as elapsed time, whatever clocks do. */
export const hours = (days: number): SQL => sql.raw(`interval '${days * 24} hours'`);

/** The lowest score that is good and the highest that is bad; no score is where a band has none. */
function cutsOf(metric: MetricName, { scale }: ReportQuestion): { good: number; bad: number } {
  const scores = Array.from({ length: scale.max - scale.min + 1 }, (_, i) => scale.min + i);
  const of = (band: Band) => scores.filter(score => bandOf(metric, score, scores.length) === band);
  return { good: of('good')[0] ?? scale.max + 1, bad: of('bad').at(-1) ?? scale.min - 1 };
}

/** Per group of customers, of the starts whose window is over. */
const outcomeSql = (days: WindowDays, last: SQL): SQL => sql`
  select s.band, ${days}::int as days, count(*)::int as starts,
    count(*) filter (where o.buys_${raw(days)} > 0)::int as repeats,
    coalesce(sum(g.brought_${raw(days)}), 0)::int as referrals,
    coalesce(sum(o.spent_${raw(days)}), 0) as revenue,
    coalesce(sum(o.spent_${raw(days)}), 0) + coalesce(sum(h.gained_${raw(days)}), 0) as worth
  from start s left join own o on o.id = s.id left join gift g on g.id = s.id left join gain h on h.id = s.id
  where s.scored_at <= ${last} - ${hours(days)}
  group by s.band, abs(hashtext(s.customer_id::text)::bigint) % ${GROUPS}`;

const perWindow = (columns: (days: WindowDays) => SQL[]): SQL => sql.join(WINDOWS.flatMap(columns), sql`, `);

const within = (days: WindowDays): SQL => sql`b.occurred_at <= s.scored_at + ${hours(days)}`;

const raw = (days: WindowDays): SQL => sql.raw(String(days));
