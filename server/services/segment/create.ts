import { and, eq, ne } from 'drizzle-orm';
import type { z } from 'zod';
import { AppError } from '@/domain/errors';
import { newId } from '@/domain/ids';
import { segmentShape } from '@/domain/segment';
import { segment } from '@/drizzle/schema/segment';
import { actorName, type Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { readSegment, type Segment } from './list';

/** Makes a named group of customers. Throws `invalid` where another has the name. */
export async function createSegment({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof segmentShape>;
}): Promise<Segment> {
  const { name, where } = segmentShape.parse(input);
  await refuseTakenName(ctx, name, null);
  const id = newId();
  await ctx.db.insert(segment).values({
    workspaceId: ctx.workspaceId,
    id,
    name,
    where,
    createdBy: actorName(ctx.actor),
    createdAt: ctx.now,
    updatedAt: ctx.now,
  });
  await recordAudit({ ctx, action: 'segment.created', subject: id, detail: { name } });
  return readSegment({ ctx, input: { id } });
}

/** `id`: the segment that may keep it. */
export async function refuseTakenName(ctx: Ctx, name: string, id: string | null): Promise<void> {
  const [taken] = await ctx.db
    .select({ id: segment.id })
    .from(segment)
    .where(
      and(
        eq(segment.workspaceId, ctx.workspaceId),
        eq(segment.name, name),
        id === null ? undefined : ne(segment.id, id),
      ),
    );
  if (!taken) return;
  const message = 'Another segment has this name: choose a different one.';
  throw new AppError('invalid', message, [{ path: 'name', message }]);
}
