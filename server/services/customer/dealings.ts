import { sql } from 'drizzle-orm';
import { type Rhythm, rhythmOf } from '@/domain/customer/rhythm';
import type { Ctx } from '@/server/db/tenant';
import { type CustomerRow, findCustomer } from './find';

/** A customer by the caller's id. */
type Somebody = { id: string; name: string | null };

/** Most customers brought that are named. */
const MOST_NAMED = 20;

/**
 * What a customer bought and whom they brought. Amounts in the workspace's currency; `otherCurrencies`: purchases that are
 * not in it and therefore in no sum. `brought.n` counts all, `brought.who` names the newest.
 */
export type Dealings = {
  currency: string;
  spent: number;
  spentYear: number;
  otherCurrencies: number;
  firstAt: Date | null;
  lastAt: Date | null;
  rhythm: Rhythm;
  brought: { n: number; who: (Somebody & { at: Date })[] };
  broughtBy: Somebody | null;
};

/** What one customer is worth, and their habit of coming; `not_found` where there is none. */
export async function readDealings({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { externalId: string };
}): Promise<Dealings> {
  const who = await findCustomer(ctx, input.externalId);
  const bought = await readPurchases(ctx, who.id);
  const moments = bought.moments.map(at => new Date(at)).sort((a, b) => a.getTime() - b.getTime());
  return {
    currency: bought.currency,
    spent: bought.spent,
    spentYear: bought.spent_year,
    otherCurrencies: bought.others,
    firstAt: moments[0] ?? null,
    lastAt: moments.at(-1) ?? null,
    rhythm: rhythmOf(moments, ctx.now),
    brought: await readBrought(ctx, who),
    broughtBy: await readBroughtBy(ctx, who),
  };
}

type PurchasesRow = {
  currency: string;
  spent: number;
  spent_year: number;
  others: number;
  moments: string[];
};

/** Purchases are what the workspace classed as such. */
async function readPurchases(ctx: Ctx, customerId: string): Promise<PurchasesRow> {
  const { rows } = await ctx.db.execute<PurchasesRow>(sql`
    select w.currency,
      coalesce(sum(i.amount_value) filter (where i.amount_currency = w.currency), 0)::float8 as spent,
      coalesce(sum(i.amount_value) filter (where i.amount_currency = w.currency
        and i.occurred_at > ${ctx.now}::timestamptz - interval '365 days'), 0)::float8 as spent_year,
      (count(*) filter (where i.amount_currency <> w.currency))::int as others,
      coalesce(jsonb_agg(i.occurred_at) filter (where i.id is not null), '[]') as moments
    from workspace w
    left join lateral (
      select i.id, i.occurred_at, i.amount_value, i.amount_currency
      from interaction i
      join interaction_type t on t.workspace_id = i.workspace_id and t.name = i.type and t.class = 'purchase'
      where i.workspace_id = ${ctx.workspaceId} and i.customer_id = ${customerId}::uuid
        and i.occurred_at <= ${ctx.now}::timestamptz
    ) i on true
    where w.id = ${ctx.workspaceId}
    group by w.currency`);
  const [row] = rows;
  if (!row) throw new Error('a workspace has its own row');
  return row;
}

/** Whose first mention of this customer it was, the newest first. */
async function readBrought(ctx: Ctx, who: CustomerRow): Promise<Dealings['brought']> {
  const { rows } = await ctx.db.execute<{ id: string; name: string | null; at: string; n: number }>(sql`
    select c.external_id as id, c.name, f.at, (count(*) over ())::int as n
    from (
      select customer_id, min(occurred_at) as at from interaction
      where workspace_id = ${ctx.workspaceId} and referred_by = ${who.externalId} and customer_id <> ${who.id}::uuid
      group by customer_id
    ) f
    join customer c on c.workspace_id = ${ctx.workspaceId} and c.id = f.customer_id
    order by f.at desc, c.id limit ${MOST_NAMED}`);
  return { n: rows[0]?.n ?? 0, who: rows.map(({ id, name, at }) => ({ id, name, at: new Date(at) })) };
}

async function readBroughtBy(ctx: Ctx, who: CustomerRow): Promise<Somebody | null> {
  const { rows } = await ctx.db.execute<Somebody>(sql`
    select f.referred_by as id, c.name
    from (
      select referred_by from interaction
      where workspace_id = ${ctx.workspaceId} and customer_id = ${who.id}::uuid and referred_by is not null
        and referred_by <> ${who.externalId}
      order by occurred_at, id limit 1
    ) f
    left join customer c on c.workspace_id = ${ctx.workspaceId} and c.external_id = f.referred_by`);
  return rows[0] ?? null;
}
