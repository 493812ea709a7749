import { and, isNotNull, isNull } from 'drizzle-orm';
import { notFound } from '@/domain/errors';
import { theme } from '@/drizzle/schema/comment';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { bumpTaxonomy } from './bump';
import { isTheme, lockThemes, refuseTakenName } from './save';

type Asked = { ctx: Ctx; input: { id: string } };

/** Takes a theme out of use; what people added or removed by hand is kept for when it comes back. Throws `not_found`. */
export async function archiveTheme({ ctx, input: { id } }: Asked): Promise<void> {
  const [gone] = await ctx.db
    .update(theme)
    .set({ archivedAt: ctx.now, updatedAt: ctx.now })
    .where(and(isTheme(ctx, id), isNull(theme.archivedAt)))
    .returning({ name: theme.name });
  if (!gone) throw notFound('theme');
  await recordAudit({ ctx, action: 'theme.archived', subject: id, detail: gone });
}

/** Puts it back; comments that came meanwhile are read for it. Throws `not_found`, `invalid` where its name was taken. */
export async function restoreTheme({ ctx, input: { id } }: Asked): Promise<void> {
  const known = await lockThemes(ctx);
  const [back] = await ctx.db
    .update(theme)
    .set({ archivedAt: null, updatedAt: ctx.now })
    .where(and(isTheme(ctx, id), isNotNull(theme.archivedAt)))
    .returning({ name: theme.name });
  if (!back) throw notFound('theme');
  refuseTakenName(known, back.name, id);
  await recordAudit({ ctx, action: 'theme.restored', subject: id, detail: back });
  await bumpTaxonomy(ctx);
}
