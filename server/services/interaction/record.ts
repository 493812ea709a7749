import { sql } from 'drizzle-orm';
import type { Issue } from '@/domain/errors';
import { newId } from '@/domain/ids';
import { guessInteractionClass } from '@/domain/interaction';
import { type InteractionInput, interactionSchema } from '@/domain/interaction-schema';
import { parseInput } from '@/domain/issues';
import type { Ctx } from '@/server/db/tenant';
import { wake } from '@/server/jobs/wake';
import { mergeCustomers } from '../customer/merge';
import { resolveReferrals } from '../referral/resolve';

export type RejectedRow = { index: number; errors: Issue[] };
export type Recorded = { accepted: number; duplicates: number; rejected: RejectedRow[] };

/**
 * Records interactions, each as the contract says it; a bad row never spoils the good ones, and a repeated id is a
 * duplicate that changes nothing, its customer included. Customers are inserted or updated on the way, and unknown types
 * get the class that their name suggests. New interactions wait for the programs' decision; the workers are woken at commit.
 * A handful of statements whatever the number of rows: pass up to a few thousand. `doNotAsk`: nobody may be asked about these.
 */
export async function recordInteractions({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { rows: readonly unknown[]; doNotAsk?: boolean };
}): Promise<Recorded> {
  const { valid, rejected } = checkRows(input.rows);
  const fresh = await resolveReferrals(ctx, await withoutDuplicates(ctx, valid));
  if (fresh.length === 0) return { accepted: 0, duplicates: valid.length, rejected };
  await nameTypes(ctx, fresh);
  const customers = await mergeCustomers(
    ctx,
    fresh.map(row => row.customer),
  );
  const accepted = await insertInteractions(ctx, fresh, customers, input.doNotAsk ?? false);
  if (accepted > 0) await wake(ctx, 'decideInteractions');
  return { accepted, duplicates: valid.length - accepted, rejected };
}

function checkRows(rows: readonly unknown[]): { valid: InteractionInput[]; rejected: RejectedRow[] } {
  const valid: InteractionInput[] = [];
  const rejected: RejectedRow[] = [];
  for (const [index, row] of rows.entries()) {
    const parsed = parseInput(interactionSchema, row);
    if (parsed.ok) valid.push(parsed.data);
    else rejected.push({ index, errors: parsed.issues });
  }
  return { valid, rejected };
}

/** The first of each id, without those recorded before, in the order in which they will be inserted. */
export async function withoutDuplicates(ctx: Ctx, rows: InteractionInput[]): Promise<InteractionInput[]> {
  if (rows.length === 0) return [];
  const first = new Map<string, InteractionInput>();
  for (const row of rows) if (!first.has(row.id)) first.set(row.id, row);
  const { rows: known } = await ctx.db.execute<{ external_id: string }>(sql`
    select known.external_id from jsonb_array_elements_text(${JSON.stringify([...first.keys()])}::jsonb) as given (id)
    cross join lateral (
      -- The limit makes it one look into the index per row, even while the table has no statistics yet.
      select external_id from interaction
      where workspace_id = ${ctx.workspaceId} and external_id = given.id limit 1
    ) known`);
  for (const row of known) first.delete(row.external_id);
  return [...first.values()];
}

/** Types seen for the first time, with a guess at what they mean; a person confirms it. */
export async function nameTypes(ctx: Ctx, rows: InteractionInput[]): Promise<void> {
  const types = [...new Set(rows.map(row => row.type))].sort();
  const guesses = types.map(name => ({ name, class: guessInteractionClass(name) }));
  await ctx.db.execute(sql`
    insert into interaction_type (workspace_id, name, class)
    select ${ctx.workspaceId}, g.name, g.class from jsonb_to_recordset(${JSON.stringify(guesses)}::jsonb) as g (name text, class text)
    where not exists (select 1 from interaction_type t where t.workspace_id = ${ctx.workspaceId} and t.name = g.name)
    on conflict do nothing`);
}

/** Sorted by external id, so that two batches with the same rows wait for each other in one direction only. */
async function insertInteractions(
  ctx: Ctx,
  rows: InteractionInput[],
  customers: Map<string, string>,
  doNotAsk: boolean,
): Promise<number> {
  const sorted = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const payload = sorted.map(row => ({
    id: newId(),
    externalId: row.id,
    type: row.type,
    customerId: customers.get(row.customer.id),
    occurredAt: row.occurredAt,
    attributes: row.attributes,
    amountValue: row.amount?.value,
    amountCurrency: row.amount?.currency,
    initiatedBy: row.initiatedBy,
    caseOf: row.caseOf,
    referredBy: row.referredBy,
  }));
  const { rowCount } = await ctx.db.execute(sql`
    insert into interaction (workspace_id, id, external_id, type, customer_id, occurred_at, recorded_at, attributes, amount_value,
      amount_currency, initiated_by, case_of, referred_by, do_not_ask)
    select ${ctx.workspaceId}, id, "externalId", type, "customerId", "occurredAt", ${ctx.now.toISOString()},
      coalesce(attributes, '{}'), "amountValue", "amountCurrency", "initiatedBy", "caseOf", "referredBy", ${doNotAsk}::boolean
    from jsonb_to_recordset(${JSON.stringify(payload)}::jsonb) as given (id uuid, "externalId" text, type text, "customerId" uuid,
      "occurredAt" timestamptz, attributes jsonb, "amountValue" numeric, "amountCurrency" text, "initiatedBy" text, "caseOf" text,
      "referredBy" text)
    on conflict (workspace_id, external_id) do nothing`);
  return rowCount ?? 0;
}
