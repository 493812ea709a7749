import { sql } from 'drizzle-orm';
import type { DigestRhythm } from '@/domain/digest';
import { digestPeriod, lastSlot, nextSlot } from '@/domain/digest-slots';
import type { ReportFilter } from '@/domain/match';
import type { Period } from '@/domain/time/periods';
import { localDate } from '@/domain/time/zone';
import type { Ctx } from '@/server/db/tenant';

/** Whoever sends for longer than this is taken for dead: another worker sends the same mail under the same Message-ID. */
export const LEASE_MINUTES = 10;

/** One issue that is to be sent now. `attempts`: this one included. */
export type DueIssue = {
  readerId: string;
  digestId: string;
  name: string;
  rhythm: DigestRhythm;
  hour: number;
  which: ReportFilter;
  email: string;
  person: string | null;
  isMember: boolean;
  locale: string;
  timezone: string;
  /** Null: the reader did it. */
  addedBy: string | null;
  quiet: number;
  period: Period;
  attempts: number;
  /** ISO 8601: when the one after this is due. */
  nextAt: string;
};

type Row = Omit<DueIssue, 'period' | 'attempts' | 'nextAt'>;

/**
 * Claims issues that are due, at most `limit`, each for ten minutes. The key of an issue is its reader and the first day
 * it tells of, so that it is sent once however often it is looked for. After a longer stop only the newest is sent.
 */
export async function claimDue(ctx: Ctx, limit: number): Promise<{ issues: DueIssue[]; more: boolean }> {
  await dropStale(ctx);
  const rows = await lockDue(ctx, limit);
  const today = await zoneOfDays(ctx);
  const issues: DueIssue[] = [];
  for (const row of rows) {
    const { at, day } = lastSlot(row, ctx.now);
    // The workspace's date when it was due, also where it is tried again later.
    const period = digestPeriod(row.rhythm, day, localDate(at, today));
    const nextAt = nextSlot(row, at).toISOString();
    const attempts = await claimIssue(ctx, row.readerId, period);
    if (attempts === null) await moveOn(ctx, row.readerId, nextAt);
    else issues.push({ ...row, period, attempts, nextAt });
  }
  return { issues, more: rows.length === limit };
}

/** The last look before a mail leaves: false where its reader or the digest was stopped since, or somebody else has it. */
export async function isStillDue(ctx: Ctx, { readerId, period, attempts }: DueIssue): Promise<boolean> {
  const { rows } = await ctx.db.execute(sql`
    update digest_issue i set next_try_at = now() + ${`${LEASE_MINUTES} minutes`}::interval
    from digest_reader r join digest d on d.workspace_id = r.workspace_id and d.id = r.digest_id
    where i.workspace_id = ${ctx.workspaceId} and i.reader_id = ${readerId} and i.period = ${period.start}::date
      and i.state = 'sending' and i.attempts = ${attempts}
      and r.workspace_id = i.workspace_id and r.id = i.reader_id and ${MAY_BE_SENT}
    returning 1`);
  return rows.length > 0;
}

/** What became of an issue, and when the reader's next one is due. `tryAt`: it is tried again then. */
export async function settleIssue(
  ctx: Ctx,
  { readerId, period, attempts, nextAt }: DueIssue,
  outcome: {
    state: 'sent' | 'unchanged' | 'failed' | 'sending';
    quiet?: number;
    error?: string;
    tryAt?: Date;
  },
): Promise<void> {
  const { state, quiet, error = null, tryAt } = outcome;
  const { rows } = await ctx.db.execute(sql`
    update digest_issue set state = ${state}, error = ${error}, next_try_at = ${tryAt?.toISOString() ?? null}::timestamptz, at = now()
    where workspace_id = ${ctx.workspaceId} and reader_id = ${readerId} and period = ${period.start}::date
      and attempts = ${attempts}
    returning 1`);
  if (rows.length === 0 || tryAt) return;
  await moveOn(ctx, readerId, nextAt, quiet);
}

/** The conditions of `r` and `d` for a mail to leave. A member who was removed loses the mails with the access. */
const MAY_BE_SENT = sql`r.stopped_at is null and d.paused_at is null and d.deleted_at is null
  and (r.user_id is null or exists (
    select 1 from member m where m.workspace_id = r.workspace_id and m.user_id = r.user_id))`;

const lockDue = async ({ db, workspaceId }: Ctx, limit: number): Promise<Row[]> => {
  const { rows } = await db.execute<Row>(sql`
    select r.id as "readerId", d.id as "digestId", d.name, d.rhythm, d.hour, d.which, r.email, r.name as person,
      r.user_id is not null as "isMember", r.locale, r.timezone, r.quiet,
      case when r.added_by = 'user:' || r.user_id then null else coalesce(
        (select m.name from member m where m.workspace_id = r.workspace_id and 'user:' || m.user_id = r.added_by),
        'somebody') end as "addedBy"
    from digest_reader r join digest d on d.workspace_id = r.workspace_id and d.id = r.digest_id
    where r.workspace_id = ${workspaceId} and r.next_at <= now() and ${MAY_BE_SENT}
      and not exists (select 1 from digest_issue i where i.workspace_id = r.workspace_id and i.reader_id = r.id
        and i.state = 'sending' and i.next_try_at > now())
    order by r.next_at, r.id limit ${limit}
    for update of r skip locked`);
  return rows;
};

/** Null where the issue was settled before. */
async function claimIssue(
  { db, workspaceId }: Ctx,
  readerId: string,
  { start }: Period,
): Promise<number | null> {
  await db.execute(sql`
    update digest_issue set state = 'failed', next_try_at = null, error = 'It could not be sent before the next one was due.'
    where workspace_id = ${workspaceId} and reader_id = ${readerId} and state = 'sending' and period <> ${start}::date`);
  const { rows } = await db.execute<{ attempts: number }>(sql`
    insert into digest_issue (workspace_id, reader_id, period, state, attempts, next_try_at)
    values (${workspaceId}, ${readerId}, ${start}::date, 'sending', 1, now() + ${`${LEASE_MINUTES} minutes`}::interval)
    on conflict (workspace_id, reader_id, period) do update set attempts = digest_issue.attempts + 1,
      next_try_at = excluded.next_try_at
    where digest_issue.state = 'sending'
    returning attempts`);
  return rows[0]?.attempts ?? null;
}

/** Issues whose reader or digest was stopped meanwhile are not tried again; whoever lost access has nothing due. */
async function dropStale({ db, workspaceId }: Ctx): Promise<void> {
  await db.execute(sql`
    update digest_issue i set state = 'failed', next_try_at = null, error = 'It was stopped before it could be sent.'
    from digest_reader r join digest d on d.workspace_id = r.workspace_id and d.id = r.digest_id
    where i.workspace_id = ${workspaceId} and i.next_try_at <= now() and r.workspace_id = i.workspace_id
      and r.id = i.reader_id and not (${MAY_BE_SENT} and r.next_at <= now())`);
  await db.execute(sql`
    update digest_reader r set next_at = null from digest d
    where r.workspace_id = ${workspaceId} and r.next_at <= now() and d.workspace_id = r.workspace_id
      and d.id = r.digest_id and d.paused_at is null and not (${MAY_BE_SENT})`);
}

async function moveOn(
  { db, workspaceId }: Ctx,
  readerId: string,
  nextAt: string,
  quiet?: number,
): Promise<void> {
  await db.execute(sql`
    update digest_reader set quiet = coalesce(${quiet ?? null}::int, quiet),
      next_at = case when stopped_at is null then ${nextAt}::timestamptz end
    where workspace_id = ${workspaceId} and id = ${readerId} and next_at <= now()`);
}

/** The zone that the numbers' days are counted in. */
async function zoneOfDays({ db, workspaceId }: Ctx): Promise<string> {
  const { rows } = await db.execute<{ timezone: string }>(
    sql`select timezone from rollup_state where workspace_id = ${workspaceId}`,
  );
  return rows[0]?.timezone ?? 'UTC';
}
