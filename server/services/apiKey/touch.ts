import { and, eq, sql } from 'drizzle-orm';
import { apiKey } from '@/drizzle/schema/workspace';
import type { Ctx } from '@/server/db/tenant';

/** Notes that a key was used, at most once a minute whatever the number of processes. */
export async function touchApiKey({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<void> {
  await ctx.db
    .update(apiKey)
    .set({ lastUsedAt: ctx.now })
    .where(
      and(
        eq(apiKey.workspaceId, ctx.workspaceId),
        eq(apiKey.id, input.id),
        sql`(${apiKey.lastUsedAt} is null or ${apiKey.lastUsedAt} < now() - interval '1 minute')`,
      ),
    );
}
