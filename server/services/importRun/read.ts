import { and, asc, desc, eq, gt, inArray, ne } from 'drizzle-orm';
import { notFound } from '@/domain/errors';
import type { FileKind, ImportState } from '@/domain/import-run';
import { importFault, importRun } from '@/drizzle/schema/instance';
import { isUuid } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';

export type ShownImport = Omit<
  typeof importRun.$inferSelect,
  'workspaceId' | 'leaseUntil' | 'headersKey' | 'asking'
> & { isKnown: boolean; isAsked: boolean };
export type ShownFault = { line: number; message: string; row: Record<string, string> };

/**
 * One import as it stands. `isKnown`: a file with the same columns was read before; `isAsked`: the list was asked. `not_found`
 * for an unknown one.
 */
export async function readImport({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<ShownImport> {
  const run = await findImport(ctx, input.id);
  const { workspaceId: _, leaseUntil: __, asking, headersKey, ...row } = run;
  const shown = { ...row, isAsked: asking !== null };
  if (run.state !== 'uploaded' || !headersKey) return { ...shown, isKnown: false };
  const before = await ctx.db.$count(
    importRun,
    and(
      eq(importRun.workspaceId, ctx.workspaceId),
      eq(importRun.kind, run.kind),
      eq(importRun.headersKey, headersKey),
      ne(importRun.id, run.id),
      inArray(importRun.state, ['running', 'done', 'asking', 'failed', 'cancelled', 'undoing', 'undone']),
    ),
  );
  return { ...shown, isKnown: before > 0 };
}

/** `not_found` for an id that is none of this workspace's. */
export async function findImport(ctx: Ctx, id: string): Promise<typeof importRun.$inferSelect> {
  if (!isUuid(id)) throw notFound('import');
  const [row] = await ctx.db
    .select()
    .from(importRun)
    .where(and(eq(importRun.workspaceId, ctx.workspaceId), eq(importRun.id, id)));
  if (!row) throw notFound('import');
  return row;
}

type ListedImport = Pick<
  ShownImport,
  | 'id'
  | 'fileName'
  | 'createdAt'
  | 'rows'
  | 'accepted'
  | 'duplicates'
  | 'rejected'
  | 'size'
  | 'bytes'
  | 'problem'
  | 'undone'
> & { kind: FileKind; state: ImportState };

/** The last 50 files of interactions and customers that were read or are being read, newest first. */
export async function listImports({ ctx }: { ctx: Ctx }): Promise<ListedImport[]> {
  const rows = await ctx.db
    .select({
      id: importRun.id,
      kind: importRun.kind,
      fileName: importRun.fileName,
      state: importRun.state,
      createdAt: importRun.createdAt,
      rows: importRun.rows,
      accepted: importRun.accepted,
      duplicates: importRun.duplicates,
      rejected: importRun.rejected,
      size: importRun.size,
      bytes: importRun.bytes,
      problem: importRun.problem,
      undone: importRun.undone,
    })
    .from(importRun)
    .where(
      and(
        eq(importRun.workspaceId, ctx.workspaceId),
        inArray(importRun.kind, ['interactions', 'customers']),
        ne(importRun.state, 'uploading'),
      ),
    )
    .orderBy(desc(importRun.createdAt), desc(importRun.id))
    .limit(50);
  return rows.flatMap(({ kind, ...row }) => (kind === 'responses' ? [] : [{ ...row, kind }]));
}

/** What was not taken, by line, at most 200 from after `afterLine`. `not_found` for an unknown import. */
export async function listImportFaults({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { id: string; afterLine?: number };
}): Promise<ShownFault[]> {
  await findImport(ctx, input.id);
  return ctx.db
    .select({ line: importFault.line, message: importFault.message, row: importFault.row })
    .from(importFault)
    .where(
      and(
        eq(importFault.workspaceId, ctx.workspaceId),
        eq(importFault.importId, input.id),
        gt(importFault.line, input.afterLine ?? 0),
      ),
    )
    .orderBy(asc(importFault.line))
    .limit(200);
}
