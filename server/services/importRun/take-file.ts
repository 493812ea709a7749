import { eq, sql } from 'drizzle-orm';
import type { WorkspaceId } from '@/domain/ids';
import type { ImportMapping } from '@/domain/import-mapping';
import type { FileKind, ImportCounts, ImportOptions } from '@/domain/import-run';
import { importRun } from '@/drizzle/schema/instance';
import { type CopyInto, inWorkspaceCopying } from '@/server/db/copy';
import { isRace } from '@/server/db/faults';
import { refreshStatistics, STATISTICS_AFTER } from '@/server/db/statistics';
import { type Actor, type Ctx, inWorkspace } from '@/server/db/tenant';
import { type CsvSource, readCsv } from './csv';
import { CustomerMemory } from './customer-memory';
import { keepFaults } from './faults';
import { rowOptionsOf } from './options';
import { type AnyChunk, chunksOf } from './rows';
import { takeCustomers } from './take-customers';
import { type Taken, takeInteractions } from './take-interactions';

/** An import that somebody has in hand, as far as it has come. */
export type Run = {
  workspaceId: WorkspaceId;
  actor: Actor;
  id: string;
  kind: FileKind;
  mapping: ImportMapping;
  options: ImportOptions;
  counts: ImportCounts;
};
export type Watch = {
  /** Called after every chunk. */
  onProgress?: (counts: ImportCounts) => void;
  /** True: stop after the chunk in hand; somebody else goes on. */
  isStopping?: () => boolean;
};

const CHUNK = 5_000;
/** Nobody else takes up an import whose chunk takes less than this. */
export const LEASE = sql`now() + interval '1 minute'`;

/**
 * Takes the rows of a file from where the import stands, thousands per transaction: memory stays flat, and a chunk's rows,
 * faults and counts are kept together or not at all, so that whoever goes on after a crash takes none twice. `false`: it
 * was cancelled, or somebody else has it in hand. What came before stays.
 */
export async function takeFile(run: Run, source: CsvSource, watch: Watch = {}): Promise<boolean> {
  const { workspaceId, actor, kind, mapping, options } = run;
  const file = counted(source);
  const csv = await readCsv(file.source);
  const rowOptions = await inWorkspace(workspaceId, actor, ctx =>
    rowOptionsOf(ctx, kind === 'interactions' ? kind : 'customers', mapping, options),
  );
  const counts = { ...run.counts };
  const memory = new CustomerMemory();
  let thousands = 0;
  const keep = async (chunk: AnyChunk): Promise<boolean> => {
    const kept = await withRetry(memory, () =>
      inWorkspaceCopying(workspaceId, actor, (ctx, copy) => keepChunk(ctx, copy, memory, run, counts, chunk)),
    );
    if (!kept) return false;
    Object.assign(counts, kept);
    watch.onProgress?.({ ...counts });
    if (STATISTICS_AFTER.has(thousands)) await refreshStatistics();
    thousands += CHUNK / 1_000;
    return true;
  };
  // The next rows are read and checked while PostgreSQL works on the ones before.
  let working = Promise.resolve(true);
  const cut = { size: CHUNK, skip: counts.rows, bytes: file.bytes };
  try {
    for await (const chunk of chunksOf(csv, rowOptions, cut)) {
      if (!(await working) || watch.isStopping?.()) return false;
      working = keep(chunk);
      working.catch(() => {});
    }
  } catch (error) {
    // A file that cannot be read on is told after what came before is safe.
    await working;
    throw error;
  }
  return working;
}

/** The counts after it; null where the import is no longer ours: nothing of the chunk is kept then. */
async function keepChunk(
  ctx: Ctx,
  copy: CopyInto,
  memory: CustomerMemory,
  run: Run,
  before: ImportCounts,
  given: AnyChunk,
): Promise<ImportCounts | null> {
  if (!(await isOurs(ctx, run.id, before))) return null;
  const taken = await take(ctx, copy, memory, run, given);
  const { rows, bytes, faulty } = given.chunk;
  await keepFaults(ctx, run.id, before.rejected, faulty, run.mapping);
  const counts = {
    rows: before.rows + rows,
    accepted: before.accepted + taken.accepted,
    duplicates: before.duplicates + taken.duplicates,
    rejected: before.rejected + faulty.length,
  };
  await ctx.db
    .update(importRun)
    .set({ ...counts, bytes, leaseUntil: LEASE })
    .where(eq(importRun.id, run.id));
  return counts;
}

function take(
  ctx: Ctx,
  copy: CopyInto,
  memory: CustomerMemory,
  { id: importId, kind, options }: Run,
  given: AnyChunk,
): Promise<Taken> {
  if (given.kind === 'customers')
    return takeCustomers(ctx, { importId, rows: given.chunk.valid, isList: kind === 'list' });
  const { doNotAsk = false } = options;
  return takeInteractions(ctx, copy, memory, { importId, rows: given.chunk.valid, doNotAsk });
}

/** Holds the import until the chunk is kept. False where somebody cancelled it or another worker is further. */
async function isOurs(ctx: Ctx, id: string, { rows }: ImportCounts): Promise<boolean> {
  const held = await ctx.db.execute(sql`
    select 1 from import_run
    where workspace_id = ${ctx.workspaceId} and id = ${id} and state = 'running' and cancel_at is null and rows = ${rows}
    for no key update`);
  return (held.rowCount ?? 0) > 0;
}

/** Once more where two met on the same rows, or somebody was erased whom the file had named before. */
async function withRetry<T>(memory: CustomerMemory, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    memory.forget();
    if (!isRace(error) && !isErased(error)) throw error;
    return work();
  }
}

const isErased = (error: unknown): boolean => {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === '23503';
};

/** The source, and how much of it has been read. */
export function counted(source: CsvSource): { source: CsvSource; bytes: () => number } {
  if (typeof source === 'string') return { source, bytes: () => Buffer.byteLength(source) };
  let bytes = 0;
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for await (const piece of source as AsyncIterable<Uint8Array>) {
      bytes += piece.byteLength;
      yield piece;
    }
  }
  return { source: pieces(), bytes: () => bytes };
}
