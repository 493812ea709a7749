import type { z } from 'zod';
import { notFound } from '@/domain/errors';
import { adjustFamily } from '@/domain/metrics/family';
import { compareShares, type ShareComparison } from '@/domain/metrics/share-comparison';
import { type Share, shareOf } from '@/domain/metrics/wilson';
import { type Interval, type Period, periodsBetween } from '@/domain/time/periods';
import { startOfLocalDay } from '@/domain/time/zone';
import { isUuid } from '@/server/db/keyset';
import type { Asking } from '../read-metric';
import { type Rate, rateOf, readLags } from '../response-rate';
import { runReport } from '../run';
import { parseQuery } from '../schemas';
import { countsOf, type FunnelCounts, type FunnelRow, funnelSql, programSql } from './funnel-sql';
import { type FunnelQuery, programFunnelSchema } from './schemas';

/** What became of the invitations that were sent in one period; `rate` is completed ÷ delivered. */
export type FunnelCohort = Period & FunnelCounts & { rate: Rate };

/** One value of an attribute over the whole range; `difference`: its rate minus that of the rest, adjusted over the table. */
export type FunnelSegment = { key: string; rate: Rate; difference: ShareComparison };

/**
 * What reminders brought. `share`: of those who were reminded, who answered afterwards. `before`: the response rate had
 * nobody answered after a reminder. Some would have answered anyway, so the difference is the most that reminders did.
 */
export type Reminded = { people: number; mails: number; answered: number; share: Share; before: Share };

export type ProgramFunnel = {
  timezone: string;
  from: string;
  to: string;
  interval: Interval;
  cohorts: FunnelCohort[];
  total: FunnelCounts & { rate: Rate };
  reminders: Reminded;
  /** Present where `groupBy` was asked for: the largest first; interactions without the attribute are in none. */
  segments?: FunnelSegment[];
};

/**
 * One program's invitations by the day, week or month they were sent in. The rate, and when it is ripe, are those of
 * `readResponseRate` for the same program, days and filter. Throws `invalid`, `not_found`.
 */
export async function readProgramFunnel({
  ctx,
  input,
  signal,
}: Asking<z.input<typeof programFunnelSchema>>): Promise<ProgramFunnel> {
  const query = parseQuery(programFunnelSchema, input);
  const asking = { ctx, ...(signal && { signal }) };
  const found = isUuid(query.program) ? await runReport(asking, programSql(ctx, query.program)) : [];
  if (found.length === 0) throw notFound('program');
  const { timezone, lags } = await readLags(ctx, signal);
  const periods = periodsBetween(query.interval, query.from, query.to);
  const starts = periods.map(({ start }) => startOfLocalDay(start, timezone).toISOString());
  const end = startOfLocalDay(query.to, timezone).toISOString();
  const rows = await runReport<FunnelRow>(asking, funnelSql(ctx, query, { starts, end }));
  return shapeFunnel({ query, periods, timezone, lags, rows });
}

type Counted = {
  query: FunnelQuery;
  periods: readonly Period[];
  timezone: string;
  lags: readonly number[];
  rows: readonly FunnelRow[];
};

function shapeFunnel({ query, periods, timezone, lags, rows }: Counted): ProgramFunnel {
  const { from, to, interval, groupBy } = query;
  const buckets = rows.filter(row => row.bucket !== null);
  const cohort = (some: readonly FunnelRow[]) => ({ ...countsOf(some), rate: rateOf(delivered(some), lags) });
  const cohorts = periods.map((period, index) => ({
    ...period,
    ...cohort(buckets.filter(row => row.bucket === index + 1)),
  }));
  const total = cohort(buckets);
  const funnel = { timezone, from, to, interval, cohorts, total, reminders: remindersOf(total, buckets) };
  if (groupBy === undefined) return funnel;
  return {
    ...funnel,
    segments: segmentsOf(
      rows.filter(row => row.bucket === null),
      lags,
    ),
  };
}

/** Cohorts of which nothing arrived say nothing about when answers are over. */
const delivered = (rows: readonly FunnelRow[]): FunnelRow[] => rows.filter(row => row.delivered > 0);

function remindersOf(total: FunnelCounts, rows: readonly FunnelRow[]): Reminded {
  const sum = (of: 'reminders' | 'answered_late') => rows.reduce((all, row) => all + row[of], 0);
  const answered = sum('answered_late');
  return {
    people: total.reminded,
    mails: sum('reminders'),
    answered,
    share: shareOf(answered, total.reminded),
    before: shareOf(total.completed - answered, total.delivered),
  };
}

/** Each against the rest of the table, one family of tests. */
function segmentsOf(rows: readonly FunnelRow[], lags: readonly number[]): FunnelSegment[] {
  const groups = delivered(rows).flatMap(row => (row.segment === null ? [] : [{ key: row.segment, row }]));
  const all = countsOf(groups.map(group => group.row));
  const tests = groups.map(({ row }) => {
    const own = { x: row.completed, n: row.delivered };
    const rest = { x: all.completed - own.x, n: all.delivered - own.n };
    return { change: compareShares(own, rest), nA: own.n, nB: rest.n };
  });
  const adjusted = adjustFamily(tests);
  return groups.map(({ key, row }, index) => ({
    key,
    rate: rateOf([row], lags),
    difference: adjusted[index] ?? compareShares({ x: 0, n: 0 }, { x: 0, n: 0 }),
  }));
}
