import { type CustomerInput, customerSchema } from '@/domain/customer-schema';
import { parseInput } from '@/domain/issues';
import type { Ctx } from '@/server/db/tenant';
import type { RejectedRow } from '../interaction/record';
import { mergeCustomers } from './merge';

/**
 * Inserts or updates customers by their external id; a bad row never spoils the good ones. A field left out keeps its
 * value, null clears it, attributes add up; of two rows about one customer the later wins. `accepted` counts rows.
 */
export async function upsertCustomers({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { rows: readonly unknown[] };
}): Promise<{ accepted: number; rejected: RejectedRow[] }> {
  const valid: CustomerInput[] = [];
  const rejected: RejectedRow[] = [];
  for (const [index, row] of input.rows.entries()) {
    const parsed = parseInput(customerSchema, row);
    if (parsed.ok) valid.push(parsed.data);
    else rejected.push({ index, errors: parsed.issues });
  }
  await mergeCustomers(ctx, valid);
  return { accepted: valid.length, rejected };
}
