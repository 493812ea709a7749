import { and, desc, eq, notInArray, sql } from 'drizzle-orm';
import { AppError } from '@/domain/errors';
import { newId, type WorkspaceId } from '@/domain/ids';
import { type ImportMapping, proposeMapping } from '@/domain/import-mapping';
import type { FileKind, ImportSample } from '@/domain/import-run';
import { importPiece, importRun } from '@/drizzle/schema/instance';
import { type Actor, actorName, type Ctx, inWorkspace } from '@/server/db/tenant';
import { cellsOf, readCsv } from './csv';
import { headersKey } from './headers-key';
import { readImport, type ShownImport } from './read';

type Given = {
  workspaceId: WorkspaceId;
  actor: Actor;
  kind: FileKind;
  fileName: string;
  source: AsyncIterable<Uint8Array>;
};

const PIECE_BYTES = 1024 * 1024;
const MOST_BYTES = 2 * 1024 ** 3;
const SLICE_BYTES = 4 * 1024;
const SAMPLE_ROWS = 5;

/**
 * Keeps a file as it streams in, to be read by a worker once somebody has said what its columns mean: whoever sent it may
 * leave. Answers with the first rows and what the columns probably mean, as last time where the same columns came before.
 * Throws `invalid` for what is no CSV file and `too_large`; nothing of it is kept then.
 */
export async function receiveFile(given: Given): Promise<ShownImport> {
  const { workspaceId, actor } = given;
  const id = newId();
  await inWorkspace(workspaceId, actor, ctx => begin(ctx, id, given));
  try {
    const start = await keepPieces(given, id);
    const sample = await sampleOf(start);
    return await inWorkspace(workspaceId, actor, async ctx => {
      await ready(ctx, id, given.kind, sample);
      return readImport({ ctx, input: { id } });
    });
  } catch (error) {
    await inWorkspace(workspaceId, actor, ctx =>
      ctx.db.delete(importRun).where(and(eq(importRun.workspaceId, workspaceId), eq(importRun.id, id))),
    ).catch(() => {});
    throw error;
  }
}

async function begin(ctx: Ctx, id: string, { kind, fileName, actor }: Given): Promise<void> {
  await ctx.db.insert(importRun).values({
    workspaceId: ctx.workspaceId,
    id,
    kind,
    fileName,
    mapping: {},
    state: 'uploading',
    createdBy: actorName(actor),
    createdAt: ctx.now,
  });
}

/** Answers with the first piece. */
async function keepPieces({ workspaceId, actor, source }: Given, id: string): Promise<Buffer> {
  let first: Buffer | null = null;
  let size = 0;
  let number = 0;
  for await (const bytes of piecesOf(source)) {
    size += bytes.byteLength;
    if (size > MOST_BYTES) throw new AppError('too_large', 'The file is larger than 2 GB. Split it.');
    first ??= bytes;
    const piece = { workspaceId, importId: id, number, bytes };
    number += 1;
    await inWorkspace(workspaceId, actor, async ctx => {
      await ctx.db.insert(importPiece).values(piece);
      await ctx.db.update(importRun).set({ size }).where(eq(importRun.id, id));
    });
  }
  if (!first) throw new AppError('invalid', 'The file is empty.');
  return first;
}

async function* piecesOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    held.push(chunk);
    size += chunk.byteLength;
    if (size < PIECE_BYTES) continue;
    yield Buffer.concat(held);
    held = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(held);
}

async function sampleOf(start: Buffer): Promise<ImportSample> {
  // In small slices: the parser must not come to where the piece was cut, perhaps inside of quotes.
  async function* slices(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < start.length; at += SLICE_BYTES) yield start.subarray(at, at + SLICE_BYTES);
  }
  const { headers, delimiter, rows } = await readCsv(slices());
  const found: ImportSample['rows'] = [];
  for await (const { record } of rows) {
    found.push(shortened(cellsOf(headers, record)));
    if (found.length === SAMPLE_ROWS) break;
  }
  if (found.length === 0)
    throw new AppError('invalid', 'The file has a line of column names and no row below it.');
  return { headers, delimiter, rows: found };
}

const shortened = (cells: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(cells).map(([name, cell]) => [name, cell.slice(0, 100).replaceAll('\0', '')]),
  );

async function ready(ctx: Ctx, id: string, kind: FileKind, sample: ImportSample): Promise<void> {
  const key = headersKey(sample.headers);
  const known = await lastTime(ctx, kind, key);
  const mapping = known ?? proposeMapping(kind === 'interactions' ? kind : 'customers', sample.headers);
  await ctx.db
    .update(importRun)
    .set({ state: 'uploaded', sample, headersKey: key, mapping })
    .where(eq(importRun.id, id));
}

/** What these columns were said to mean when a file with the same ones came before. */
async function lastTime(ctx: Ctx, kind: FileKind, key: string): Promise<ImportMapping | null> {
  const [row] = await ctx.db
    .select({ mapping: importRun.mapping })
    .from(importRun)
    .where(
      and(
        eq(importRun.workspaceId, ctx.workspaceId),
        eq(importRun.kind, kind),
        eq(importRun.headersKey, key),
        notInArray(importRun.state, ['uploading', 'uploaded']),
      ),
    )
    .orderBy(desc(importRun.createdAt))
    .limit(1);
  return row?.mapping ?? null;
}

/** Files that were sent and never read are forgotten after a day. */
export async function pruneImports({ ctx }: { ctx: Ctx }): Promise<void> {
  await ctx.db.execute(sql`
    delete from import_run where workspace_id = ${ctx.workspaceId} and state in ('uploading', 'uploaded')
      and created_at < now() - interval '1 day'`);
}
