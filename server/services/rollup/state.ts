import { type SQL, sql } from 'drizzle-orm';
import { notFound } from '@/domain/errors';
import type { Ctx } from '@/server/db/tenant';

/** `timezone`: of the cube's days; `wanted`: the workspace's own, which a rebuild has yet to follow. */
export type RollupState = { generation: number; timezone: string; wanted: string };

/**
 * The workspace's cube, locked until the transaction ends: one folder or rebuilder at a time, the others wait.
 * Readers and writers of answers never take this lock. Counting gets memory enough not to spill for a batch.
 */
export async function lockRollup(ctx: Ctx): Promise<RollupState> {
  const { rows } = await ctx.db.execute<RollupState>(
    sql`select r.generation, r.timezone, w.timezone as wanted, set_config('work_mem', '64MB', true)
      from rollup_state r join workspace w on w.id = r.workspace_id
      where r.workspace_id = ${ctx.workspaceId} for update of r`,
  );
  const [state] = rows;
  if (!state) throw notFound('workspace');
  return state;
}

/**
 * The id up to which a batch of the oldest `limit` rows of a table of deltas reaches, as a value to compare with: a join
 * with the batch itself is planned by how full the table was when it was looked at last, and mostly that was empty.
 */
export const lastOf = (deltas: SQL, workspaceId: string, limit: number): SQL => sql`(
  select max(id) from (select id from ${deltas} where workspace_id = ${workspaceId} order by id limit ${limit}) batch)`;
