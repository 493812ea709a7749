import { sql } from 'drizzle-orm';
import type { AttributeCondition } from '@/domain/program';
import type { Ctx } from '@/server/db/tenant';
import { TEST_CUSTOMER } from '../invitation/send-test';
import { meetsAll } from './where';

/** How many customers each group holds, in one pass over them; whoever only tests were sent to is nobody. */
export async function countCustomers(
  ctx: Ctx,
  groups: readonly (readonly AttributeCondition[])[],
): Promise<number[]> {
  if (groups.length === 0) return [];
  const counts = groups.map(where => sql`count(*) filter (where ${meetsAll(where, sql`attributes`)})`);
  const { rows } = await ctx.db.execute<{ counts: string[] }>(sql`
    select array[${sql.join(counts, sql`, `)}]::text[] as counts
    from customer where workspace_id = ${ctx.workspaceId} and not starts_with(external_id, ${TEST_CUSTOMER})`);
  return (rows[0]?.counts ?? []).map(Number);
}
