import { sql } from 'drizzle-orm';
import type { CustomerInput } from '@/domain/customer-schema';
import { newId } from '@/domain/ids';
import type { Ctx } from '@/server/db/tenant';
import { addressHash } from '@/server/tokens';

/** What changed of a customer: absent = as it was, null = cleared. Attributes are laid over the known ones. */
type Patch = Omit<CustomerInput, 'id'> & { addressHash?: string | null };

/**
 * Inserts or updates these customers, later rows over earlier ones, and answers their ids by external id.
 * Three statements whatever the number of rows. Their rows stay locked until the transaction ends; any two callers lock
 * in the same order: first the new ones by external id, then the known ones by id, which is how deciding and sending lock.
 */
export async function mergeCustomers(ctx: Ctx, rows: CustomerInput[]): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map();
  const patches = patchesOf(ctx.workspaceId, rows);
  const wanted = [...patches]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([externalId, patch]) => ({ ...patch, id: newId(), externalId }));
  const payload = JSON.stringify(wanted);
  const inserted = await insertNew(ctx, payload);
  if (inserted.size === wanted.length) return inserted;
  const known = wanted.filter(row => !inserted.has(row.externalId));
  const locked = await lockKnown(
    ctx,
    known.map(row => row.externalId),
  );
  await updateKnown(ctx, JSON.stringify(known));
  return new Map([...inserted, ...locked]);
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

/** Waits for others who are inserting the same customer, but locks none that is there. */
async function insertNew(ctx: Ctx, payload: string): Promise<Map<string, string>> {
  const { rows } = await ctx.db.execute<{ id: string; external_id: string }>(sql`
    insert into customer (workspace_id, id, external_id, email, address_hash, name, locale, timezone, phone, do_not_ask, attributes,
      created_at, updated_at)
    select ${ctx.workspaceId}, id, "externalId", email, "addressHash", name, locale, timezone, phone, coalesce("doNotAsk", false),
      coalesce(attributes, '{}'), ${ctx.now.toISOString()}, ${ctx.now.toISOString()}
    from jsonb_to_recordset(${payload}::jsonb) as given (id uuid, "externalId" text, email text, "addressHash" text, name text,
      locale text, timezone text, phone text, "doNotAsk" boolean, attributes jsonb)
    on conflict (workspace_id, external_id) do nothing
    returning id, external_id`);
  return new Map(rows.map(row => [row.external_id, row.id]));
}

async function lockKnown(ctx: Ctx, externalIds: string[]): Promise<Map<string, string>> {
  const { rows } = await ctx.db.execute<{ id: string; external_id: string }>(sql`
    select id, external_id from customer
    where workspace_id = ${ctx.workspaceId}
      and external_id in (select jsonb_array_elements_text(${JSON.stringify(externalIds)}::jsonb))
    order by id for no key update`);
  return new Map(rows.map(row => [row.external_id, row.id]));
}

/** Rows in which nothing changes are left alone. */
async function updateKnown(ctx: Ctx, payload: string): Promise<void> {
  const kept = (field: string, column: string) =>
    sql.raw(`case when v ? '${field}' then v->>'${field}' else c.${column} end`);
  await ctx.db.execute(sql`
    update customer set email = n.email, address_hash = n.address_hash, name = n.name, locale = n.locale, timezone = n.timezone,
      phone = n.phone, do_not_ask = n.do_not_ask, attributes = n.attributes, updated_at = ${ctx.now.toISOString()}
    from (
      select c.id, ${kept('email', 'email')} as email, ${kept('addressHash', 'address_hash')} as address_hash,
        ${kept('name', 'name')} as name, ${kept('locale', 'locale')} as locale, ${kept('timezone', 'timezone')} as timezone,
        ${kept('phone', 'phone')} as phone, coalesce((v->>'doNotAsk')::boolean, c.do_not_ask) as do_not_ask,
        c.attributes || coalesce(v->'attributes', '{}') as attributes
      from jsonb_array_elements(${payload}::jsonb) as given (v)
      join customer c on c.workspace_id = ${ctx.workspaceId} and c.external_id = v->>'externalId'
    ) n
    where customer.workspace_id = ${ctx.workspaceId} and customer.id = n.id
      and (customer.email, customer.address_hash, customer.name, customer.locale, customer.timezone, customer.phone,
           customer.do_not_ask, customer.attributes)
        is distinct from (n.email, n.address_hash, n.name, n.locale, n.timezone, n.phone, n.do_not_ask, n.attributes)`);
}
