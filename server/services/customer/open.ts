import { sql } from 'drizzle-orm';
import { type TrustLine, trustLine } from '@/domain/trust/line';
import type { Trust, TrustContribution } from '@/domain/trust/trust';
import type { Ctx } from '@/server/db/tenant';
import { findCustomer } from './find';
import { type ShownCustomer, showCustomer } from './read';
import { trustOfCustomer } from './trust';

/** `trust`: now, in whole points, and over time, thinned where there are too many events to draw; `n`: events behind it. */
export type OpenedCustomer = Omit<ShownCustomer, 'trust'> & {
  trust: TrustLine<TrustContribution> & Pick<Trust, 'value' | 'trend' | 'since' | 'n'> & { now: Date };
  /** The address is never mailed, and why. */
  suppressed: { reason: 'unsubscribed' | 'bounced' | 'complained' | 'manual'; at: Date } | null;
};

/** One customer as their page shows them, by the caller's id; `not_found` where there is none. */
export async function openCustomer({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { externalId: string };
}): Promise<OpenedCustomer> {
  const who = await findCustomer(ctx, input.externalId);
  const known = await trustOfCustomer(ctx, who);
  const { value, trend, since, n, contributions } = known.trust;
  return {
    ...(await showCustomer(ctx, who, known)),
    trust: { ...trustLine(contributions, ctx.now), value: Math.round(value), trend, since, n, now: ctx.now },
    suppressed: await readSuppression(ctx, who.addressHash),
  };
}

async function readSuppression(ctx: Ctx, addressHash: string | null): Promise<OpenedCustomer['suppressed']> {
  if (addressHash === null) return null;
  const { rows } = await ctx.db.execute<{
    reason: NonNullable<OpenedCustomer['suppressed']>['reason'];
    created_at: string;
  }>(sql`
    select reason, created_at from suppression
    where workspace_id = ${ctx.workspaceId} and address_hash = ${addressHash}`);
  const [row] = rows;
  return row ? { reason: row.reason, at: new Date(row.created_at) } : null;
}
