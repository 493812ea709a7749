import { and, eq, type SQL, sql } from 'drizzle-orm';
import { can } from '@/domain/roles';
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
  if (actor.kind !== 'user') return sql`false`;
  const [who] = await ctx.db
    .select({ role: member.role, scope: member.caseScope })
    .from(member)
    .where(and(eq(member.workspaceId, ctx.workspaceId), eq(member.userId, actor.id)));
  if (!who || !can(who.role, 'serve')) return sql`false`;
  if (who.role !== 'agent' || who.scope === null) return sql`true`;
  return sql`(${customerCase.ownerId} = ${actor.id} or ${customerCase.ownerId} is null
    or (true ${attributeIn(who.scope, sql`${customerCase.attributes}`)}))`;
}

/** The member who acts; null: a key or the product itself. */
export const memberId = ({ actor }: Ctx): string | null => (actor.kind === 'user' ? actor.id : null);
