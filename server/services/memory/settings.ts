import { eq } from 'drizzle-orm';
import type { FollowUp } from '@/domain/case/rules';
import { DEFAULT_VALENCES, type ValenceTable } from '@/domain/trust/valence';
import { workspace } from '@/drizzle/schema/workspace';
import type { Ctx } from '@/server/db/tenant';

/** What events do to trust in this workspace, and whom its big customers belong to. */
export async function readMemorySettings(
  ctx: Ctx,
): Promise<{ valences: ValenceTable; accounts: FollowUp['accounts'] }> {
  const [row] = await ctx.db
    .select({ followUp: workspace.followUp })
    .from(workspace)
    .where(eq(workspace.id, ctx.workspaceId));
  return {
    valences: { ...DEFAULT_VALENCES, ...row?.followUp.valences },
    accounts: row?.followUp.accounts,
  };
}
