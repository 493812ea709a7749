import { eq } from 'drizzle-orm';
import { notFound } from '@/domain/errors';
import type { WorkspaceSettings } from '@/domain/workspace';
import { workspace } from '@/drizzle/schema/workspace';
import type { Ctx } from '@/server/db/tenant';

export type WorkspaceView = {
  slug: string;
  name: string;
  /** IANA zone in which its days begin. */
  timezone: string;
  /** ISO 4217. */
  currency: string;
  isDemo: boolean;
  sendingPausedAt: Date | null;
  /** Why, where the product itself paused it; null: a person did. */
  sendingPausedReason: 'refused' | 'complaints' | null;
  settings: WorkspaceSettings;
};

/** The workspace that is open. */
export async function readWorkspaceSettings({ ctx }: { ctx: Ctx }): Promise<WorkspaceView> {
  const [row] = await ctx.db
    .select({
      slug: workspace.slug,
      name: workspace.name,
      timezone: workspace.timezone,
      currency: workspace.currency,
      isDemo: workspace.isDemo,
      sendingPausedAt: workspace.sendingPausedAt,
      sendingPausedReason: workspace.sendingPausedReason,
      settings: workspace.settings,
    })
    .from(workspace)
    .where(eq(workspace.id, ctx.workspaceId));
  if (!row) throw notFound('workspace');
  return row;
}
