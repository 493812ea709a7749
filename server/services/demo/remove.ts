import { eq, sql } from 'drizzle-orm';
import { AppError } from '@/domain/errors';
import type { WorkspaceId } from '@/domain/ids';
import { workspace } from '@/drizzle/schema/workspace';
import { type Actor, inWorkspace } from '@/server/db/tenant';

/**
 * Removes a demo workspace with everything in it, in one transaction. Throws `conflict` for a workspace that is not a
 * demo: then nothing is touched.
 */
export const removeDemoWorkspace = ({
  workspaceId,
  actor,
}: {
  workspaceId: WorkspaceId;
  actor: Actor;
}): Promise<void> =>
  inWorkspace(workspaceId, actor, async ctx => {
    const [row] = await ctx.db
      .select({ isDemo: workspace.isDemo })
      .from(workspace)
      .where(eq(workspace.id, workspaceId))
      .for('update');
    if (!row?.isDemo) throw new AppError('conflict', 'This workspace is not a demo, so it was kept.');
    // Children first: answers keep their invitation and customer from being deleted.
    for (const table of [
      'response',
      'decision',
      'delivery',
      'invitation',
      'interaction',
      'customer',
      'workspace',
    ]) {
      const key = table === 'workspace' ? sql`id` : sql`workspace_id`;
      await ctx.db.execute(sql`delete from ${sql.identifier(table)} where ${key} = ${workspaceId}`);
    }
  });
