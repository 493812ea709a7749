import { and, eq, sql } from 'drizzle-orm';
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
  if (given.rhythm !== held.rhythm) await forgetIssues(ctx, id);
  await placeReaders(ctx, { id, ...given }, readers);
  await recordAudit({
    ctx,
    action: 'digest.changed',
    subject: id,
    detail: { ...given, readers: readers.length },
  });
}

/** What is known of issues is by the first day they tell of: a month must not be taken for the day that it begins with. */
async function forgetIssues({ db, workspaceId }: Ctx, id: string): Promise<void> {
  await db.execute(sql`
    delete from digest_issue i using digest_reader r
    where i.workspace_id = ${workspaceId} and r.workspace_id = i.workspace_id and r.id = i.reader_id and r.digest_id = ${id}`);
}
