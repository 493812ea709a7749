import { sql } from 'drizzle-orm';
import type { Attributes } from '@/domain/attributes';
import type { Ctx } from '@/server/db/tenant';
import { addressHash } from '@/server/tokens';
import type { Fields } from './changes';
import type { Step } from './undo';

const BATCH = 2_000;
/** Fields of a customer that an import can change, by the names of `import_change`. */
const columns = ['email', 'name', 'locale', 'timezone', 'phone', 'doNotAsk'] as const;
type Columns = Partial<Record<(typeof columns)[number], unknown>>;

type Changed = {
  id: string;
  before: Fields | null;
  after: Fields | null;
  now: Columns;
  attributes: Attributes;
};

/** Customers that it made and nothing else knows go; of the others each field that nobody changed since is as it was. */
export async function takeBackCustomers(ctx: Ctx, importId: string, after: string): Promise<Step> {
  const changed = await lockChanged(ctx, importId, after);
  const last = changed.at(-1);
  if (!last) return { did: {}, next: null };
  const made = changed.filter(row => row.before === null).map(row => row.id);
  const others = changed.filter(row => row.before !== null);
  const restored = others.flatMap(row => restoredRow(ctx.workspaceId, row) ?? []);
  const customers = await removeMade(ctx, importId, made);
  await restore(ctx, restored);
  await ctx.db.execute(sql`
    delete from import_change where workspace_id = ${ctx.workspaceId} and import_id = ${importId}
      and customer_id = any(${sql.param(others.map(row => row.id))}::uuid[])`);
  return { did: { customers, restored: restored.length }, next: last.id };
}

async function lockChanged(ctx: Ctx, importId: string, after: string): Promise<Changed[]> {
  const { rows } = await ctx.db.execute<Changed>(sql`
    select c.id, x.before, x.after, c.attributes, jsonb_build_object('email', c.email, 'name', c.name, 'locale', c.locale,
      'timezone', c.timezone, 'phone', c.phone, 'doNotAsk', c.do_not_ask) as now
    from import_change x join customer c on c.workspace_id = x.workspace_id and c.id = x.customer_id
    where x.workspace_id = ${ctx.workspaceId} and x.import_id = ${importId} and x.customer_id > ${after}
    order by c.id limit ${BATCH} for update of c`);
  return rows;
}

async function removeMade(ctx: Ctx, importId: string, ids: string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const own = sql`o.workspace_id = ${ctx.workspaceId} and o.customer_id = c.id`;
  const { rowCount } = await ctx.db.execute(sql`
    delete from customer c using import_run r
    where c.workspace_id = ${ctx.workspaceId} and c.id = any(${sql.param(ids)}::uuid[])
      and r.workspace_id = ${ctx.workspaceId} and r.id = ${importId}
      and c.unsubscribed_at is null and c.preferences = '{}' and c.updated_at <= coalesce(r.finished_at, r.created_at)
      and not exists (select 1 from interaction o where ${own})
      and not exists (select 1 from invitation o where ${own} and o.state not in ('withdrawn', 'suppressed'))
      and not exists (select 1 from response o where ${own})
      and not exists (select 1 from customer_case o where ${own})
      and not exists (select 1 from import_change o where ${own} and o.import_id <> ${importId})`);
  return rowCount ?? 0;
}

type Restored = { id: string; fields: Columns; addressHash: string | null; attributes: Attributes };

function restoredRow(workspaceId: string, row: Changed): Restored | null {
  const { before, after, now } = row;
  if (!before || !after) return null;
  const fields: Columns = { ...now };
  const attributes = { ...row.attributes };
  let isChanged = false;
  for (const [name, old] of Object.entries(before)) {
    const column = columns.find(known => known === name);
    const attribute = name.replace(/^attributes\./, '');
    const current = column ? now[column] : attributes[attribute];
    if ((current ?? null) !== (after[name] ?? null)) continue;
    isChanged = true;
    if (column) fields[column] = old;
    else if (typeof old === 'string' || typeof old === 'number' || typeof old === 'boolean')
      attributes[attribute] = old;
    else delete attributes[attribute];
  }
  if (!isChanged) return null;
  const { email } = fields;
  const hash = typeof email === 'string' ? addressHash(workspaceId, email) : null;
  return { id: row.id, fields, addressHash: hash, attributes };
}

async function restore(ctx: Ctx, rows: Restored[]): Promise<void> {
  if (rows.length === 0) return;
  const payload = rows.map(({ id, fields, addressHash: hash, attributes }) => ({
    id,
    ...fields,
    hash,
    attributes,
  }));
  await ctx.db.execute(sql`
    update customer c set email = x.email, address_hash = x.hash, name = x.name, locale = x.locale, timezone = x.timezone,
      phone = x.phone, do_not_ask = x."doNotAsk", attributes = x.attributes, updated_at = ${ctx.now.toISOString()}
    from jsonb_to_recordset(${JSON.stringify(payload)}::jsonb) as x(id uuid, email text, hash text, name text, locale text,
      timezone text, phone text, "doNotAsk" boolean, attributes jsonb)
    where c.workspace_id = ${ctx.workspaceId} and c.id = x.id`);
}
