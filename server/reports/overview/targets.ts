import { sql } from 'drizzle-orm';
import type { WorkspaceSettings } from '@/domain/workspace';
import type { Ctx } from '@/server/db/tenant';

export type Targets = NonNullable<WorkspaceSettings['targets']>;

/** What the workspace wants each metric to reach, in the metric's unit. */
export async function readTargets({ db, workspaceId }: Ctx): Promise<Targets> {
  const { rows } = await db.execute<{ targets: Targets | null }>(
    sql`select settings -> 'targets' as targets from workspace where id = ${workspaceId}`,
  );
  return rows[0]?.targets ?? {};
}
