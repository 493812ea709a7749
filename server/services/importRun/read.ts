import { and, asc, desc, eq, gt } from 'drizzle-orm';
import { notFound } from '@/domain/errors';
import { type ImportKind, type ImportMapping, proposeMapping } from '@/domain/import-mapping';
import { importFault, importRun } from '@/drizzle/schema/instance';
import { isUuid } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import { type CsvSource, readCsv } from './csv';

export type ShownImport = Omit<typeof importRun.$inferSelect, 'workspaceId'>;
export type ShownFault = { line: number; message: string; row: Record<string, string> };

const SAMPLE_ROWS = 5;

/** Columns, the first five rows and what the columns probably mean, without keeping anything. Reads the beginning only. */
export async function previewImport({ kind, source }: { kind: ImportKind; source: CsvSource }): Promise<{
  headers: string[];
  delimiter: string;
  sample: Record<string, string>[];
  mapping: ImportMapping;
}> {
  const { headers, delimiter, rows } = await readCsv(source);
  const sample: Record<string, string>[] = [];
  for await (const { cells } of rows) {
    sample.push(cells);
    if (sample.length === SAMPLE_ROWS) break;
  }
  return { headers, delimiter, sample, mapping: proposeMapping(kind, headers) };
}

/** The last 50 imports, newest first. */
export async function listImports({ ctx }: { ctx: Ctx }): Promise<ShownImport[]> {
  const rows = await ctx.db
    .select()
    .from(importRun)
    .where(eq(importRun.workspaceId, ctx.workspaceId))
    .orderBy(desc(importRun.createdAt), desc(importRun.id))
    .limit(50);
  return rows.map(({ workspaceId: _, ...row }) => row);
}

/** What was not taken, by line, at most 200 from after `afterLine`. `not_found` for an unknown import. */
export async function listImportFaults({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { id: string; afterLine?: number };
}): Promise<ShownFault[]> {
  const mine = and(eq(importRun.workspaceId, ctx.workspaceId), eq(importRun.id, input.id));
  if (!isUuid(input.id) || (await ctx.db.$count(importRun, mine)) === 0) throw notFound('import');
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
