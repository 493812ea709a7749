import { sql } from 'drizzle-orm';
import { notFound } from '@/domain/errors';
import type { Ctx } from '@/server/db/tenant';

export type RollupState = { generation: number; timezone: string };

/**
 * The workspace's cube, locked until the transaction ends: one folder or rebuilder at a time, the others wait.
 * Readers and writers of answers never take this lock.
 */
export async function lockRollup(ctx: Ctx): Promise<RollupState> {
  const { rows } = await ctx.db.execute<RollupState>(
    sql`select generation, timezone from rollup_state where workspace_id = ${ctx.workspaceId} for update`,
  );
  const [state] = rows;
  if (!state) throw notFound('workspace');
  return state;
}
