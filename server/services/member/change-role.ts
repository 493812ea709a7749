import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Role } from '@/domain/roles';
import { member } from '@/drizzle/schema/workspace';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { lockMember, requireAnotherOwner, requireRankOver } from './internal';
import { roleSchema } from './schemas';

export const changeRoleSchema = z.object({ userId: z.string().max(100), role: roleSchema });

/** Gives a member another role. `forbidden` past one's own rank, `conflict` for the last owner. */
export async function changeMemberRole({
  ctx,
  actorRole,
  input,
}: {
  ctx: Ctx;
  actorRole: Role;
  input: z.output<typeof changeRoleSchema>;
}): Promise<void> {
  const { role: before } = await lockMember(ctx, input.userId);
  requireRankOver(actorRole, before);
  requireRankOver(actorRole, input.role);
  if (before === input.role) return;
  if (before === 'owner') await requireAnotherOwner(ctx, input.userId);
  await ctx.db
    .update(member)
    .set({ role: input.role })
    .where(and(eq(member.workspaceId, ctx.workspaceId), eq(member.userId, input.userId)));
  await recordAudit({
    ctx,
    action: 'member.role_changed',
    subject: input.userId,
    detail: { from: before, to: input.role },
  });
}
