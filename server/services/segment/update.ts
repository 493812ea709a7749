import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { segmentShape } from '@/domain/segment';
import { segment } from '@/drizzle/schema/segment';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { refuseTakenName } from './create';
import { readSegment, type Segment } from './list';

/** What is left out stays as it is. */
export const updateSegmentSchema = segmentShape.partial().extend({ id: z.string() });

/** Changes a segment; programs that ask it go by the new conditions from now on. Throws `not_found`, `invalid`. */
export async function updateSegment({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof updateSegmentSchema>;
}): Promise<Segment> {
  const { id, name, where } = updateSegmentSchema.parse(input);
  await readSegment({ ctx, input: { id } });
  if (name !== undefined) await refuseTakenName(ctx, name, id);
  await ctx.db
    .update(segment)
    .set({ name, where, updatedAt: ctx.now })
    .where(and(eq(segment.workspaceId, ctx.workspaceId), eq(segment.id, id)));
  await recordAudit({ ctx, action: 'segment.updated', subject: id, detail: { name, where } });
  return readSegment({ ctx, input: { id } });
}
