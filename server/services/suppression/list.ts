import { and, desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { AppError, notFound } from '@/domain/errors';
import { suppression } from '@/drizzle/schema/program';
import { nameBehind } from '@/server/db/actor-name';
import { afterCursor, type Page, pageInput, pageOf } from '@/server/db/keyset';
import { actorName, type Ctx } from '@/server/db/tenant';
import { isMailbox } from '@/server/email/address';
import { addressHash } from '@/server/tokens';
import { recordAudit } from '../audit/record';

export const suppressionReasons = ['unsubscribed', 'bounced', 'complained', 'manual'] as const;

/**
 * `address` is null where the person was erased and only the keyed hash is kept. `detail`: the server's code, or the note
 * of whoever entered it. `by`: who did.
 */
export type Suppression = {
  address: string | null;
  reason: (typeof suppressionReasons)[number];
  detail: string | null;
  by: string | null;
  at: Date;
};

export const listSuppressionsSchema = z.object({
  address: z.string().max(254).optional(),
  /** A part of the address. */
  q: z.string().trim().max(254).optional(),
  reason: z.enum(suppressionReasons).optional(),
  ...pageInput,
});
export const suppressSchema = z.object({
  address: z.string().trim().refine(isMailbox, 'must be one e-mail address, like name@example.com'),
  reason: z.enum(suppressionReasons).default('manual'),
  note: z.string().trim().max(200).optional(),
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
  const { address, q, reason, limit, cursor } = listSuppressionsSchema.parse(input);
  const rows = await ctx.db
    .select({ row: suppression, by, place })
    .from(suppression)
    .where(
      and(
        eq(suppression.workspaceId, ctx.workspaceId),
        address === undefined
          ? undefined
          : eq(suppression.addressHash, addressHash(ctx.workspaceId, address)),
        q ? sql`position(lower(${q}) in lower(${suppression.address})) > 0` : undefined,
        reason && eq(suppression.reason, reason),
        afterCursor(suppression.createdAt, place, cursor),
      ),
    )
    .orderBy(desc(suppression.createdAt), desc(place))
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    ({ row, place }) => ({ at: row.createdAt, id: place }),
    ({ row, by }) => asSuppression(row, by),
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
  const { address, reason, note } = suppressSchema.parse(input);
  const hash = addressHash(ctx.workspaceId, address);
  const [added] = await ctx.db
    .insert(suppression)
    .values({
      workspaceId: ctx.workspaceId,
      addressHash: hash,
      address,
      reason,
      detail: note || null,
      createdBy: actorName(ctx.actor),
      createdAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning();
  if (added) await recordAudit({ ctx, action: 'suppression.added', subject: hash, detail: { reason } });
  const [found] = await ctx.db.select({ row: suppression, by }).from(suppression).where(own(ctx, hash));
  if (!found) throw new AppError('conflict', 'The address was taken off the list at this moment; try again.');
  return asSuppression(found.row, found.by);
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

const by = sql<string | null>`case when ${suppression.createdBy} is not null
  then ${nameBehind(suppression.workspaceId, suppression.createdBy)} end`;

const asSuppression = (row: typeof suppression.$inferSelect, by: string | null): Suppression => ({
  address: row.address,
  reason: row.reason,
  detail: row.detail,
  by,
  at: row.createdAt,
});

/** The list's key is a hash; pages go by a uuid made of it. */
const place = sql<string>`md5(${suppression.addressHash})::uuid`;
