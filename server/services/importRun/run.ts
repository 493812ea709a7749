import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { AppError, type Issue } from '@/domain/errors';
import { newId, type WorkspaceId } from '@/domain/ids';
import { type ImportKind, type ImportMapping, mappingFaults } from '@/domain/import-mapping';
import { type RowOptions, rowToObject } from '@/domain/import-row';
import { importFault, importRun } from '@/drizzle/schema/instance';
import { workspace } from '@/drizzle/schema/workspace';
import { refreshStatistics, STATISTICS_AFTER } from '@/server/db/statistics';
import { type Actor, actorName, type Ctx, inWorkspace } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { upsertCustomers } from '../customer/upsert';
import { recordInteractions } from '../interaction/record';
import { type CsvRow, type CsvSource, readCsv } from './csv';

export const importOptionsSchema = z.object({
  fileName: z.string().trim().min(1).max(255),
  /** Column header → target; absent columns and empty targets are left out. */
  mapping: z.record(z.string(), z.string()),
  defaults: z.record(z.string(), z.string()).default({}),
  /** Nobody is asked about anything in this file. */
  doNotAsk: z.boolean().default(false),
  dateOrder: z.enum(['dmy', 'mdy']).optional(),
});

export type ImportCounts = { rows: number; accepted: number; duplicates: number; rejected: number };
export type ImportResult = ImportCounts & { id: string };

export type ImportCall = {
  workspaceId: WorkspaceId;
  actor: Actor;
  source: CsvSource;
  input: z.input<typeof importOptionsSchema>;
  /** Called after every 1,000 rows. */
  onProgress?: (counts: ImportCounts) => void;
};

type Row = { line: number; cells: Record<string, string>; object: Record<string, unknown> };

const CHUNK = 1000;
/** Faults beyond these are counted but not kept. */
const MAX_FAULTS = 10_000;
const MAX_KEPT_CELL = 500;

/**
 * Reads a CSV file of interactions, 1,000 rows per transaction, so that memory stays flat and a file can be sent again
 * after a crash: rows known by their id are duplicates. Rows that were not taken stand in the import's report with line,
 * sentence and cells. Throws `invalid` before anything is kept where the mapping lacks something needed.
 */
export const importInteractions = (call: ImportCall): Promise<ImportResult> =>
  runImport('interactions', call, async (ctx, rows, { doNotAsk }) =>
    recordInteractions({ ctx, input: { rows: rows.map(row => row.object), doNotAsk } }),
  );

/** The same for customers; a customer known by its id is updated. */
export const importCustomers = (call: ImportCall): Promise<ImportResult> =>
  runImport('customers', call, async (ctx, rows) => ({
    duplicates: 0,
    ...(await upsertCustomers({ ctx, input: { rows: rows.map(row => row.object) } })),
  }));

type Taken = { accepted: number; duplicates: number; rejected: { index: number; errors: Issue[] }[] };
type Options = z.output<typeof importOptionsSchema>;

async function runImport(
  kind: ImportKind,
  { workspaceId, actor, source, input, onProgress }: ImportCall,
  take: (ctx: Ctx, rows: Row[], options: Options) => Promise<Taken>,
): Promise<ImportResult> {
  const options = importOptionsSchema.parse(input);
  const faults = mappingFaults(kind, options.mapping, options.defaults);
  if (faults.length > 0)
    throw new AppError(
      'invalid',
      faults.join(' '),
      faults.map(message => ({ path: 'mapping', message })),
    );
  const { headers, rows } = await readCsv(source);
  const missing = Object.keys(options.mapping).filter(name => !headers.includes(name));
  if (missing.length > 0)
    throw new AppError('invalid', `The file has no column "${missing[0]}".`, [
      { path: `mapping.${missing[0]}`, message: `The file has no column "${missing[0]}".` },
    ]);

  const { id, rowOptions } = await inWorkspace(workspaceId, actor, ctx => beginRun(ctx, kind, options));
  const counts: ImportCounts = { rows: 0, accepted: 0, duplicates: 0, rejected: 0 };
  let chunks = 0;
  const keep = async (chunk: Row[]): Promise<void> => {
    await inWorkspace(workspaceId, actor, async ctx => {
      const taken = await take(ctx, chunk, options);
      await keepFaults(ctx, id, counts.rejected, chunk, taken.rejected, options.mapping);
      await addCounts(ctx, id, chunk.length, taken);
      counts.rows += chunk.length;
      counts.accepted += taken.accepted;
      counts.duplicates += taken.duplicates;
      counts.rejected += taken.rejected.length;
    });
    onProgress?.({ ...counts });
    if (STATISTICS_AFTER.has(chunks)) await refreshStatistics();
    chunks += 1;
  };
  try {
    // The next rows are read while PostgreSQL works on the ones before.
    let working = Promise.resolve();
    for await (const chunk of chunksOf(rows, rowOptions)) {
      await working;
      working = keep(chunk);
      working.catch(() => {});
    }
    await working;
    await inWorkspace(workspaceId, actor, ctx => finishRun(ctx, id, 'done'));
    return { id, ...counts };
  } catch (error) {
    await inWorkspace(workspaceId, actor, ctx => finishRun(ctx, id, 'failed')).catch(() => {});
    throw error;
  }
}

/** The workspace's zone and currency stand in where a row says none. */
async function beginRun(
  ctx: Ctx,
  kind: ImportKind,
  options: Options,
): Promise<{ id: string; rowOptions: RowOptions }> {
  const [home] = await ctx.db
    .select({ timezone: workspace.timezone, currency: workspace.currency })
    .from(workspace)
    .where(eq(workspace.id, ctx.workspaceId));
  if (!home) throw new Error('the workspace of this transaction is not there');
  const id = newId();
  const { fileName, mapping } = options;
  await ctx.db.insert(importRun).values({
    workspaceId: ctx.workspaceId,
    id,
    kind,
    fileName,
    mapping,
    state: 'running',
    createdBy: actorName(ctx.actor),
    createdAt: ctx.now,
  });
  await recordAudit({ ctx, action: 'import.started', subject: id, detail: { kind, fileName } });
  const hasAmount = Object.values(mapping).includes('amount.value');
  return {
    id,
    rowOptions: {
      kind,
      mapping,
      defaults: { ...(hasAmount && { 'amount.currency': home.currency }), ...options.defaults },
      timezone: home.timezone,
      dateOrder: options.dateOrder,
    },
  };
}

async function* chunksOf(rows: AsyncIterable<CsvRow>, options: RowOptions): AsyncGenerator<Row[]> {
  let chunk: Row[] = [];
  for await (const { line, cells } of rows) {
    chunk.push({ line, cells, object: withoutEmptyAmount(rowToObject(cells, options)) });
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** A currency alone, from a default or its column, is no amount. */
function withoutEmptyAmount(object: Record<string, unknown>): Record<string, unknown> {
  const { amount, ...rest } = object;
  const isEmpty = typeof amount === 'object' && amount !== null && !('value' in amount);
  return isEmpty ? rest : object;
}

async function keepFaults(
  ctx: Ctx,
  importId: string,
  before: number,
  chunk: Row[],
  rejected: Taken['rejected'],
  mapping: ImportMapping,
): Promise<void> {
  const kept = rejected.slice(0, Math.max(0, MAX_FAULTS - before)).flatMap(({ index, errors }) => {
    const row = chunk[index];
    if (!row) return [];
    const message = errors.map(issue => faultSentence(issue, mapping)).join(' ');
    const cells = Object.entries(row.cells).map(([name, cell]) => [storable(name), storable(cell)]);
    return [
      { workspaceId: ctx.workspaceId, importId, line: row.line, message, row: Object.fromEntries(cells) },
    ];
  });
  if (kept.length > 0) await ctx.db.insert(importFault).values(kept).onConflictDoNothing();
}

/** Says which column a fault came from. */
function faultSentence({ path, message }: Issue, mapping: ImportMapping): string {
  const column = Object.entries(mapping).find(([, target]) => target === path)?.[0];
  return storable(column ? `Column "${column}": ${message}` : message);
}

const storable = (text: string): string =>
  text
    .slice(0, MAX_KEPT_CELL)
    .replaceAll('\0', '')
    .replace(/\p{Surrogate}/gu, '\ufffd');

async function addCounts(ctx: Ctx, id: string, rows: number, taken: Taken): Promise<void> {
  await ctx.db
    .update(importRun)
    .set({
      rows: sql`${importRun.rows} + ${rows}`,
      accepted: sql`${importRun.accepted} + ${taken.accepted}`,
      duplicates: sql`${importRun.duplicates} + ${taken.duplicates}`,
      rejected: sql`${importRun.rejected} + ${taken.rejected.length}`,
    })
    .where(eq(importRun.id, id));
}

const finishRun = async (ctx: Ctx, id: string, state: 'done' | 'failed'): Promise<void> => {
  await ctx.db.update(importRun).set({ state, finishedAt: sql`now()` }).where(eq(importRun.id, id));
};
