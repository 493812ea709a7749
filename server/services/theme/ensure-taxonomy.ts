import { sql } from 'drizzle-orm';
import { newId } from '@/domain/ids';
import { builtInTaxonomy } from '@/domain/text/taxonomy/built-in';
import { textState, theme } from '@/drizzle/schema/comment';
import type { Ctx } from '@/server/db/tenant';

/**
 * Puts the built-in themes there once. What people renamed, archived or changed of them stays as they left it. Gives the state
 * of the taxonomy, with which comments are read.
 */
export async function ensureTaxonomy(ctx: Ctx): Promise<number> {
  const known = await readTaxonomy(ctx);
  if (known !== null) return known;
  await ctx.db
    .insert(theme)
    .values(
      builtInTaxonomy().map((one, index) => ({
        workspaceId: ctx.workspaceId,
        id: newId(),
        ...one,
        position: index + 1,
        createdBy: 'system:taxonomy',
        createdAt: ctx.now,
        updatedAt: ctx.now,
      })),
    )
    .onConflictDoNothing();
  await ctx.db.insert(textState).values({ workspaceId: ctx.workspaceId }).onConflictDoNothing();
  return (await readTaxonomy(ctx)) ?? 1;
}

/** Null where the built-in themes are not there yet: people may have made themes of their own before. */
async function readTaxonomy({ db, workspaceId }: Ctx): Promise<number | null> {
  const { rows } = await db.execute<{ taxonomy: number }>(sql`
    select taxonomy from text_state s where workspace_id = ${workspaceId}
      and exists (select from theme t where t.workspace_id = ${workspaceId} and t.key is not null)`);
  return rows[0]?.taxonomy ?? null;
}
