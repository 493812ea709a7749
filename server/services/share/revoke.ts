import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { notFound } from '@/domain/errors';
import { shareLink } from '@/drizzle/schema/report';
import { isUuid } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';

type One = { ctx: Ctx; input: { id: string } };

/** Ends a link at once: whoever opens it is told that there is no such page. Throws `not_found` where it has ended. Audited. */
export const revokeShareLink = ({ ctx, input }: One): Promise<void> =>
  turn({ ctx, input }, { from: isNull(shareLink.revokedAt), to: ctx.now, action: 'share_link.revoked' });

/** Takes a revocation back: the same address works again. Throws `not_found` where there is none. Audited. */
export const restoreShareLink = ({ ctx, input }: One): Promise<void> =>
  turn({ ctx, input }, { from: isNotNull(shareLink.revokedAt), to: null, action: 'share_link.restored' });

async function turn(
  { ctx, input: { id } }: One,
  { from, to, action }: { from: ReturnType<typeof isNull>; to: Date | null; action: string },
): Promise<void> {
  if (!isUuid(id)) throw notFound('link');
  const changed = await ctx.db
    .update(shareLink)
    .set({ revokedAt: to })
    .where(and(eq(shareLink.workspaceId, ctx.workspaceId), eq(shareLink.id, id), from))
    .returning({ id: shareLink.id });
  if (changed.length === 0) throw notFound('link');
  await recordAudit({ ctx, action, subject: id });
}
