import { and, eq } from 'drizzle-orm';
import { notFound } from '@/domain/errors';
import type { Match } from '@/domain/match';
import { savedFilter } from '@/drizzle/schema/report';
import { isUuid } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import { seenBy } from './list';

type Stored = { id: string; name: string; match: Match; isShared: boolean; ownerId: string };

/**
 * One saved filter. A person reads their own and shared ones; digests, share links, alerts and API keys any of the
 * workspace. Throws `not_found`: a filter that is gone never means "all answers".
 */
export async function readFilter({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<Stored> {
  const [row] = isUuid(input.id)
    ? await ctx.db
        .select({
          id: savedFilter.id,
          name: savedFilter.name,
          match: savedFilter.match,
          isShared: savedFilter.isShared,
          ownerId: savedFilter.ownerId,
        })
        .from(savedFilter)
        .where(
          and(
            eq(savedFilter.workspaceId, ctx.workspaceId),
            eq(savedFilter.id, input.id),
            ctx.actor.kind === 'user' ? seenBy(ctx.actor.id) : undefined,
          ),
        )
    : [];
  if (!row) throw notFound('saved filter');
  return row;
}
