import { and, eq, lt, sql } from 'drizzle-orm';
import { idempotentRequest } from '@/drizzle/schema/workspace';
import type { Ctx } from '@/server/db/tenant';

/** Forgets stored answers older than 24 hours; returns how many. */
export async function pruneIdempotentRequests({ ctx }: { ctx: Ctx }): Promise<number> {
  const { rowCount } = await ctx.db
    .delete(idempotentRequest)
    .where(
      and(
        eq(idempotentRequest.workspaceId, ctx.workspaceId),
        lt(idempotentRequest.createdAt, sql`now() - interval '24 hours'`),
      ),
    );
  return rowCount ?? 0;
}
