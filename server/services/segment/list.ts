import { and, asc, eq } from 'drizzle-orm';
import { notFound } from '@/domain/errors';
import type { AttributeCondition } from '@/domain/program';
import { segment } from '@/drizzle/schema/segment';
import { isUuid } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import { countCustomers } from './count';

/** `customers`: how many it holds now. */
export type Segment = { id: string; name: string; where: AttributeCondition[]; customers: number };

/** Every segment by name, each with its number of customers. */
export async function listSegments({ ctx }: { ctx: Ctx }): Promise<Segment[]> {
  const rows = await ctx.db
    .select({ id: segment.id, name: segment.name, where: segment.where })
    .from(segment)
    .where(eq(segment.workspaceId, ctx.workspaceId))
    .orderBy(asc(segment.name), asc(segment.id));
  const counts = await countCustomers(
    ctx,
    rows.map(row => row.where),
  );
  return rows.map((row, index) => ({ ...row, customers: counts[index] ?? 0 }));
}

/** Throws `not_found`, also for another workspace's. */
export async function readSegment({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<Segment> {
  const [row] = isUuid(input.id)
    ? await ctx.db
        .select({ id: segment.id, name: segment.name, where: segment.where })
        .from(segment)
        .where(and(eq(segment.workspaceId, ctx.workspaceId), eq(segment.id, input.id)))
    : [];
  if (!row) throw notFound('segment');
  const [customers = 0] = await countCustomers(ctx, [row.where]);
  return { ...row, customers };
}
