import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { reportFilterFields } from '@/domain/match';
import { type QualityFlag, qualityFlags, UNTIMED_MS } from '@/domain/survey/quality';
import { instantsOf } from '@/domain/time/zone';
import type { Ctx } from '@/server/db/tenant';
import { asksOfAnswers } from '../mails-sql';
import { whichSql } from '../match-sql';
import { readSegmentAttributes } from '../overview/segments';
import type { Asking } from '../read-metric';
import { type Rate, readLags, readResponseRate } from '../response-rate';
import { runReport } from '../run';
import { checkRange, parseQuery, rangeFields } from '../schemas';
import { readWhich, type Which } from '../which';
import { type Mails, readMails } from './mails';

/** The newest answers beyond this many are not timed. */
const MOST_TIMED = 20_000;

export const qualitySchema = z
  .object({
    survey: z.uuid('is not the id of a survey').optional(),
    ...rangeFields,
    /** Attribute to split the response rate by; without it the first that tells answers apart. */
    by: z.string().trim().min(1).max(100).optional(),
    ...reportFilterFields,
  })
  .superRefine(checkRange);

type Query = z.output<typeof qualitySchema>;

/** Seconds on all pages of a completed answer: median and quartiles, null at n = 0. */
export type FillTime = { n: number; q1: number | null; median: number | null; q3: number | null };

export type QualityReport = {
  timezone: string;
  from: string;
  to: string;
  /** Attributes that the rate can be split by, and the one it is. */
  attributes: string[];
  attribute: string | null;
  /** By the day of sending. Null: the filter asks for something that only an answer has. */
  mails: ({ rate: Rate } & Mails) | null;
  /** By the day of the first score. `sources`: how they came; `import` where no link was followed. */
  answers: {
    n: number;
    flagged: number;
    flags: { flag: QualityFlag; n: number }[];
    languages: { key: string; n: number }[];
    sources: { key: string; n: number }[];
    time: FillTime;
  };
};

/**
 * Who answers and who does not, how soon, how long it takes them, and what speaks against answers. Of all surveys
 * together unless one is named: nothing here is a score. Throws `invalid`, `not_found` and `unavailable` as `readMetric`.
 */
export async function readQuality({
  ctx,
  input,
  signal,
}: Asking<z.input<typeof qualitySchema>>): Promise<QualityReport> {
  const query = parseQuery(qualitySchema, input);
  const reading = { ctx, ...(signal && { signal }) };
  const which = await readWhich(ctx, query, signal);
  const { timezone, lags } = await readLags(ctx, signal);
  const attributes = await readSegmentAttributes(ctx, query.by);
  const attribute = query.by ?? attributes[0] ?? null;
  const { from, to } = query;
  const mails = asksOfAnswers(which.match) ? null : await mailsOf(reading, query, which, { attribute, lags });
  const counted = await runReport<CountRow>(reading, countsSql(ctx, query, which, timezone));
  const [time] = await runReport<TimeRow>(reading, timeSql(ctx, query, which, timezone));
  const [q1 = null, median = null, q3 = null] = time?.quartiles ?? [];
  const of = (kind: CountRow['kind']) => counted.filter(row => row.kind === kind);
  const named = (kind: CountRow['kind']) => of(kind).map(({ key, n }) => ({ key: key ?? '', n }));
  return {
    timezone,
    from,
    to,
    attributes,
    attribute,
    mails,
    answers: {
      n: of('all')[0]?.n ?? 0,
      flagged: of('flagged')[0]?.n ?? 0,
      flags: qualityFlags.map(flag => ({ flag, n: of('flag').find(row => row.key === flag)?.n ?? 0 })),
      languages: named('language'),
      sources: named('source'),
      time: { n: time?.n ?? 0, q1, median, q3 },
    },
  };
}

async function mailsOf(
  reading: { ctx: Ctx; signal?: AbortSignal },
  { survey, from, to, filter = {}, match, saved }: Query,
  which: Which,
  split: { attribute: string | null; lags: readonly number[] },
): Promise<NonNullable<QualityReport['mails']>> {
  const query = { from, to, filter, interval: 'none' as const, match, saved, survey };
  const { total } = await readResponseRate({ ...reading, input: query });
  const spans = [{ span: 'current' as const, start: from, end: to, sign: 1 as const }];
  return { rate: total, ...(await readMails(reading, { query, which, spans }, split)) };
}

type CountRow = {
  kind: 'all' | 'flagged' | 'flag' | 'language' | 'source';
  key: string | null;
  n: number;
};
type TimeRow = { n: number; quartiles: (number | null)[] | null };

/** The answers of these days, by the moment of the first score, else by when they were begun. Tests are left out. */
function answersSql({ workspaceId }: Ctx, query: Query, which: Which, timezone: string): SQL {
  const { start, end } = instantsOf({ start: query.from, end: query.to }, timezone);
  const [from, to] = [start, end].map(moment => sql`${moment.toISOString()}::timestamptz`);
  return sql`
    from response r
    where r.workspace_id = ${workspaceId} and not r.is_test
      and ((r.scored_at >= ${from} and r.scored_at < ${to})
        or (r.scored_at is null and r.started_at >= ${from} and r.started_at < ${to}))
      ${query.survey ? sql`and r.survey_id = ${query.survey}::uuid` : sql``}
      ${whichSql(workspaceId, which)}`;
}

const countsSql = (ctx: Ctx, query: Query, which: Which, timezone: string): SQL => sql`
  with answered as materialized (
    select r.flags, lower(split_part(r.language, '-', 1)) as language, r.invitation_id
    ${answersSql(ctx, query, which, timezone)})
  select 'all' as kind, null::text as key, count(*)::int as n from answered
  union all select 'flagged', null, count(*)::int from answered where flags <> '{}'
  union all select 'flag', flag, count(*)::int from answered cross join lateral unnest(flags) f(flag) group by 2
  union all (select 'language', language, count(*)::int from answered group by 2 order by 3 desc, 2)
  union all (
    select 'source', coalesce(i.channel, 'import'), count(*)::int
    from answered a
    left join invitation i on i.workspace_id = ${ctx.workspaceId} and i.id = a.invitation_id
    group by 2 order by 3 desc, 2)`;

/** As the survey's own results time pages: an hour or more is somebody who went away, imports have no times. */
const timeSql = (ctx: Ctx, query: Query, which: Which, timezone: string): SQL => sql`
  select count(*)::int as n, percentile_cont(array[0.25, 0.5, 0.75]) within group (order by seconds) as quartiles
  from (
    select (select sum(t.ms::int) / 1000.0 from jsonb_each_text(timed.page_times) t(page, ms)) as seconds
    from (
      select r.page_times ${answersSql(ctx, query, which, timezone)}
        and r.state = 'completed' and r.page_times <> '{}'
      order by coalesce(r.scored_at, r.started_at) desc limit ${MOST_TIMED}) timed
    where not exists (select from jsonb_each_text(timed.page_times) t(page, ms) where t.ms::int >= ${UNTIMED_MS})) t`;
