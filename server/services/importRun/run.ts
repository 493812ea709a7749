import { eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { newId, type WorkspaceId } from '@/domain/ids';
import type { FileKind, ImportCounts, ImportSample } from '@/domain/import-run';
import { importRun } from '@/drizzle/schema/instance';
import { type Actor, actorName, type Ctx, inWorkspace } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { type CsvSource, readCsv } from './csv';
import { headersKey } from './headers-key';
import { mappingSchema, refuseMapping } from './options';
import { LEASE, type Run, takeFile, type Watch } from './take-file';

type ImportCall = {
  workspaceId: WorkspaceId;
  actor: Actor;
  kind: FileKind;
  /** Opens the file, from its beginning each time. */
  open: () => CsvSource;
  fileName: string;
  input: z.input<typeof mappingSchema>;
} & Watch;

/**
 * Reads a file in this process while the caller waits (the operator's command). Rows that were not taken stand in the
 * import's report with line, sentence and cells; the file can be sent again, since rows known by their id are duplicates.
 * Throws `invalid` before anything is kept where the mapping does not fit, or where the file cannot be read on.
 */
export async function importFile(call: ImportCall): Promise<ImportCounts & { id: string }> {
  const { workspaceId, actor, kind, open, input } = call;
  const options = mappingSchema.parse(input);
  const { headers, delimiter } = await readCsv(open());
  refuseMapping(kind === 'interactions' ? kind : 'customers', options, headers);
  const run = await inWorkspace(workspaceId, actor, ctx =>
    begin(ctx, call, options, { headers, delimiter, rows: [] }),
  );
  let counts = run.counts;
  try {
    await takeFile(run, open(), {
      ...call,
      onProgress: now => {
        counts = now;
        call.onProgress?.(now);
      },
    });
    await inWorkspace(workspaceId, actor, ctx => finishRun(ctx, run.id, 'done'));
    return { id: run.id, ...counts };
  } catch (error) {
    await inWorkspace(workspaceId, actor, ctx => finishRun(ctx, run.id, 'failed')).catch(() => {});
    throw error;
  }
}

async function begin(
  ctx: Ctx,
  { workspaceId, actor, kind, fileName }: ImportCall,
  { mapping, ...options }: z.output<typeof mappingSchema>,
  sample: ImportSample,
): Promise<Run> {
  const id = newId();
  await ctx.db.insert(importRun).values({
    workspaceId,
    id,
    kind,
    fileName,
    mapping,
    options,
    headersKey: headersKey(sample.headers),
    sample,
    state: 'running',
    leaseUntil: LEASE,
    createdBy: actorName(actor),
    createdAt: ctx.now,
  });
  await recordAudit({ ctx, action: 'import.started', subject: id, detail: { kind, fileName } });
  const counts = { rows: 0, accepted: 0, duplicates: 0, rejected: 0 };
  return { workspaceId, actor, id, kind, mapping, options, counts };
}

/** Ends an import: its file and its first rows go, the report stays. Only what is still running can end. */
export async function finishRun(
  ctx: Ctx,
  id: string,
  state: 'done' | 'failed' | 'cancelled',
  problem: string | null = null,
): Promise<void> {
  await ctx.db.execute(
    sql`delete from import_piece where workspace_id = ${ctx.workspaceId} and import_id = ${id}`,
  );
  await ctx.db
    .update(importRun)
    .set({
      state,
      problem,
      // An undo that failed ends it a second time: what others changed since the first must not pass for the import's.
      finishedAt: sql`coalesce(${importRun.finishedAt}, now())`,
      leaseUntil: null,
      cancelAt: null,
      sample: sql`${importRun.sample} || '{"rows": []}'`,
    })
    .where(eq(importRun.id, id));
}
