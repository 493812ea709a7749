import { sql } from 'drizzle-orm';
import type { Ctx } from '@/server/db/tenant';
import { addressHash } from '@/server/tokens';

type Named = { id: string; email?: string | null };

/**
 * A file's row without an id names its customer by the mail address alone, and the address stands as the id. Answers the same
 * rows with the id of whoever has that address already: the customer who is called so, else the one known longest.
 */
export async function knowByMail<Row extends Named>(ctx: Ctx, rows: readonly Row[]): Promise<Row[]> {
  const wanted = new Map(
    rows.flatMap(({ id, email }) =>
      email && id === email ? [[id, { id, hash: addressHash(ctx.workspaceId, email) }]] : [],
    ),
  );
  if (wanted.size === 0) return [...rows];
  const { rows: found } = await ctx.db.execute<{ id: string; known: string }>(sql`
    select given.id, customer.external_id as known
    from jsonb_to_recordset(${JSON.stringify([...wanted.values()])}::jsonb) as given (id text, hash text)
    cross join lateral (
      select external_id from customer where workspace_id = ${ctx.workspaceId} and address_hash = given.hash
      order by external_id = given.id desc, created_at, id limit 1
    ) customer`);
  const known = new Map(found.map(row => [row.id, row.known]));
  return rows.map(row => ({ ...row, id: (row.email === row.id && known.get(row.id)) || row.id }));
}
