import { sql } from 'drizzle-orm';
import type { Ctx } from '@/server/db/tenant';
import type { CustomerChange, Stored } from '../customer/merge';

/** By customer id. */
export type Noted = Map<string, CustomerChange>;
/** Fields by name, attributes as `attributes.<name>`; null: there was none. */
export type Fields = Record<string, unknown>;

/**
 * Keeps what an import changed of these customers, so that all of it can be undone: the fields as they were before its
 * first row and as they are after its last.
 */
export async function noteChanges(ctx: Ctx, importId: string, noted: Noted): Promise<void> {
  if (noted.size === 0) return;
  const rows = [...noted.values()].map(({ id, before, after }) => ({
    id,
    ...(before && differing(before, after)),
  }));
  await ctx.db.execute(sql`
    insert into import_change (workspace_id, import_id, customer_id, before, after)
    select ${ctx.workspaceId}, ${importId}, id, before, after
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (id uuid, before jsonb, after jsonb)
    on conflict (workspace_id, import_id, customer_id) do update
      set before = excluded.before || import_change.before, after = import_change.after || excluded.after`);
}

function differing(before: Stored, after: Stored): { before: Fields; after: Fields } {
  const [old, now] = [flat(before), flat(after)];
  const changed = Object.keys({ ...old, ...now }).filter(name => old[name] !== now[name]);
  const only = (fields: Fields) => Object.fromEntries(changed.map(name => [name, fields[name] ?? null]));
  return { before: only(old), after: only(now) };
}

function flat({ id: _, externalId: __, addressHash: ___, attributes, ...fields }: Stored): Fields {
  const named = Object.entries(attributes).map(([name, value]) => [`attributes.${name}`, value]);
  return { ...fields, ...Object.fromEntries(named) };
}
