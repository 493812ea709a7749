import { and, eq, type SQL, sql } from 'drizzle-orm';
import { can, type Role } from '@/domain/roles';
import { customerCase } from '@/drizzle/schema/case';
import { member } from '@/drizzle/schema/workspace';
import type { Ctx } from '@/server/db/tenant';
import { attributeIn } from '@/server/reports/match-sql';

/**
 * The cases that whoever acts may see, as a condition on `customer_case`: an agent with a scope their own, the unowned and
 * those within it; whoever may not serve none; other members, keys and the product itself all.
 */
export async function sightOf(ctx: Ctx): Promise<SQL> {
  const { actor } = ctx;
  if (actor.kind === 'key' || actor.kind === 'system') return sql`true`;
  const who = await memberOf(ctx);
  if (!who || !can(who.role, 'serve')) return sql`false`;
  return inScope(ctx, who) ?? sql`true`;
}

/** What an agent with a scope is kept to, also in numbers; null: whoever acts is no such agent. */
export async function scopeOf(ctx: Ctx): Promise<SQL | null> {
  const who = await memberOf(ctx);
  return who && inScope(ctx, who);
}

type Who = { role: Role; scope: Record<string, string[]> | null };

async function memberOf(ctx: Ctx): Promise<Who | null> {
  const id = memberId(ctx);
  if (id === null) return null;
  const [who] = await ctx.db
    .select({ role: member.role, scope: member.caseScope })
    .from(member)
    .where(and(eq(member.workspaceId, ctx.workspaceId), eq(member.userId, id)));
  return who ?? null;
}

function inScope(ctx: Ctx, { role, scope }: Who): SQL | null {
  if (role !== 'agent' || scope === null) return null;
  return sql`(${customerCase.ownerId} = ${memberId(ctx)} or ${customerCase.ownerId} is null
    or (true ${attributeIn(scope, sql`${customerCase.attributes}`)}))`;
}

/** The member who acts; null: a key or the product itself. */
export const memberId = ({ actor }: Ctx): string | null => (actor.kind === 'user' ? actor.id : null);
