import { sql } from 'drizzle-orm';
import { addressRule } from '@/domain/sending/refusal';
import type { Ctx } from '@/server/db/tenant';

/** An address that a server refused, when it was mailed or by a bounce later; `code`: why (RFC 3463). */
export type RefusedAddress = { hash: string; address: string | null; code: string };

/** Counts refusals of addresses and suppresses those that reached what their code allows. */
export async function giveUpAddresses(ctx: Ctx, refused: readonly RefusedAddress[]): Promise<void> {
  for (const { hash, address, code } of refused) {
    const rule = addressRule(code);
    if (!rule) continue;
    const { rows } = await ctx.db.execute<{ given_up: boolean }>(sql`
      insert into address_failure (workspace_id, address_hash, code, times, first_at, last_at)
      values (${ctx.workspaceId}, ${hash}, ${code}, 1, ${ctx.now}, ${ctx.now})
      on conflict (workspace_id, address_hash, code) do update set times = address_failure.times + 1, last_at = excluded.last_at
      returning times >= ${rule.times} and last_at - first_at >= make_interval(secs => ${rule.overMs / 1000}) as given_up`);
    if (!rows[0]?.given_up) continue;
    await ctx.db.execute(sql`
      insert into suppression (workspace_id, address_hash, address, reason, detail, created_at)
      values (${ctx.workspaceId}, ${hash}, ${address}, 'bounced', ${code}, ${ctx.now}) on conflict do nothing`);
  }
}
