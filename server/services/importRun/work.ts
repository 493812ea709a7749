import { eq, sql } from 'drizzle-orm';
import { AppError } from '@/domain/errors';
import type { WorkspaceId } from '@/domain/ids';
import { importPiece, importRun } from '@/drizzle/schema/instance';
import { asAppError } from '@/server/db/faults';
import { type Actor, inWorkspace } from '@/server/db/tenant';
import { log } from '@/server/log';
import { askList } from '../list/ask';
import { checkFile } from './check';
import { finishRun } from './run';
import { LEASE, type Run, takeFile } from './take-file';
import { undoImport } from './undo';

const importer: Actor = { kind: 'system', name: 'importer' };
type Row = typeof importRun.$inferSelect;
const BROKEN = 'Something went wrong on our side. Rows before it were kept; send the file again.';

/**
 * Takes up one import of the workspace that waits (to be tried, read, asked or undone) and goes on with it until it ends,
 * is cancelled, or `isStopping`. False: none waits.
 */
export async function workOnImport(workspaceId: WorkspaceId, isStopping: () => boolean): Promise<boolean> {
  const row = await claim(workspaceId);
  if (!row) return false;
  const { id, kind, mapping, options, rows, accepted, duplicates, rejected } = row;
  if (kind === 'responses') throw new Error('answers are read by the command that was given the file');
  const counts = { rows, accepted, duplicates, rejected };
  const run: Run = { workspaceId, actor: importer, id, kind, mapping, options, counts };
  try {
    if (!(await goOn(row, run, isStopping)) && !isStopping()) return true;
  } catch (error) {
    await fail(run, row, error);
  }
  return !isStopping();
}

/** True: it has ended. */
async function goOn(row: Row, run: Run, isStopping: () => boolean): Promise<boolean> {
  const { workspaceId, id } = run;
  const isOver = await step(row, run, isStopping);
  return inWorkspace(workspaceId, importer, async ctx => {
    const [now] = await ctx.db
      .select({ state: importRun.state, cancelAt: importRun.cancelAt })
      .from(importRun)
      .where(eq(importRun.id, id))
      .for('no key update');
    if (now?.state !== row.state) return true;
    if (!isOver && !now.cancelAt) {
      await ctx.db.update(importRun).set({ leaseUntil: null }).where(eq(importRun.id, id));
      return false;
    }
    if (row.state === 'running') await finishRun(ctx, id, isOver ? 'done' : 'cancelled');
    else
      await ctx.db
        .update(importRun)
        .set({
          state: row.state === 'checking' ? 'uploaded' : row.state === 'undoing' ? 'undone' : 'done',
          leaseUntil: null,
          cancelAt: null,
          ...(row.state === 'undoing' && { undoneAt: ctx.now }),
        })
        .where(eq(importRun.id, id));
    return true;
  });
}

async function step(row: Row, run: Run, isStopping: () => boolean): Promise<boolean> {
  switch (row.state) {
    case 'checking':
      return checkFile(run, piecesOf(run), { isStopping });
    case 'running':
      return takeFile(run, await fileOf(run), { isStopping });
    case 'undoing':
      return undoImport(run, isStopping);
    default:
      return askList(run, isStopping);
  }
}

/** Read by a command that died, it has no file here. */
async function fileOf(run: Run): Promise<AsyncIterable<Uint8Array>> {
  const pieces = await inWorkspace(run.workspaceId, importer, ctx =>
    ctx.db.$count(importPiece, eq(importPiece.importId, run.id)),
  );
  if (pieces === 0)
    throw new AppError('invalid', 'What read it was stopped. Rows before it were kept; send the file again.');
  return piecesOf(run);
}

async function* piecesOf({ workspaceId, id }: Run): AsyncGenerator<Uint8Array> {
  for (let number = 0; ; number++) {
    const { rows } = await inWorkspace(workspaceId, importer, ctx =>
      ctx.db.execute<{ bytes: Buffer }>(sql`
        select bytes from import_piece where workspace_id = ${workspaceId} and import_id = ${id} and number = ${number}`),
    );
    if (!rows[0]) return;
    yield rows[0].bytes;
  }
}

const claim = (workspaceId: WorkspaceId): Promise<Row | undefined> =>
  inWorkspace(workspaceId, importer, async ctx => {
    const { rows } = await ctx.db.execute<{ id: string }>(sql`
      select id from import_run
      where workspace_id = ${workspaceId} and state in ('checking', 'running', 'asking', 'undoing')
        and (lease_until is null or lease_until < now())
      order by created_at limit 1 for no key update skip locked`);
    if (!rows[0]) return undefined;
    const [row] = await ctx.db
      .update(importRun)
      .set({ leaseUntil: LEASE })
      .where(eq(importRun.id, rows[0].id))
      .returning();
    return row;
  });

/** What comes from the file ends it; what comes from a database that is away leaves it for the next try. */
async function fail({ workspaceId, id }: Run, { state }: Row, error: unknown): Promise<void> {
  const known = asAppError(error);
  if (known?.code === 'unavailable') throw error;
  if (!known) log().error({ err: error instanceof Error ? error.message : String(error) }, 'import failed');
  const problem = known ? known.message : BROKEN;
  await inWorkspace(workspaceId, importer, async ctx => {
    if (state === 'checking')
      await ctx.db
        .update(importRun)
        .set({ state: 'uploaded', problem, leaseUntil: null })
        .where(eq(importRun.id, id));
    else await finishRun(ctx, id, 'failed', problem);
  });
}
