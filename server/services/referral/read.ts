import { sql } from 'drizzle-orm';
import { referralLink } from '@/domain/referral';
import type { Ctx } from '@/server/db/tenant';

/** What came of a customer's recommendations. `code` and `link` are null until the customer was given one. */
export type Referral = { code: string | null; link: string | null; brought: number };

/** By the caller's own id; nobody of that id brought nobody. Whoever was brought counts once, for whoever came first. */
export async function readReferral({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { customer: string };
}): Promise<Referral> {
  const { rows } = await ctx.db.execute<{ code: string | null; url: string | null; brought: number }>(sql`
    select (
        select k.code from referral_code k
        join customer c on c.workspace_id = k.workspace_id and c.id = k.customer_id
        where k.workspace_id = ${ctx.workspaceId} and c.external_id = ${input.customer}) as code,
      w.settings ->> 'referralUrl' as url, (
        select count(distinct i.customer_id)::int from interaction i
        join customer c on c.workspace_id = i.workspace_id and c.id = i.customer_id
        where i.workspace_id = ${ctx.workspaceId} and i.referred_by = ${input.customer}
          and c.external_id <> ${input.customer}
          and not exists (
            select from interaction e
            join customer r on r.workspace_id = e.workspace_id and r.external_id = e.referred_by
            where e.workspace_id = ${ctx.workspaceId} and e.customer_id = i.customer_id
              and e.referred_by is not null and e.referred_by <> i.referred_by and r.id <> e.customer_id
              and e.occurred_at < i.occurred_at)) as brought
    from workspace w where w.id = ${ctx.workspaceId}`);
  const { code = null, url = null, brought = 0 } = rows[0] ?? {};
  return { code, link: code && url ? referralLink(url, code) : null, brought };
}
