import { type SQL, sql } from 'drizzle-orm';
import { adjustFamily } from '@/domain/metrics/family';
import { compareShares, type ShareComparison } from '@/domain/metrics/share-comparison';
import { type Share, shareOf } from '@/domain/metrics/wilson';
import type { Ctx } from '@/server/db/tenant';
import { type Cohort, invitationsSql, type Rate, rateOf } from '../response-rate';
import { runReport } from '../run';
import { spansOf } from '../sql';

/** Groups beyond the largest are not fetched. */
const MOST_ROWS = 100;

/** Hours after sending within which answers are counted. */
const HOURS = [1, 6, 24, 72, 168] as const;

/** Invitations with one value; `difference`: its rate minus that of the rest, adjusted over its table. */
export type RateRow = { key: string; rate: Rate; difference: ShareComparison };

/** From sending to answer: quartiles in seconds (null without answers), and the share of answers within so many hours. */
export type Lag = {
  n: number;
  q1: number | null;
  median: number | null;
  q3: number | null;
  within: { hours: number; share: Share }[];
};

/** Who answers a mail: by one attribute, by how the link travels, by language; and how soon. */
export type Mails = { segments: RateRow[]; channels: RateRow[]; languages: RateRow[]; lag: Lag };

type Row = Cohort & { kind: 'segment' | 'channel' | 'language'; key: string };
type LagRow = { n: number; quartiles: (number | null)[] | null; within: number[] };

/** The invitations that `readResponseRate` counts for this query, read once. */
export async function readMails(
  reading: { ctx: Ctx; signal?: AbortSignal },
  asked: Parameters<typeof invitationsSql>[1],
  { attribute, lags }: { attribute: string | null; lags: readonly number[] },
): Promise<Mails> {
  const rows = await runReport<Row>(reading, rowsSql(reading.ctx, asked, attribute));
  const [lag] = await runReport<LagRow>(reading, lagSql(reading.ctx, asked));
  const tableOf = (kind: Row['kind']) =>
    ratesOf(
      rows.filter(row => row.kind === kind),
      lags,
    );
  return {
    segments: tableOf('segment'),
    channels: tableOf('channel'),
    languages: tableOf('language'),
    lag: lagOf(lag),
  };
}

const mailsIn = (ctx: Ctx, asked: Parameters<typeof invitationsSql>[1]): SQL => sql`
  select m.* from ${spansOf(asked.spans)}
  join (${invitationsSql(ctx, asked)}) m on m.day >= r.start and m.day < r."end"`;

function rowsSql(ctx: Ctx, asked: Parameters<typeof invitationsSql>[1], attribute: string | null): SQL {
  const group = (kind: Row['kind'], key: SQL) => sql`
    (select ${kind}::text as kind, ${key} as key, count(*)::int as delivered, sum(completed)::int as completed,
      extract(epoch from ${ctx.now.toISOString()}::timestamptz - max(last_sent_at))::float8 as age,
      extract(epoch from max(last_expires_at) - max(last_sent_at))::float8 as expiry
    from mail where ${key} is not null group by 2 order by 3 desc, 2 limit ${MOST_ROWS})`;
  return sql`with mail as materialized (${mailsIn(ctx, asked)})
    ${group('channel', sql`channel`)} union all ${group('language', sql`lower(split_part(language, '-', 1))`)}
    ${attribute === null ? sql`` : sql`union all ${group('segment', sql`attributes ->> ${attribute}::text`)}`}`;
}

function lagSql(ctx: Ctx, asked: Parameters<typeof invitationsSql>[1]): SQL {
  const within = HOURS.map(
    hours => sql`count(*) filter (where completed_at < last_sent_at + make_interval(hours => ${hours}))::int`,
  );
  return sql`
    select count(*)::int as n, array[${sql.join(within, sql`, `)}] as within,
      percentile_cont(array[0.25, 0.5, 0.75]) within group (
        order by extract(epoch from completed_at - last_sent_at)::float8) as quartiles
    from (${mailsIn(ctx, asked)}) mail where completed_at is not null`;
}

function lagOf(row: LagRow | undefined): Lag {
  const n = row?.n ?? 0;
  const [q1 = null, median = null, q3 = null] = row?.quartiles ?? [];
  return {
    n,
    q1,
    median,
    q3,
    within: HOURS.map((hours, place) => ({ hours, share: shareOf(row?.within[place] ?? 0, n) })),
  };
}

/** Each against the rest of its table, one family of tests. */
function ratesOf(rows: readonly Row[], lags: readonly number[]): RateRow[] {
  const sum = (of: 'delivered' | 'completed') => rows.reduce((all, row) => all + row[of], 0);
  const all = { x: sum('completed'), n: sum('delivered') };
  const tests = rows.map(({ completed: x, delivered: n }) => ({
    change: compareShares({ x, n }, { x: all.x - x, n: all.n - n }),
    nA: n,
    nB: all.n - n,
  }));
  const adjusted = adjustFamily(tests);
  return rows.flatMap((row, place) => {
    const difference = adjusted[place];
    return difference ? [{ key: row.key, rate: rateOf([row], lags), difference }] : [];
  });
}
