import { and, eq, sql } from 'drizzle-orm';
import { AppError } from '@/domain/errors';
import type { Role } from '@/domain/roles';
import { savedFilter } from '@/drizzle/schema/report';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { endDefaults, readChangeable } from './update';

/**
 * Only while no digest, link or alert is about it; otherwise throws `conflict` with their names and everything stays.
 * Whose default it was sees all answers again. Throws `not_found`, `forbidden` too.
 */
export async function deleteFilter({
  ctx,
  role,
  input,
}: {
  ctx: Ctx;
  role: Role;
  input: { id: string };
}): Promise<void> {
  const { id, name } = await readChangeable({ ctx, role, input });
  const own = and(eq(savedFilter.workspaceId, ctx.workspaceId), eq(savedFilter.id, id));
  await ctx.db.select({ id: savedFilter.id }).from(savedFilter).where(own).for('update');
  const users = await readUsers(ctx, id);
  if (users.length > 0) {
    const names = new Intl.ListFormat('en').format(users);
    throw new AppError(
      'conflict',
      `The filter was kept: ${names} use it. Choose another filter there first.`,
    );
  }
  await endDefaults(ctx, id);
  await ctx.db.delete(savedFilter).where(own);
  await recordAudit({ ctx, action: 'filter.deleted', subject: id, detail: { name } });
}

/** What is about this filter, as "the digest “Board”". A revoked link and what was deleted are nobody's any more. */
async function readUsers({ db, workspaceId }: Ctx, id: string): Promise<string[]> {
  const { rows } = await db.execute<{ kind: string; name: string }>(sql`
    select 'digest' as kind, name from digest
    where workspace_id = ${workspaceId} and which ->> 'saved' = ${id} and deleted_at is null
    union all
    select 'link', name from share_link
    where workspace_id = ${workspaceId} and which ->> 'saved' = ${id} and revoked_at is null
    union all
    select 'alert', name from alert_rule
    where workspace_id = ${workspaceId} and which ->> 'saved' = ${id} and deleted_at is null
    order by 1, 2`);
  return rows.map(row => `the ${row.kind} “${row.name}”`);
}
