import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { notFound } from '@/domain/errors';
import { digest } from '@/drizzle/schema/report';
import { isUuid } from '@/server/db/keyset';
import { actorName, type Ctx } from '@/server/db/tenant';

type DigestRow = typeof digest.$inferSelect;

/**
 * A digest that the actor may change, locked: any with `all`, else those of their own making. Throws `not_found`.
 * `deleted`: one that was taken off the list.
 */
export async function findDigest(
  ctx: Ctx,
  { id, all, deleted = false }: { id: string; all: boolean; deleted?: boolean },
): Promise<DigestRow> {
  const [row] = isUuid(id)
    ? await ctx.db
        .select()
        .from(digest)
        .where(
          and(
            eq(digest.workspaceId, ctx.workspaceId),
            eq(digest.id, id),
            deleted ? isNotNull(digest.deletedAt) : isNull(digest.deletedAt),
            all ? undefined : eq(digest.createdBy, actorName(ctx.actor)),
          ),
        )
        .for('update')
    : [];
  if (!row) throw notFound('digest');
  return row;
}
