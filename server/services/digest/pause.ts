import { and, eq } from 'drizzle-orm';
import { digest } from '@/drizzle/schema/report';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { findDigest } from './find';
import { scheduleReaders } from './readers';

/** Holds a digest back for everybody, or lets it go on with the next one that is due. Repeats change nothing. Throws `not_found`. */
export async function pauseDigest({
  ctx,
  input: { id, paused },
  all,
}: {
  ctx: Ctx;
  input: { id: string; paused: boolean };
  all: boolean;
}): Promise<void> {
  const held = await findDigest(ctx, { id, all });
  if ((held.pausedAt !== null) === paused) return;
  await ctx.db
    .update(digest)
    .set({ pausedAt: paused ? ctx.now : null, updatedAt: ctx.now })
    .where(and(eq(digest.workspaceId, ctx.workspaceId), eq(digest.id, id)));
  if (!paused) await scheduleReaders(ctx, id);
  await recordAudit({ ctx, action: paused ? 'digest.paused' : 'digest.resumed', subject: id });
}
