import { sql } from 'drizzle-orm';
import type { FollowUp } from '@/domain/case/rules';
import { can, roles } from '@/domain/roles';
import { accountNotice } from '@/drizzle/schema/memory';
import type { Ctx } from '@/server/db/tenant';
import { wake } from '@/server/jobs/wake';
import type { Signal } from './signals';

/**
 * A mail to each member who owns one of these customers: the account's attribute holds their address or their name, and the
 * customer spent enough in the last 365 days. Only members who may see who customers are.
 */
export async function noteForOwners(
  ctx: Ctx,
  signals: readonly Signal[],
  { attribute, spentAtLeast }: NonNullable<FollowUp['accounts']>,
): Promise<void> {
  const big = signals.flatMap(({ who, memory, signalled }) => {
    const owner = who.attributes[attribute];
    if (signalled === null || typeof owner !== 'string' || memory.spentYear < spentAtLeast) return [];
    return [{ customerId: who.id, signal: signalled, owner: owner.trim().toLowerCase() }];
  });
  if (big.length === 0) return;
  const owners = await membersBy(
    ctx,
    big.map(one => one.owner),
  );
  const notices = big.flatMap(({ owner, ...of }) =>
    (owners.get(owner) ?? []).map(userId => ({
      workspaceId: ctx.workspaceId,
      ...of,
      userId,
      nextTryAt: ctx.now,
    })),
  );
  if (notices.length === 0) return;
  await ctx.db.insert(accountNotice).values(notices).onConflictDoNothing();
  await wake(ctx, 'rememberCustomers');
}

/** Members by their address or name, in small letters. */
async function membersBy(ctx: Ctx, names: readonly string[]): Promise<Map<string, string[]>> {
  const may = roles.filter(role => can(role, 'readPersonal'));
  const { rows } = await ctx.db.execute<{ name: string; ids: string[] }>(sql`
    select n.name, array_agg(distinct m.user_id) as ids
    from unnest(${sql.param([...new Set(names)])}::text[]) n(name)
    join member m on m.workspace_id = ${ctx.workspaceId} and n.name in (lower(m.email), lower(m.name))
      and m.role = any(${sql.param(may)}::text[])
    group by n.name`);
  return new Map(rows.map(row => [row.name, row.ids]));
}
