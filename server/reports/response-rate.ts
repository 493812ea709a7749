import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { isMature } from '@/domain/metrics/cohort-maturity';
import { compareShares, type ShareComparison } from '@/domain/metrics/share-comparison';
import { FEWEST_TO_COMPARE } from '@/domain/metrics/verdict';
import { shareOf } from '@/domain/metrics/wilson';
import { daysBetween } from '@/domain/time/local-date';
import {
  defaultInterval,
  type Interval,
  type Period,
  periodStart,
  periodsBetween,
  previousPeriod,
} from '@/domain/time/periods';
import type { Ctx } from '@/server/db/tenant';
import { asksOfAnswers, mailsSql, notOfMails } from './mails-sql';
import type { Read, Span } from './plan';
import type { Asking } from './read-metric';
import { runReport } from './run';
import { checkRange, metricQueryFields, parseQuery } from './schemas';
import { bucketOf, spansOf } from './sql';
import { isWhole, readWhich, type Which } from './which';

export const responseRateSchema = metricQueryFields
  .pick({
    survey: true,
    from: true,
    to: true,
    interval: true,
    filter: true,
    match: true,
    saved: true,
    compare: true,
  })
  .extend({ survey: z.uuid().optional(), program: z.uuid().optional() })
  .superRefine(checkRange)
  .transform(({ interval, filter = {}, ...rest }) => ({
    ...rest,
    filter,
    interval: interval ?? defaultInterval(daysBetween(rest.from, rest.to)),
  }));

/** Completed ÷ delivered (n) of a send cohort, as a share 0..1 with Wilson's interval. */
export type Rate = {
  n: number;
  completed: number;
  value: number | null;
  low: number | null;
  high: number | null;
  /** False while answers may still come: before expiry, or before 95 % of the usual lag has passed. */
  mature: boolean;
  note?: 'few';
};

export type ResponseRateReport = {
  timezone: string;
  from: string;
  to: string;
  interval: Interval;
  points: (Period & Rate)[];
  total: Rate;
  previous?: Period & Rate;
  change?: ShareComparison;
};

type Query = z.output<typeof responseRateSchema>;

/** Sendings that are read together. */
export type Cohort = {
  delivered: number;
  completed: number;
  /** Seconds from the youngest sending until now, and until the last expiry. */
  age: number;
  expiry: number;
};

type CohortRow = Cohort & { span: Span; bucket: string };

/**
 * The response rate by send cohort: an answer belongs to the period its invitation was sent in. Tests, links that were
 * never mailed and bounced mails are left out. Without a filter it reads days; a filter on attributes or on the program that
 * asked reads invitations.
 */
export async function readResponseRate({
  ctx,
  input,
  signal,
}: Asking<z.input<typeof responseRateSchema>>): Promise<ResponseRateReport> {
  const query = parseQuery(responseRateSchema, input);
  const which = await readWhich(ctx, query, signal);
  if (asksOfAnswers(which.match)) throw notOfMails();
  return readRate({ ctx, signal }, query, which);
}

/** The same once it is known which mails are meant. */
export async function readRate(
  { ctx, signal }: { ctx: Ctx; signal?: AbortSignal },
  query: Query,
  which: Pick<Which, 'filter' | 'match'>,
): Promise<ResponseRateReport> {
  const spans: Read[] = [{ span: 'current', start: query.from, end: query.to, sign: 1 }];
  if (query.compare)
    spans.push({ span: 'previous', ...previousPeriod({ start: query.from, end: query.to }), sign: 1 });
  const { timezone, lags } = await readLags(ctx, signal);
  const rows = await runReport<CohortRow>({ ctx, signal }, cohortSql(ctx, { query, which, spans }));
  return shapeRate({ query, spans, rows, timezone, lags });
}

function shapeRate(known: {
  query: Query;
  spans: Read[];
  rows: CohortRow[];
  timezone: string;
  lags: number[];
}): ResponseRateReport {
  const { query, spans, rows, timezone, lags } = known;
  const { interval, from, to } = query;
  const rateIn = (span: Span, bucket?: string): Rate =>
    rateOf(
      rows.filter(row => row.span === span && (bucket === undefined || row.bucket === bucket)),
      lags,
    );
  const points = periodsBetween(interval, from, to).map(period => ({
    ...period,
    ...rateIn('current', interval === 'none' ? 'all' : periodStart(interval, period.start)),
  }));
  const report: ResponseRateReport = { timezone, from, to, interval, points, total: rateIn('current') };
  const before = spans[1];
  if (!before) return report;
  const previous = { start: before.start, end: before.end, ...rateIn('previous') };
  const count = ({ n, completed }: Rate) => ({ x: completed, n });
  return { ...report, previous, change: compareShares(count(report.total), count(previous)) };
}

/** Completed ÷ delivered of these cohorts; ripe when each of them is. `lags`: see `readLags`. */
export function rateOf(rows: readonly Cohort[], lags: readonly number[]): Rate {
  const n = rows.reduce((sum, row) => sum + row.delivered, 0);
  const completed = rows.reduce((sum, row) => sum + row.completed, 0);
  const mature = rows.every(row => isMature({ ageSeconds: row.age, expirySeconds: row.expiry }, lags));
  const rate = { n, completed, ...shareOf(completed, n), mature };
  return n < FEWEST_TO_COMPARE ? { ...rate, note: 'few' } : rate;
}

/**
 * The workspace's zone, and the seconds from sending to answer of the newest thousand answers to invitations that have
 * expired: younger ones would look too quick.
 */
export async function readLags(
  ctx: Ctx,
  signal: AbortSignal | undefined,
): Promise<{ timezone: string; lags: number[] }> {
  const [head] = await runReport<{ timezone: string; lags: number[] }>(
    { ctx, ...(signal && { signal }) },
    lagsSql(ctx),
  );
  return { timezone: head?.timezone ?? 'UTC', lags: head?.lags ?? [] };
}

const lagsSql = ({ workspaceId, now }: Ctx): SQL => sql`
  select timezone, array(
    select extract(epoch from completed_at - sent_at)::float8 from invitation
    where workspace_id = ${workspaceId} and sent_at is not null and completed_at is not null and not is_test
      and expires_at <= ${now.toISOString()}::timestamptz
    order by expires_at desc limit 1000) as lags
  from rollup_state where workspace_id = ${workspaceId}`;

type Asked = { query: Query; which: Pick<Which, 'filter' | 'match'>; spans: readonly Read[] };

/** One row per span and bucket. The youngest sending and the last expiry decide whether a bucket is mature. */
const cohortSql = (ctx: Ctx, { query, which, spans }: Asked): SQL => sql`
  select span, bucket, sum(delivered)::int as delivered, sum(completed)::int as completed,
    extract(epoch from ${ctx.now.toISOString()}::timestamptz - max(last_sent_at))::float8 as age,
    extract(epoch from max(last_expires_at) - max(last_sent_at))::float8 as expiry
  from (
    select r.span, ${bucketOf(query.interval, sql`c.day`)} as bucket, c.*
    from ${spansOf(spans)}
    join (${query.program !== undefined || !isWhole(which) ? invitationsSql(ctx, { query, which, spans }) : cohortsSql(ctx, query)}) c
      on c.day >= r.start and c.day < r."end"
  ) cohorts
  group by span, bucket
  having sum(delivered) > 0`;

const zoneOf = ({ workspaceId }: Ctx): SQL =>
  sql`(select timezone from rollup_state where workspace_id = ${workspaceId})`;

const inSurvey = ({ survey }: Query): SQL => (survey ? sql`and survey_id = ${survey}::uuid` : sql``);

const cohortsSql = (ctx: Ctx, query: Query): SQL => sql`
  select day, delivered, completed, last_sent_at, last_expires_at from send_rollup
  where workspace_id = ${ctx.workspaceId}
    and generation = (select generation from rollup_state where workspace_id = ${ctx.workspaceId}) ${inSurvey(query)}
  union all
  select (sent_at at time zone ${zoneOf(ctx)})::date, delivered, completed, sent_at, expires_at from send_delta
  where workspace_id = ${ctx.workspaceId} ${inSurvey(query)}`;

/**
 * The delivered invitations one by one. Attributes of the interaction go before those of the customer, as in the snapshot of
 * an answer; the language is the mail's, else the customer's.
 */
export const invitationsSql = (ctx: Ctx, { query, which, spans }: Asked): SQL => sql`
  select (i.sent_at at time zone ${zoneOf(ctx)})::date as day, 1 as delivered, (i.completed_at is not null)::int as completed,
    i.sent_at as last_sent_at, i.expires_at as last_expires_at, i.completed_at, i.channel, a.attributes,
    coalesce(i.language, c.locale) as language
  from invitation i
  join customer c on c.workspace_id = i.workspace_id and c.id = i.customer_id
  left join interaction x on x.workspace_id = i.workspace_id and x.id = i.interaction_id
  cross join lateral (select c.attributes || coalesce(x.attributes, '{}'::jsonb) as attributes) a
  where i.workspace_id = ${ctx.workspaceId} and not i.is_test and i.state not in ('bounced', 'failed')
    and i.sent_at >= ${spans.map(span => span.start).sort()[0] ?? ''}::timestamp at time zone 'UTC' - interval '27 hours'
    and i.sent_at < ${query.to}::timestamp at time zone 'UTC' + interval '27 hours'
    ${query.survey ? sql`and i.survey_id = ${query.survey}::uuid` : sql``}
    ${query.program ? sql`and i.program_id = ${query.program}::uuid` : sql``}
    ${mailsSql(which)}`;
