import { sql } from 'drizzle-orm';
import type { Ctx } from '@/server/db/tenant';

/** What a few customers chose on the page that every mail links to: asked less often, or not about the club. By their ids. */
export async function choosePreferences(ctx: Ctx): Promise<void> {
  await ctx.db.execute(sql`
    update customer c set preferences = case when x.share = 0 then '{"fewer": true}'::jsonb else '{"topicsOff": ["club"]}'::jsonb end
    from (
      select id, ('x' || substr(md5(external_id), 1, 4))::bit(16)::int % 200 as share from customer
      where workspace_id = ${ctx.workspaceId}) x
    where c.workspace_id = ${ctx.workspaceId} and c.id = x.id and x.share in (0, 1)`);
}
