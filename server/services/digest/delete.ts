import { and, eq, lt } from 'drizzle-orm';
import { digest, digestReader } from '@/drizzle/schema/report';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { findDigest } from './find';
import { scheduleReaders } from './readers';

/** Days for which a deleted digest can be brought back. */
const KEPT_DAYS = 30;

type One = { ctx: Ctx; input: { id: string }; all: boolean };

/** Takes a digest off the list; nobody gets it any more. Throws `not_found`. */
export async function deleteDigest({ ctx, input: { id }, all }: One): Promise<void> {
  await findDigest(ctx, { id, all });
  await ctx.db
    .update(digest)
    .set({ deletedAt: ctx.now })
    .where(and(eq(digest.workspaceId, ctx.workspaceId), eq(digest.id, id)));
  await ctx.db
    .update(digestReader)
    .set({ nextAt: null })
    .where(and(eq(digestReader.workspaceId, ctx.workspaceId), eq(digestReader.digestId, id)));
  await recordAudit({ ctx, action: 'digest.deleted', subject: id });
}

/** Brings a deleted digest back, with its readers; who had stopped it still has. Throws `not_found`. */
export async function restoreDigest({ ctx, input: { id }, all }: One): Promise<void> {
  await findDigest(ctx, { id, all, deleted: true });
  await ctx.db
    .update(digest)
    .set({ deletedAt: null })
    .where(and(eq(digest.workspaceId, ctx.workspaceId), eq(digest.id, id)));
  await scheduleReaders(ctx, id);
  await recordAudit({ ctx, action: 'digest.restored', subject: id });
}

/** Forgets digests that were deleted long ago, with the addresses of their readers. */
export async function pruneDigests({ ctx }: { ctx: Ctx }): Promise<void> {
  const before = new Date(ctx.now.getTime() - KEPT_DAYS * 86_400_000);
  await ctx.db
    .delete(digest)
    .where(and(eq(digest.workspaceId, ctx.workspaceId), lt(digest.deletedAt, before)));
}
