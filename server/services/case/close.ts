import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { AppError, notFound } from '@/domain/errors';
import { customerCase } from '@/drizzle/schema/case';
import { nameBehind } from '@/server/db/actor-name';
import { actorName, type Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';

export const closeCaseSchema = z.object({
  id: z.uuid('is not the id of a case'),
  /** What came of it. */
  note: z.string().trim().max(2000).optional(),
});

/** Marks a case as done. Of two who close it at once, the second gets conflict and is told who was first. */
export async function closeCase({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof closeCaseSchema>;
}): Promise<void> {
  const { id, note } = closeCaseSchema.parse(input);
  const which = and(eq(customerCase.workspaceId, ctx.workspaceId), eq(customerCase.id, id));
  const closed = await ctx.db
    .update(customerCase)
    .set({ state: 'closed', closedAt: ctx.now, closedBy: actorName(ctx.actor), note: note || null })
    .where(and(which, eq(customerCase.state, 'open')))
    .returning({ id: customerCase.id });
  if (closed.length === 0) {
    const by = nameBehind(customerCase.workspaceId, customerCase.closedBy);
    const [row] = await ctx.db
      .select({ by, closedBy: customerCase.closedBy })
      .from(customerCase)
      .where(which);
    if (!row) throw notFound('case');
    const who = row.closedBy === 'customer' ? 'The customer' : row.by;
    throw new AppError('conflict', `${who} closed this case already; nothing was changed.`);
  }
  await recordAudit({ ctx, action: 'case.closed', subject: id });
}

/** Takes a closing back. */
export async function reopenCase({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<void> {
  const { id } = closeCaseSchema.pick({ id: true }).parse(input);
  const opened = await ctx.db
    .update(customerCase)
    .set({ state: 'open', closedAt: null, closedBy: null, note: null })
    .where(and(eq(customerCase.workspaceId, ctx.workspaceId), eq(customerCase.id, id)))
    .returning({ id: customerCase.id });
  if (opened.length === 0) throw notFound('case');
  await recordAudit({ ctx, action: 'case.reopened', subject: id });
}
