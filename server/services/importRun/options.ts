import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { AppError } from '@/domain/errors';
import { type ImportKind, type ImportMapping, mappingFaults } from '@/domain/import-mapping';
import type { RowOptions } from '@/domain/import-row';
import type { ImportOptions } from '@/domain/import-run';
import { workspace } from '@/drizzle/schema/workspace';
import type { Ctx } from '@/server/db/tenant';

export const mappingSchema = z.object({
  /** Column header → target; absent columns and empty targets are left out. */
  mapping: z.record(z.string(), z.string()),
  defaults: z.record(z.string(), z.string()).default({}),
  /** Nobody is asked about anything in this file. */
  doNotAsk: z.boolean().default(false),
  dateOrder: z.enum(['dmy', 'mdy']).optional(),
});

/** Throws `invalid` where a mapping names a target or a column that is not there, or lacks one that is needed. */
export function refuseMapping(
  kind: ImportKind,
  { mapping, defaults = {} }: { mapping: ImportMapping; defaults?: Record<string, string> },
  headers: readonly string[],
): void {
  const missing = Object.entries(mapping)
    .filter(([name, target]) => target !== '' && !headers.includes(name))
    .map(([name]) => `The file has no column "${name}".`);
  const faults = [...mappingFaults(kind, mapping, defaults), ...missing];
  if (faults.length === 0) return;
  throw new AppError(
    'invalid',
    faults.join(' '),
    faults.map(message => ({ path: 'mapping', message })),
  );
}

/** The workspace's zone and currency stand in where a row says none. */
export async function rowOptionsOf(
  ctx: Ctx,
  kind: ImportKind,
  mapping: ImportMapping,
  { defaults, dateOrder }: ImportOptions,
): Promise<RowOptions> {
  const [home] = await ctx.db
    .select({ timezone: workspace.timezone, currency: workspace.currency })
    .from(workspace)
    .where(eq(workspace.id, ctx.workspaceId));
  if (!home) throw new Error('the workspace of this transaction is not there');
  const hasAmount = Object.values(mapping).includes('amount.value');
  return {
    kind,
    mapping,
    defaults: { ...(hasAmount && { 'amount.currency': home.currency }), ...defaults },
    timezone: home.timezone,
    dateOrder,
  };
}
