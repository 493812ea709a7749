import { and, eq } from 'drizzle-orm';
import type { Role } from '@/domain/roles';
import { member } from '@/drizzle/schema/workspace';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { lockMember, requireAnotherOwner, requireRankOver } from './internal';

/** Ends a membership at once (it is read on every request). Anybody may leave; the last owner may not. */
export async function removeMember({
  ctx,
  actorRole,
  input,
}: {
  ctx: Ctx;
  actorRole: Role;
  input: { userId: string };
}): Promise<void> {
  const { role } = await lockMember(ctx, input.userId);
  const leaving = ctx.actor.kind === 'user' && ctx.actor.id === input.userId;
  if (!leaving) requireRankOver(actorRole, role);
  if (role === 'owner') await requireAnotherOwner(ctx, input.userId);
  await ctx.db
    .delete(member)
    .where(and(eq(member.workspaceId, ctx.workspaceId), eq(member.userId, input.userId)));
  await recordAudit({
    ctx,
    action: leaving ? 'member.left' : 'member.removed',
    subject: input.userId,
    detail: { role },
  });
}
