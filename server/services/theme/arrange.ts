import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { lockThemes } from './save';

export const arrangeThemesSchema = z.object({ ids: z.array(z.uuid()).min(1).max(200) });

/** Puts the themes in this order; those that are not named stay behind, as they stood. */
export async function arrangeThemes({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof arrangeThemesSchema>;
}): Promise<void> {
  const { ids } = arrangeThemesSchema.parse(input);
  const known = await lockThemes(ctx);
  const named = ids.filter(id => known.some(one => one.id === id));
  const order = [...named, ...known.map(one => one.id).filter(id => !named.includes(id))];
  await ctx.db.execute(sql`
    update theme t set position = wanted.place::int
    from unnest(${sql.param(order)}::uuid[]) with ordinality wanted(id, place)
    where t.workspace_id = ${ctx.workspaceId} and t.id = wanted.id and t.position <> wanted.place::int`);
  await recordAudit({ ctx, action: 'theme.arranged', subject: ctx.workspaceId, detail: { order } });
}
