import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { AppError } from '@/domain/errors';
import { importRun } from '@/drizzle/schema/instance';
import type { Ctx } from '@/server/db/tenant';
import { wake } from '@/server/jobs/wake';
import { recordAudit } from '../audit/record';
import { mappingSchema, refuseMapping } from './options';
import { findImport } from './read';

export const startImportSchema = mappingSchema.extend({
  id: z.string(),
  /** Only say what would become of it. */
  isDryRun: z.boolean().default(false),
});

/**
 * Has a worker read a file that was sent, or try it out. A second call changes nothing. Throws `invalid` where the mapping
 * does not fit and `conflict` for a file that was read already.
 */
export async function startImport({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof startImportSchema>;
}): Promise<void> {
  const { id, isDryRun, mapping, ...options } = startImportSchema.parse(input);
  const run = await findImport(ctx, id);
  refuseMapping(
    run.kind === 'interactions' ? 'interactions' : 'customers',
    { mapping, ...options },
    run.sample?.headers ?? [],
  );
  const { rowCount } = await ctx.db
    .update(importRun)
    .set({
      state: isDryRun ? 'checking' : 'running',
      mapping,
      options,
      bytes: 0,
      findings: isDryRun ? null : run.findings,
      problem: null,
      leaseUntil: null,
      cancelAt: null,
    })
    .where(
      and(eq(importRun.workspaceId, ctx.workspaceId), eq(importRun.id, id), eq(importRun.state, 'uploaded')),
    );
  if (rowCount === 0) {
    if (run.state === (isDryRun ? 'checking' : 'running')) return;
    throw new AppError('conflict', 'This file was read already. Send it again to read it again.');
  }
  const { kind, fileName } = run;
  if (!isDryRun)
    await recordAudit({ ctx, action: 'import.started', subject: id, detail: { kind, fileName } });
  await wake(ctx, 'importFiles');
}

/** Stops a dry run or an import after the rows in hand; what was taken stays. A file that was only sent is forgotten. */
export async function cancelImport({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<void> {
  const { state } = await findImport(ctx, input.id);
  const mine = sql`workspace_id = ${ctx.workspaceId} and id = ${input.id}`;
  if (state === 'uploaded' || state === 'uploading') {
    await ctx.db.execute(sql`delete from import_run where ${mine} and state in ('uploaded', 'uploading')`);
    return;
  }
  const { rowCount } = await ctx.db.execute(sql`
    update import_run set cancel_at = ${ctx.now.toISOString()}
    where ${mine} and state in ('checking', 'running', 'asking') and cancel_at is null`);
  if (rowCount === 0) return;
  await recordAudit({ ctx, action: 'import.cancelled', subject: input.id });
  await wake(ctx, 'importFiles');
}

/** Has a worker take back what an import brought. A second call changes nothing; `conflict` while it is still being read. */
export async function startUndo({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<void> {
  const { state, kind, fileName } = await findImport(ctx, input.id);
  const { rowCount } = await ctx.db.execute(sql`
    update import_run set state = 'undoing', lease_until = null, cancel_at = null, undone = null, problem = null
    where workspace_id = ${ctx.workspaceId} and id = ${input.id} and state in ('done', 'failed', 'cancelled')
      and kind <> 'responses'`);
  if (rowCount === 0) {
    if (state === 'undoing' || state === 'undone') return;
    throw new AppError('conflict', 'It is still being read. Cancel it first, then undo it.');
  }
  await recordAudit({ ctx, action: 'import.undone', subject: input.id, detail: { kind, fileName } });
  await wake(ctx, 'importFiles');
}
