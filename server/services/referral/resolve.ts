import { sql } from 'drizzle-orm';
import { readReferralCode } from '@/domain/referral';
import type { Ctx } from '@/server/db/tenant';

type Referred = { customer: { id: string }; referredBy?: string | null | undefined };

/**
 * Writes the customer's id where `referredBy` is the code by which one recommends; an id goes before a code, and what is
 * neither stays as it came. Whoever names themselves was referred by nobody. One statement, none where nobody was referred.
 */
export async function resolveReferrals<Row extends Referred>(ctx: Ctx, rows: readonly Row[]): Promise<Row[]> {
  const codes = new Set(rows.flatMap(({ referredBy }) => (referredBy ? [readReferralCode(referredBy)] : [])));
  codes.delete(null);
  const ownerOf = codes.size > 0 ? await readOwners(ctx, codes) : new Map<string, string>();
  return rows.map(row => {
    if (!row.referredBy) return row;
    const referredBy = ownerOf.get(row.referredBy.trim().toLowerCase()) ?? row.referredBy;
    return { ...row, referredBy: referredBy === row.customer.id ? null : referredBy };
  });
}

/** External ids of those whose codes these are, without codes that somebody has as an id. */
async function readOwners(ctx: Ctx, codes: ReadonlySet<string | null>): Promise<Map<string, string>> {
  const { rows } = await ctx.db.execute<{ code: string; external_id: string }>(sql`
    select k.code, c.external_id
    from referral_code k
    join customer c on c.workspace_id = ${ctx.workspaceId} and c.id = k.customer_id
    where k.workspace_id = ${ctx.workspaceId} and k.code = any(${sql.param([...codes])}::text[])
      and not exists (select from customer o where o.workspace_id = ${ctx.workspaceId} and o.external_id = k.code)`);
  return new Map(rows.map(({ code, external_id }) => [code, external_id]));
}
