import { isDeepStrictEqual } from 'node:util';
import { type SQL, sql } from 'drizzle-orm';
import type { Attributes } from '@/domain/attributes';
import type { CustomerInput } from '@/domain/customer-schema';
import { AppError } from '@/domain/errors';
import { newId } from '@/domain/ids';
import type { Ctx } from '@/server/db/tenant';
import { addressHash } from '@/server/tokens';

/** What changed of a customer: absent = as it was, null = cleared. Attributes are laid over the known ones. */
type Patch = Partial<Omit<Stored, 'id' | 'externalId'>>;

/** A row as it stands in the table. */
export type Stored = {
  id: string;
  externalId: string;
  email: string | null;
  addressHash: string | null;
  name: string | null;
  locale: string | null;
  timezone: string | null;
  phone: string | null;
  doNotAsk: boolean;
  attributes: Attributes;
};

const unknown: Omit<Stored, 'id' | 'externalId'> = {
  email: null,
  addressHash: null,
  name: null,
  locale: null,
  timezone: null,
  phone: null,
  doNotAsk: false,
  attributes: {},
};

/** What became of one customer; `before` is null for a new one. */
export type CustomerChange = { id: string; before: Stored | null; after: Stored };

/**
 * Inserts or updates these customers, later rows over earlier ones, and answers their ids by external id.
 * Three statements whatever the number of rows, none of which depends on what the planner thinks the tables hold. Their rows
 * stay locked until the transaction ends; any two callers lock in the same order: first the new ones by external id, then
 * the known ones by id, which is how deciding and sending lock. `note` hears of every customer made or changed.
 */
export async function mergeCustomers(
  ctx: Ctx,
  rows: CustomerInput[],
  note?: (change: CustomerChange) => void,
): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map();
  const patches = patchesOf(ctx.workspaceId, rows);
  const fresh = [...patches]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([externalId, patch]) => ({ ...unknown, ...patch, id: newId(), externalId }));
  const { rows: inserted } = await ctx.db.execute<{ id: string; external_id: string }>(
    sql`${insertOf(ctx, fresh)} on conflict (workspace_id, external_id) do nothing returning id, external_id`,
  );
  const ids = new Map(inserted.map(row => [row.external_id, row.id]));
  const known = await lockKnown(
    ctx,
    fresh.flatMap(row => (ids.has(row.externalId) ? [] : [row.externalId])),
  );
  if (note)
    for (const row of fresh) if (ids.has(row.externalId)) note({ id: row.id, before: null, after: row });
  const changed = known.flatMap(row => {
    ids.set(row.externalId, row.id);
    const patch = patches.get(row.externalId) ?? {};
    const next = { ...row, ...patch, attributes: { ...row.attributes, ...patch.attributes } };
    if (isDeepStrictEqual(next, row)) return [];
    note?.({ id: row.id, before: row, after: next });
    return [next];
  });
  await update(ctx, changed);
  return ids;
}

/** One patch per customer; a field that comes twice has its last value. */
function patchesOf(workspaceId: string, rows: CustomerInput[]): Map<string, Patch> {
  const patches = new Map<string, Patch>();
  for (const { id, ...fields } of rows) {
    const before = patches.get(id);
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    const patch: Patch = { ...before, ...given };
    if (before?.attributes || fields.attributes)
      patch.attributes = { ...before?.attributes, ...fields.attributes };
    if (fields.email !== undefined)
      patch.addressHash = fields.email ? addressHash(workspaceId, fields.email) : null;
    patches.set(id, patch);
  }
  return patches;
}

/** Waits for others who are inserting the same customer, but with `do nothing` locks none that is there. */
const insertOf = (ctx: Ctx, rows: Stored[]): SQL => sql`
  insert into customer (workspace_id, id, external_id, email, address_hash, name, locale, timezone, phone, do_not_ask,
    attributes, created_at, updated_at)
  select ${ctx.workspaceId}, id, "externalId", email, "addressHash", name, locale, timezone, phone, "doNotAsk", attributes,
    ${ctx.now.toISOString()}, ${ctx.now.toISOString()}
  from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (id uuid, "externalId" text, email text,
    "addressHash" text, name text, locale text, timezone text, phone text, "doNotAsk" boolean, attributes jsonb)`;

async function lockKnown(ctx: Ctx, externalIds: string[]): Promise<Stored[]> {
  if (externalIds.length === 0) return [];
  // The limits make each of these one look into an index per row, even while the table has no statistics yet.
  const { rows } = await ctx.db.execute<Stored>(sql`
    select locked.*
    from (
      select found.id from jsonb_array_elements_text(${JSON.stringify(externalIds)}::jsonb) as given (id)
      cross join lateral (
        select id from customer where workspace_id = ${ctx.workspaceId} and external_id = given.id limit 1
      ) found
      order by found.id
    ) known
    cross join lateral (
      select id, external_id as "externalId", email, address_hash as "addressHash", name, locale, timezone, phone,
        do_not_ask as "doNotAsk", attributes
      from customer where workspace_id = ${ctx.workspaceId} and id = known.id limit 1 for no key update
    ) locked`);
  if (rows.length < externalIds.length)
    throw new AppError('unavailable', 'A customer was erased at this very moment. Please try again.', [], 1);
  return rows;
}

/** Whole rows, by way of the conflict: each is found through the unique index, without a join to be planned. */
async function update(ctx: Ctx, rows: Stored[]): Promise<void> {
  if (rows.length === 0) return;
  await ctx.db.execute(sql`
    ${insertOf(ctx, rows)} on conflict (workspace_id, external_id) do update set email = excluded.email,
      address_hash = excluded.address_hash, name = excluded.name, locale = excluded.locale, timezone = excluded.timezone,
      phone = excluded.phone, do_not_ask = excluded.do_not_ask, attributes = excluded.attributes,
      updated_at = excluded.updated_at`);
}
