import { sql } from 'drizzle-orm';
import type { Ctx } from '@/server/db/tenant';

/** Names of the themes that the comments of these responses have, in the order of the taxonomy, by response. */
export async function readThemesOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await ctx.db.execute<{ id: string; themes: string[] }>(sql`
    select c.response_id as id, array_agg(t.name order by t.position, t.name) as themes
    from (
      select distinct response_id, theme_id from comment_theme
      where workspace_id = ${ctx.workspaceId} and response_id = any(${sql.param([...ids])}::uuid[]) and not is_refused) c
    join theme t on t.workspace_id = ${ctx.workspaceId} and t.id = c.theme_id and t.archived_at is null
    group by c.response_id`);
  return new Map(rows.map(({ id, themes }) => [id, themes]));
}
