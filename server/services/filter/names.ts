import { sql } from 'drizzle-orm';
import type { Named } from '@/domain/match-words';
import type { Ctx } from '@/server/db/tenant';

/** Names of the surveys, programs, themes and saved filters with these ids, whoever made them. */
export async function namesOf(ctx: Ctx, ids: readonly string[]): Promise<Named> {
  if (ids.length === 0) return new Map();
  const wanted = sql`${sql.param([...ids])}::uuid[]`;
  const { rows } = await ctx.db.execute<{ id: string; name: string }>(sql`
    select id::text, name from survey where workspace_id = ${ctx.workspaceId} and id = any(${wanted})
    union all select id::text, name from program where workspace_id = ${ctx.workspaceId} and id = any(${wanted})
    union all select id::text, name from theme where workspace_id = ${ctx.workspaceId} and id = any(${wanted})
    union all select id::text, name from saved_filter where workspace_id = ${ctx.workspaceId} and id = any(${wanted})`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
