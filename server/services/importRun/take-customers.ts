import { sql } from 'drizzle-orm';
import type { CustomerInput } from '@/domain/customer-schema';
import type { Ctx } from '@/server/db/tenant';
import { knowByMail } from '../customer/known-by-mail';
import { mergeCustomers } from '../customer/merge';
import { type Noted, noteChanges } from './changes';
import type { Taken } from './take-interactions';

/**
 * Inserts or updates a file's customers as `upsertCustomers` does, and keeps what it changed. Of a list everybody on it is
 * kept as well, changed or not.
 */
export async function takeCustomers(
  ctx: Ctx,
  { importId, rows, isList }: { importId: string; rows: CustomerInput[]; isList: boolean },
): Promise<Taken> {
  const noted: Noted = new Map();
  const known = await knowByMail(ctx, rows);
  const ids = await mergeCustomers(ctx, known, change => noted.set(change.id, change));
  await noteChanges(ctx, importId, noted);
  if (isList) await noteMembers(ctx, importId, [...ids.values()]);
  return { accepted: rows.length, duplicates: 0 };
}

async function noteMembers(ctx: Ctx, importId: string, ids: string[]): Promise<void> {
  await ctx.db.execute(sql`
    insert into import_change (workspace_id, import_id, customer_id, before, after)
    select ${ctx.workspaceId}, ${importId}, unnest(${sql.param(ids)}::uuid[]), '{}', '{}'
    on conflict do nothing`);
}
