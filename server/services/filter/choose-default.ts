import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { notFound } from '@/domain/errors';
import { savedFilter } from '@/drizzle/schema/report';
import { member } from '@/drizzle/schema/workspace';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { seenBy } from './list';

export const chooseDefaultSchema = z.object({
  /** Null: reports begin with all answers. */
  id: z.uuid().nullable(),
});

/**
 * Chooses the saved filter that a member's reports begin with. Throws `not_found` for somebody who is no member, and for
 * a filter that this member cannot see.
 */
export async function chooseDefault({
  ctx,
  userId,
  input,
}: {
  ctx: Ctx;
  userId: string;
  input: z.output<typeof chooseDefaultSchema>;
}): Promise<void> {
  const { id } = input;
  if (id !== null) {
    const [seen] = await ctx.db
      .select({ id: savedFilter.id })
      .from(savedFilter)
      .where(and(eq(savedFilter.workspaceId, ctx.workspaceId), eq(savedFilter.id, id), seenBy(userId)));
    if (!seen) throw notFound('saved filter');
  }
  const chosen = await ctx.db
    .update(member)
    .set({ defaultFilterId: id })
    .where(and(eq(member.workspaceId, ctx.workspaceId), eq(member.userId, userId)))
    .returning({ userId: member.userId });
  if (chosen.length === 0) throw notFound('member');
  await recordAudit({ ctx, action: 'filter.default_chosen', subject: userId, detail: { filter: id } });
}
