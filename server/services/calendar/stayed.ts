import { and, eq, inArray } from 'drizzle-orm';
import { customer } from '@/drizzle/schema/customer';
import type { Ctx } from '@/server/db/tenant';
import type { StayReason } from './judge';
import type { Send } from './pick';

/** Names that are told of those who stay. */
const MOST_NAMES = 20;

/** Whom a change of the calendar left where they were, and why; the first twenty by name. `customer`: the caller's id. */
export type Stayed = {
  count: number;
  people: { customer: string; name: string | null; reason: StayReason }[];
};

export async function stayedOf(
  ctx: Ctx,
  staying: readonly { send: Send; stays: StayReason }[],
): Promise<Stayed> {
  const first = staying.slice(0, MOST_NAMES);
  if (first.length === 0) return { count: 0, people: [] };
  const rows = await ctx.db
    .select({ id: customer.id, externalId: customer.externalId, name: customer.name })
    .from(customer)
    .where(
      and(
        eq(customer.workspaceId, ctx.workspaceId),
        inArray(
          customer.id,
          first.map(({ send }) => send.customerId),
        ),
      ),
    );
  const byId = new Map(rows.map(row => [row.id, row]));
  return {
    count: staying.length,
    people: first.flatMap(({ send, stays }) => {
      const who = byId.get(send.customerId);
      return who ? [{ customer: who.externalId, name: who.name, reason: stays }] : [];
    }),
  };
}
