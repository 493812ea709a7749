import { and, eq, isNotNull } from 'drizzle-orm';
import { notFound } from '@/domain/errors';
import { alertRule } from '@/drizzle/schema/report';
import { isUuid } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { readRule } from './list-rules';

type Which = { ctx: Ctx; input: { id: string } };

/** Takes a rule away; nothing more is told, mails that wait included. What it told stays in the log. Audited. */
export async function deleteRule({ ctx, input }: Which): Promise<void> {
  const { id, says } = await readRule({ ctx, input });
  await setDeleted(ctx, id, ctx.now);
  await recordAudit({ ctx, action: 'alert.deleted', subject: id, detail: { says } });
}

/** Takes that back: as if it had never been away. Throws `not_found`. Audited. */
export async function restoreRule({ ctx, input }: Which): Promise<void> {
  const [row] = isUuid(input.id)
    ? await ctx.db
        .select({ id: alertRule.id })
        .from(alertRule)
        .where(and(ours(ctx, input.id), isNotNull(alertRule.deletedAt)))
    : [];
  if (!row) throw notFound('alert');
  await setDeleted(ctx, row.id, null);
  await recordAudit({ ctx, action: 'alert.restored', subject: row.id });
}

const setDeleted = (ctx: Ctx, id: string, deletedAt: Date | null) =>
  ctx.db.update(alertRule).set({ deletedAt }).where(ours(ctx, id));

const ours = (ctx: Ctx, id: string) => and(eq(alertRule.workspaceId, ctx.workspaceId), eq(alertRule.id, id));
