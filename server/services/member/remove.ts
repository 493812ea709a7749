import { and, eq, sql } from 'drizzle-orm';
import type { Role } from '@/domain/roles';
import { member } from '@/drizzle/schema/workspace';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { lockMember, requireAnotherOwner, requireRankOver } from './internal';

/**
 * Ends a membership at once (it is read on every request), and what was mailed because of it. Anybody may leave; the last
 * owner may not.
 */
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
  await endMails(ctx, input.userId);
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

/** Digests and alerts lose the address. A digest that they had stopped keeps it, so that nobody can put them on its list anew. */
async function endMails({ db, workspaceId }: Ctx, userId: string): Promise<void> {
  const address = sql`(select lower(email) from member where workspace_id = ${workspaceId} and user_id = ${userId})`;
  await db.execute(sql`
    delete from digest_reader
    where workspace_id = ${workspaceId} and stopped_at is null and (user_id = ${userId} or email = ${address})`);
  await db.execute(sql`
    update alert_rule set mail_to = array_remove(mail_to, ${address})
    where workspace_id = ${workspaceId} and ${address} = any(mail_to)`);
}
