import { sql } from 'drizzle-orm';
import { textState } from '@/drizzle/schema/comment';
import type { Ctx } from '@/server/db/tenant';
import { wake } from '@/server/jobs/wake';

/** Lets every comment be read anew with the themes as they are once this transaction commits. */
export async function bumpTaxonomy(ctx: Ctx): Promise<void> {
  await ctx.db
    .insert(textState)
    .values({ workspaceId: ctx.workspaceId, taxonomy: 2 })
    .onConflictDoUpdate({ target: textState.workspaceId, set: { taxonomy: sql`${textState.taxonomy} + 1` } });
  await wake(ctx, 'readComments');
}
