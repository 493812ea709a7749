import { sql } from 'drizzle-orm';
import type { Attributes } from '@/domain/attributes';
import type { Preferences } from '@/domain/preferences';
import type { TrustTrend } from '@/domain/trust/trust';
import type { Ctx } from '@/server/db/tenant';
import { type CustomerRow, findCustomer } from './find';
import { type CustomerTrust, trustOfCustomer } from './trust';

/** `id` is the caller's own. Trust is 0 to 100 and rounded to whole points; `n` counts the events behind it. */
export type ShownCustomer = {
  id: string;
  email: string | null;
  name: string | null;
  locale: string | null;
  timezone: string | null;
  phone: string | null;
  doNotAsk: boolean;
  attributes: Attributes;
  /** The customer's own choice: nothing that the company sends changes it. */
  preferences: Preferences;
  unsubscribedAt: Date | null;
  lastAskedAt: Date | null;
  lastAnsweredAt: Date | null;
  createdAt: Date;
  trust: { value: number; trend: TrustTrend; n: number };
  bands: CustomerTrust['bands'];
};

/** One customer by the caller's id; `not_found` where there is none. */
export async function readCustomer({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { externalId: string };
}): Promise<ShownCustomer> {
  return showCustomer(ctx, await findCustomer(ctx, input.externalId));
}

/** The same of a row that was read already; `known`: their trust, where it was worked out before. */
export async function showCustomer(
  ctx: Ctx,
  who: CustomerRow,
  known?: CustomerTrust,
): Promise<ShownCustomer> {
  const { trust, bands } = known ?? (await trustOfCustomer(ctx, who));
  return {
    id: who.externalId,
    email: who.email,
    name: who.name,
    locale: who.locale,
    timezone: who.timezone,
    phone: who.phone,
    doNotAsk: who.doNotAsk,
    attributes: who.attributes,
    preferences: who.preferences,
    ...(await momentsOf(ctx, who)),
    createdAt: who.createdAt,
    trust: { value: Math.round(trust.value), trend: trust.trend, n: trust.n },
    bands,
  };
}

/** An unsubscription counts for the address, whichever customer it came from. */
async function momentsOf(
  ctx: Ctx,
  who: CustomerRow,
): Promise<{ unsubscribedAt: Date | null; lastAskedAt: Date | null; lastAnsweredAt: Date | null }> {
  const { rows } = await ctx.db.execute<Record<'unsubscribed' | 'asked' | 'answered', string | null>>(sql`
    select
      (select created_at from suppression s where s.workspace_id = ${ctx.workspaceId}
        and s.address_hash = ${who.addressHash}::text and s.reason = 'unsubscribed') as unsubscribed,
      (select max(sent_at) from invitation i where i.workspace_id = ${ctx.workspaceId}
        and i.customer_id = ${who.id} and not i.is_test) as asked,
      (select max(coalesce(completed_at, scored_at, started_at)) from response r where r.workspace_id = ${ctx.workspaceId}
        and r.customer_id = ${who.id} and not r.is_test) as answered`);
  const date = (text: string | null | undefined): Date | null => (text ? new Date(text) : null);
  return {
    unsubscribedAt: who.unsubscribedAt ?? date(rows[0]?.unsubscribed),
    lastAskedAt: date(rows[0]?.asked),
    lastAnsweredAt: date(rows[0]?.answered),
  };
}
