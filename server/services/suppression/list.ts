import { and, desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { AppError, notFound } from '@/domain/errors';
import { suppression } from '@/drizzle/schema/program';
import { afterCursor, type Page, pageInput, pageOf } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import { isMailbox } from '@/server/email/address';
import { addressHash } from '@/server/tokens';
import { recordAudit } from '../audit/record';

/** `address` is null where the person was erased and only the keyed hash is kept. */
export type Suppression = {
  address: string | null;
  reason: 'unsubscribed' | 'bounced' | 'complained' | 'manual';
  at: Date;
};

export const listSuppressionsSchema = z.object({ address: z.string().max(254).optional(), ...pageInput });
export const suppressSchema = z.object({
  address: z.string().trim().refine(isMailbox, 'must be one e-mail address, like name@example.com'),
  reason: z.enum(['unsubscribed', 'bounced', 'complained', 'manual']).default('manual'),
});
export const unsuppressSchema = z.object({ address: z.string().trim().min(1).max(254) });

/** Addresses that are never mailed, newest first. */
export async function listSuppressions({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof listSuppressionsSchema>;
}): Promise<Page<Suppression>> {
  const { address, limit, cursor } = listSuppressionsSchema.parse(input);
  const rows = await ctx.db
    .select({ row: suppression, place })
    .from(suppression)
    .where(
      and(
        eq(suppression.workspaceId, ctx.workspaceId),
        address === undefined
          ? undefined
          : eq(suppression.addressHash, addressHash(ctx.workspaceId, address)),
        afterCursor(suppression.createdAt, place, cursor),
      ),
    )
    .orderBy(desc(suppression.createdAt), desc(place))
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    ({ row, place }) => ({ at: row.createdAt, id: place }),
    ({ row }) => asSuppression(row),
  );
}

/** Never mails this address again. An address that is already on the list keeps its first reason. */
export async function suppressAddress({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof suppressSchema>;
}): Promise<Suppression> {
  const { address, reason } = suppressSchema.parse(input);
  const hash = addressHash(ctx.workspaceId, address);
  const [added] = await ctx.db
    .insert(suppression)
    .values({ workspaceId: ctx.workspaceId, addressHash: hash, address, reason, createdAt: ctx.now })
    .onConflictDoNothing()
    .returning();
  if (added) await recordAudit({ ctx, action: 'suppression.added', subject: hash, detail: { reason } });
  const [row] = added ? [added] : await ctx.db.select().from(suppression).where(own(ctx, hash));
  if (!row) throw new AppError('conflict', 'The address was taken off the list at this moment; try again.');
  return asSuppression(row);
}

/**
 * Allows mail to this address again, and takes back its failures and the unsubscription of whoever reads it.
 * Throws `not_found` where it is not on the list.
 */
export async function unsuppressAddress({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof unsuppressSchema>;
}): Promise<void> {
  const hash = addressHash(ctx.workspaceId, unsuppressSchema.parse(input).address);
  const [removed] = await ctx.db.delete(suppression).where(own(ctx, hash)).returning();
  if (!removed) throw notFound('suppressed address');
  await ctx.db.execute(sql`
    with failures as (delete from address_failure where workspace_id = ${ctx.workspaceId} and address_hash = ${hash})
    update customer set unsubscribed_at = null, updated_at = ${ctx.now}
    where workspace_id = ${ctx.workspaceId} and address_hash = ${hash} and unsubscribed_at is not null`);
  await recordAudit({
    ctx,
    action: 'suppression.removed',
    subject: hash,
    detail: { reason: removed.reason },
  });
}

const own = (ctx: Ctx, hash: string) =>
  and(eq(suppression.workspaceId, ctx.workspaceId), eq(suppression.addressHash, hash));

const asSuppression = (row: typeof suppression.$inferSelect): Suppression => ({
  address: row.address,
  reason: row.reason,
  at: row.createdAt,
});

/** The list's key is a hash; pages go by a uuid made of it. */
const place = sql<string>`md5(${suppression.addressHash})::uuid`;
