import { and, eq } from 'drizzle-orm';
import { notFound } from '@/domain/errors';
import { annotation } from '@/drizzle/schema/annotation';
import { isUuid } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';

/** Takes a note back; what it said stays in the audit log. Throws `not_found`. */
export async function deleteAnnotation({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<void> {
  if (!isUuid(input.id)) throw notFound('note');
  const [gone] = await ctx.db
    .delete(annotation)
    .where(and(eq(annotation.workspaceId, ctx.workspaceId), eq(annotation.id, input.id)))
    .returning();
  if (!gone) throw notFound('note');
  const { day, text, restarts } = gone;
  await recordAudit({
    ctx,
    action: 'annotation.removed',
    subject: input.id,
    detail: { day, text, restarts },
  });
}
