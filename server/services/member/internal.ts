import { createHash, randomBytes } from 'node:crypto';
import { and, count, eq, sql } from 'drizzle-orm';
import { AppError, notFound } from '@/domain/errors';
import { can, type Role } from '@/domain/roles';
import { member } from '@/drizzle/schema/workspace';
import type { Ctx } from '@/server/db/tenant';

/** 256 random bits for a mailed invitation; the database keeps only the hash. */
export function makeInvitationToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashInvitationToken(token) };
}

export const hashInvitationToken = (token: string): string =>
  createHash('sha256').update(token).digest('hex');

/** Who may hand out or take away a role: owners any, admins every one below owner. Throws `forbidden`. */
export function requireRankOver(actorRole: Role, role: Role): void {
  if (!can(actorRole, 'govern') || (role === 'owner' && actorRole !== 'owner'))
    throw new AppError('forbidden', 'Only an owner can make, change or remove an owner.');
}

/** Locks the workspace's members, so that two owners cannot remove each other at once; returns the one asked for. */
export async function lockMember(ctx: Ctx, userId: string): Promise<{ name: string; role: Role }> {
  const rows = await ctx.db
    .select({ userId: member.userId, name: member.name, role: member.role })
    .from(member)
    .where(eq(member.workspaceId, ctx.workspaceId))
    .orderBy(member.userId)
    .for('update');
  const found = rows.find(row => row.userId === userId);
  if (!found) throw notFound('member');
  return found;
}

/** Throws `conflict` where this person is the only owner left. Call after `lockMember`. */
export async function requireAnotherOwner(ctx: Ctx, userId: string): Promise<void> {
  const [others] = await ctx.db
    .select({ n: count() })
    .from(member)
    .where(
      and(
        eq(member.workspaceId, ctx.workspaceId),
        eq(member.role, 'owner'),
        sql`${member.userId} <> ${userId}`,
      ),
    );
  if (!others?.n)
    throw new AppError('conflict', 'A workspace needs an owner. Make somebody else an owner first.');
}
