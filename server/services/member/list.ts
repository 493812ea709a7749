import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Role } from '@/domain/roles';
import { member, memberInvitation } from '@/drizzle/schema/workspace';
import type { Ctx } from '@/server/db/tenant';

export type MemberList = {
  members: {
    userId: string;
    name: string;
    email: string;
    role: Role;
    since: Date;
    defaultFilterId: string | null;
  }[];
  /** Sent, not accepted, not expired. */
  invitations: { id: string; email: string; role: Role; expiresAt: Date }[];
};

/** Members by name, then who has been invited. */
export async function listMembers({ ctx }: { ctx: Ctx }): Promise<MemberList> {
  const members = await ctx.db
    .select({
      userId: member.userId,
      name: member.name,
      email: member.email,
      role: member.role,
      since: member.createdAt,
      defaultFilterId: member.defaultFilterId,
    })
    .from(member)
    .where(eq(member.workspaceId, ctx.workspaceId))
    .orderBy(member.name, member.userId);
  const invitations = await ctx.db
    .select({
      id: memberInvitation.id,
      email: memberInvitation.email,
      role: memberInvitation.role,
      expiresAt: memberInvitation.expiresAt,
    })
    .from(memberInvitation)
    .where(
      and(
        eq(memberInvitation.workspaceId, ctx.workspaceId),
        isNull(memberInvitation.acceptedAt),
        gt(memberInvitation.expiresAt, ctx.now),
      ),
    )
    .orderBy(memberInvitation.createdAt);
  return { members, invitations };
}
