import { and, eq, sql } from 'drizzle-orm';
import { AppError } from '@/domain/errors';
import { segment } from '@/drizzle/schema/segment';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { readSegment } from './list';

/** Only while no program asks it; otherwise throws `conflict` with the programs' names and everything stays. */
export async function deleteSegment({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<void> {
  const { id, name } = await readSegment({ ctx, input });
  const own = and(eq(segment.workspaceId, ctx.workspaceId), eq(segment.id, id));
  await ctx.db.select({ id: segment.id }).from(segment).where(own).for('update');
  const { rows } = await ctx.db.execute<{ name: string }>(sql`
    select name from program where workspace_id = ${ctx.workspaceId} and trigger ->> 'once' = ${id} order by name`);
  if (rows.length > 0) {
    const names = new Intl.ListFormat('en').format(rows.map(row => `“${row.name}”`));
    throw new AppError('conflict', `The segment was kept: ${names} asks it. Change that program first.`);
  }
  await ctx.db.delete(segment).where(own);
  await recordAudit({ ctx, action: 'segment.deleted', subject: id, detail: { name } });
}
