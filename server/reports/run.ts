import { type SQL, sql } from 'drizzle-orm';
import { AppError } from '@/domain/errors';
import { readDb } from '@/server/db/client';
import type { Ctx } from '@/server/db/tenant';

/** A question that takes longer than this is stopped. */
const MOST_MS = 10_000;
const QUERY_CANCELED = '57014';

/** Sessions whose time limit is set already: one round trip per transaction, not per statement. */
const limited = new WeakMap<Ctx['db'], number>();

/** Score histograms, or the answers themselves. */
export type Source = 'cube' | 'answers';

/** What the reports of one answer were read from, in how many statements, and how many milliseconds these took. */
export type ReportCost = { sources: Set<Source>; statements: number; ms: number };

export const noCost = (): ReportCost => ({ sources: new Set(), statements: 0, ms: 0 });

const costs = new WeakMap<Ctx['db'], ReportCost>();

/** Adds what the reports of this transaction cost so far. */
export function addCost(cost: ReportCost, { db }: Ctx): void {
  const { sources, statements, ms } = costs.get(db) ?? noCost();
  for (const source of sources) cost.sources.add(source);
  cost.statements += statements;
  cost.ms += ms;
}

/**
 * For whoever looks at the answer's headers: `Afterword-Plan: cube; statements=1; ms=4`, or `answers` where at least one
 * number counted rows. Nothing where no score was read.
 */
export function costHeaders({ sources, statements, ms }: ReportCost): Record<string, string> {
  if (sources.size === 0) return {};
  const source = sources.has('answers') ? ['answers'] : [...sources];
  return { 'afterword-plan': [...source, `statements=${statements}`, `ms=${Math.round(ms)}`].join('; ') };
}

export type Reading = { ctx: Ctx; signal?: AbortSignal | undefined; source?: Source };

/** Runs one statement of a report, within the limit of all. */
export const runReport = <Row extends Record<string, unknown>>(
  reading: Reading,
  statement: SQL,
): Promise<Row[]> =>
  withinLimit(reading, async () => {
    const { rows } = await reading.ctx.db.execute(statement);
    // The caller names the columns of its own statement.
    return rows as Row[];
  });

/**
 * Does one statement of work. After ten seconds, or when `signal` aborts (the reader left), the database stops working on
 * it and `unavailable` is thrown; the transaction is over then.
 */
export async function withinLimit<T>({ ctx, signal, source }: Reading, work: () => Promise<T>): Promise<T> {
  const pid = limited.get(ctx.db) ?? (await limit(ctx));
  if (signal?.aborted) throw cancelled();
  const stop = (): void => void cancelBackend(ctx, pid).catch(() => {});
  signal?.addEventListener('abort', stop, { once: true });
  const began = performance.now();
  try {
    return await work();
  } catch (error) {
    if (!isCancel(error)) throw error;
    throw signal?.aborted ? cancelled() : tookTooLong();
  } finally {
    noteCost(ctx, source, performance.now() - began);
    signal?.removeEventListener('abort', stop);
  }
}

function noteCost({ db }: Ctx, source: Source | undefined, ms: number): void {
  const cost = costs.get(db) ?? noCost();
  costs.set(db, cost);
  if (source) cost.sources.add(source);
  cost.statements += 1;
  cost.ms += ms;
}

// Statements are long and their work short: compiling them would take longer than running them. What is counted row by row
// joins a year of responses with their answers: in 4 MB it would look up one answer after the other.
async function limit(ctx: Ctx): Promise<number> {
  const { rows } = await ctx.db.execute<{ pid: number }>(
    sql`select pg_backend_pid() as pid, set_config('statement_timeout', ${String(MOST_MS)}, true),
      set_config('jit', 'off', true), set_config('work_mem', '64MB', true)`,
  );
  const pid = rows[0]?.pid ?? 0;
  limited.set(ctx.db, pid);
  return pid;
}

/** Only while the connection still works for this transaction: pooled connections serve others a moment later. */
async function cancelBackend(ctx: Ctx, pid: number): Promise<void> {
  await readDb().execute(sql`
    select pg_cancel_backend(pid) from pg_stat_activity
    where pid = ${pid} and date_trunc('milliseconds', xact_start) = ${ctx.now.toISOString()}::timestamptz`);
}

function isCancel(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ('code' in cause && cause.code === QUERY_CANCELED) return true;
  return false;
}

const tookTooLong = (): AppError =>
  new AppError(
    'unavailable',
    'This question took longer than ten seconds and was stopped; nothing was changed. Try a shorter range or fewer filters.',
  );

const cancelled = (): AppError =>
  new AppError('unavailable', 'The question was withdrawn before it was answered.');
