import { and, eq, gt, isNull } from 'drizzle-orm';
import { AppError } from '@/domain/errors';
import type { Role } from '@/domain/roles';
import { memberInvitation, workspace } from '@/drizzle/schema/workspace';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { addMember } from './add';
import { hashInvitationToken } from './internal';

export type OpenInvitation = { id: string; email: string; role: Role; company: string };

const useless = (): AppError =>
  new AppError(
    'gone',
    'This invitation has been used, withdrawn, or is older than 7 days. Ask for a new one.',
  );

/** The invitation behind a token, while it can be accepted. `gone` otherwise, without saying why. */
export async function readInvitation({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { token: string };
}): Promise<OpenInvitation> {
  const [row] = await ctx.db
    .select({
      id: memberInvitation.id,
      email: memberInvitation.email,
      role: memberInvitation.role,
      company: workspace.name,
    })
    .from(memberInvitation)
    .innerJoin(workspace, eq(workspace.id, memberInvitation.workspaceId))
    .where(openOnes(ctx, input.token));
  if (!row) throw useless();
  return row;
}

/** Turns an invitation into a membership, once: of two at the same time the second is told that it is gone. */
export async function acceptInvitation({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { token: string; user: { id: string; email: string; name: string } };
}): Promise<void> {
  const [taken] = await ctx.db
    .update(memberInvitation)
    .set({ acceptedAt: ctx.now })
    .where(openOnes(ctx, input.token))
    .returning({ id: memberInvitation.id, role: memberInvitation.role });
  if (!taken) throw useless();
  const { id: userId, email, name } = input.user;
  await addMember({ ctx, input: { userId, email, name, role: taken.role } });
  await recordAudit({ ctx, action: 'member.invitation_accepted', subject: taken.id });
}

const openOnes = (ctx: Ctx, token: string) =>
  and(
    eq(memberInvitation.workspaceId, ctx.workspaceId),
    eq(memberInvitation.tokenHash, hashInvitationToken(token)),
    isNull(memberInvitation.acceptedAt),
    gt(memberInvitation.expiresAt, ctx.now),
  );
