import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { digestShape } from '@/domain/digest';
import { digest } from '@/drizzle/schema/report';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { readFilter } from '../filter/read';
import { findDigest } from './find';
import { checkReaders, placeReaders } from './readers';

export const updateDigestSchema = digestShape.extend({ id: z.uuid() });

/**
 * Changes a digest and who reads it; everybody's next issue is then the next that is due by the new rhythm and hour.
 * `only`: the one address that the actor may write to; they may then change only what they made. Throws as `createDigest`
 * does, and `not_found`.
 */
export async function updateDigest({
  ctx,
  input,
  only,
}: {
  ctx: Ctx;
  input: z.input<typeof updateDigestSchema>;
  only: string | null;
}): Promise<void> {
  const { id, readers, ...given } = updateDigestSchema.parse(input);
  const held = await findDigest(ctx, { id, all: only === null });
  checkReaders(readers, only);
  if (given.which.saved && given.which.saved !== held.which.saved)
    await readFilter({ ctx, input: { id: given.which.saved } });
  await ctx.db
    .update(digest)
    .set({ ...given, updatedAt: ctx.now })
    .where(and(eq(digest.workspaceId, ctx.workspaceId), eq(digest.id, id)));
  await placeReaders(ctx, { id, ...given }, readers);
  await recordAudit({
    ctx,
    action: 'digest.changed',
    subject: id,
    detail: { ...given, readers: readers.length },
  });
}
