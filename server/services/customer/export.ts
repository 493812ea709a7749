import { sql } from 'drizzle-orm';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { findCustomer } from './find';

/** Everything kept about one customer, rows as they are stored (snake_case), times as ISO text. Audited. */
export type CustomerExport = {
  exportedAt: string;
  customer: Record<string, unknown>;
} & Record<
  | 'interactions'
  | 'invitations'
  | 'decisions'
  | 'deliveries'
  | 'responses'
  | 'revisions'
  | 'answers'
  | 'cases'
  | 'suppressions',
  Record<string, unknown>[]
>;

/** What article 15 of the GDPR asks for; `not_found` where there is no such customer. */
export async function exportCustomer({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { externalId: string };
}): Promise<CustomerExport> {
  const who = await findCustomer(ctx, input.externalId);
  const mine = sql`t.workspace_id = ${ctx.workspaceId}`;
  const rows = (from: ReturnType<typeof sql>) =>
    sql`(select coalesce(jsonb_agg(to_jsonb(t) - 'workspace_id'), '[]') from ${from})`;
  const byCustomer = sql`where ${mine} and t.customer_id = ${who.id}`;
  const ofResponse = sql`join response r on r.workspace_id = t.workspace_id and r.id = t.response_id
    where ${mine} and r.customer_id = ${who.id}`;
  const { rows: found } = await ctx.db.execute<Omit<CustomerExport, 'exportedAt'>>(sql`
    select (select to_jsonb(t) - 'workspace_id' from customer t where ${mine} and t.id = ${who.id}) as customer,
      ${rows(sql`interaction t ${byCustomer}`)} as interactions,
      ${rows(sql`invitation t ${byCustomer}`)} as invitations,
      ${rows(sql`decision t ${byCustomer}`)} as decisions,
      ${rows(sql`delivery t join invitation v on v.workspace_id = t.workspace_id and v.id = t.invitation_id
        where ${mine} and v.customer_id = ${who.id}`)} as deliveries,
      ${rows(sql`response t ${byCustomer}`)} as responses,
      ${rows(sql`response_revision t ${ofResponse}`)} as revisions,
      ${rows(sql`answer t ${ofResponse}`)} as answers,
      ${rows(sql`customer_case t ${byCustomer}`)} as cases,
      ${rows(sql`suppression t where ${mine} and t.address_hash = ${who.addressHash}::text`)} as suppressions`);
  const [row] = found;
  if (!row) throw new Error('the export query answers one row');
  await recordAudit({ ctx, action: 'customer.exported', subject: who.id });
  return { exportedAt: ctx.now.toISOString(), ...row };
}
