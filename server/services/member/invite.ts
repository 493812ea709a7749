import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { AppError, notFound } from '@/domain/errors';
import { newId } from '@/domain/ids';
import type { Role } from '@/domain/roles';
import { member, memberInvitation } from '@/drizzle/schema/workspace';
import { actorName, type Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { makeInvitationToken, requireRankOver } from './internal';
import { emailSchema, roleSchema } from './schemas';

const DAYS = 7;

export const inviteMemberSchema = z.object({ email: emailSchema, role: roleSchema });

/**
 * Makes an invitation for 7 days and returns its token, which is kept nowhere: the caller mails it.
 * An earlier invitation to the same address is withdrawn. `conflict` where the address belongs to a member.
 */
export async function inviteMember({
  ctx,
  actorRole,
  input,
}: {
  ctx: Ctx;
  actorRole: Role;
  input: z.output<typeof inviteMemberSchema>;
}): Promise<{ id: string; token: string; expiresAt: Date }> {
  requireRankOver(actorRole, input.role);
  const [existing] = await ctx.db
    .select({ name: member.name })
    .from(member)
    .where(and(eq(member.workspaceId, ctx.workspaceId), eq(member.email, input.email)));
  if (existing) throw new AppError('conflict', `${existing.name} is a member already.`);
  await ctx.db
    .delete(memberInvitation)
    .where(
      and(
        eq(memberInvitation.workspaceId, ctx.workspaceId),
        eq(memberInvitation.email, input.email),
        isNull(memberInvitation.acceptedAt),
      ),
    );
  const { token, hash } = makeInvitationToken();
  const id = newId();
  const expiresAt = new Date(ctx.now.getTime() + DAYS * 86_400_000);
  await ctx.db.insert(memberInvitation).values({
    workspaceId: ctx.workspaceId,
    id,
    ...input,
    tokenHash: hash,
    invitedBy: actorName(ctx.actor),
    expiresAt,
    createdAt: ctx.now,
  });
  await recordAudit({ ctx, action: 'member.invited', subject: id, detail: { role: input.role } });
  return { id, token, expiresAt };
}

/** Withdraws an invitation that was not accepted: its link opens nothing any more. */
export async function withdrawInvitation({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<void> {
  const gone = await ctx.db
    .delete(memberInvitation)
    .where(
      and(
        eq(memberInvitation.workspaceId, ctx.workspaceId),
        eq(memberInvitation.id, input.id),
        isNull(memberInvitation.acceptedAt),
      ),
    )
    .returning({ id: memberInvitation.id });
  if (!gone.length) throw notFound('invitation');
  await recordAudit({ ctx, action: 'member.invitation_withdrawn', subject: input.id });
}
