import { type SQL, sql } from 'drizzle-orm';
import { ACTIVITY_DAYS } from '@/domain/program';
import { addDays } from '@/domain/time/local-date';
import { localDate, startOfLocalDay } from '@/domain/time/zone';
import type { Ctx } from '@/server/db/tenant';
import { type Cohort, type Rate, rateOf, readLags } from '../response-rate';
import { runReport } from '../run';

/** A program's response rate over the last 30 days of the workspace's zone, today included. */
export type ProgramRate = { program: string; rate: Rate };

/** The figure of each program's funnel for these days, for all of them at once; a program without mails has no row. */
export async function readProgramRates({
  ctx,
  signal,
}: {
  ctx: Ctx;
  signal?: AbortSignal | undefined;
}): Promise<ProgramRate[]> {
  const { timezone, lags } = await readLags(ctx, signal);
  const start = startOfLocalDay(addDays(localDate(ctx.now, timezone), 1 - ACTIVITY_DAYS), timezone);
  const rows = await runReport<Cohort & { program: string }>(
    { ctx, ...(signal && { signal }) },
    cohortsSql(ctx, start),
  );
  return rows.map(({ program, ...cohort }) => ({ program, rate: rateOf([cohort], lags) }));
}

const cohortsSql = ({ workspaceId, now }: Ctx, start: Date): SQL => sql`
  select program_id as program, count(*)::int as delivered, count(completed_at)::int as completed,
    extract(epoch from ${now.toISOString()}::timestamptz - max(sent_at))::float8 as age,
    extract(epoch from max(expires_at) - max(sent_at))::float8 as expiry
  from invitation
  where workspace_id = ${workspaceId} and program_id is not null and not is_test and state not in ('bounced', 'failed')
    and sent_at >= ${start.toISOString()}::timestamptz
  group by program_id`;
