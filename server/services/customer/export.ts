import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '@/server/db/tenant';
import { recordAudit } from '../audit/record';
import { findCustomer } from './find';

/** Tables of an export, in its order. */
const exportedTables = [
  'interactions',
  'invitations',
  'decisions',
  'deliveries',
  'responses',
  'revisions',
  'answers',
  'comments',
  'cases',
  'caseEvents',
  'caseMessages',
  'notes',
  'improvementMails',
  'memory',
  'referralCodes',
  'referrals',
  'suppressions',
] as const;

type Rows = Record<string, unknown>[];

/** Everything kept about one customer, rows as they are stored (snake_case), times as ISO text. Audited. */
export type CustomerExport = { exportedAt: string; customer: Record<string, unknown> } & Record<
  (typeof exportedTables)[number],
  Rows
>;

/**
 * What article 15 of the GDPR asks for; `not_found` where there is no such customer. Other customers are not in it: by
 * whom this one came is told as `was_referred`, whom this one brought as the days on which they came.
 */
export async function exportCustomer({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { externalId: string };
}): Promise<CustomerExport> {
  const who = await findCustomer(ctx, input.externalId);
  const mine = sql`t.workspace_id = ${ctx.workspaceId}`;
  const byCustomer = sql`where ${mine} and t.customer_id = ${who.id}`;
  const ofResponse = sql`join response r on r.workspace_id = t.workspace_id and r.id = t.response_id
    where ${mine} and r.customer_id = ${who.id}`;
  const ofCase = sql`join customer_case k on k.workspace_id = t.workspace_id and k.id = t.case_id
    where ${mine} and k.customer_id = ${who.id}`;
  const themes = sql`jsonb_build_object('themes', array(
    select h.name from comment_theme x join theme h on h.workspace_id = x.workspace_id and h.id = x.theme_id
    where x.workspace_id = t.workspace_id and x.response_id = t.response_id and x.question_id = t.question_id
      and not x.is_refused order by h.name))`;
  const wasReferred = sql`jsonb_build_object('was_referred', t.referred_by is not null)`;
  const from: Record<(typeof exportedTables)[number], SQL> = {
    interactions: rowsOf(
      sql`interaction t ${byCustomer}`,
      sql`to_jsonb(t) - 'referred_by' || ${wasReferred}`,
    ),
    invitations: rowsOf(sql`invitation t ${byCustomer}`),
    decisions: rowsOf(sql`decision t ${byCustomer}`),
    deliveries:
      rowsOf(sql`delivery t join invitation v on v.workspace_id = t.workspace_id and v.id = t.invitation_id
      where ${mine} and v.customer_id = ${who.id}`),
    responses: rowsOf(sql`response t ${byCustomer}`),
    revisions: rowsOf(sql`response_revision t ${ofResponse}`),
    answers: rowsOf(sql`answer t ${ofResponse}`),
    comments: rowsOf(sql`comment t ${ofResponse}`, sql`to_jsonb(t) - 'search' || ${themes}`),
    cases: rowsOf(sql`customer_case t ${byCustomer}`),
    caseEvents: rowsOf(sql`case_event t ${ofCase}`),
    caseMessages: rowsOf(sql`case_message t ${ofCase}`),
    notes: rowsOf(sql`customer_note t ${byCustomer}`),
    improvementMails: rowsOf(
      sql`improvement_mail t join improvement m on m.workspace_id = t.workspace_id and m.id = t.improvement_id
        ${byCustomer}`,
      sql`to_jsonb(t) || jsonb_build_object('said', m.said, 'did', m.did)`,
    ),
    memory: rowsOf(sql`customer_memory t ${byCustomer}`),
    referralCodes: rowsOf(sql`referral_code t ${byCustomer}`),
    referrals: sql`(select coalesce(jsonb_agg(jsonb_build_object('at', f.at) order by f.at), '[]') from (
      select min(t.occurred_at) as at from interaction t
      where ${mine} and t.referred_by = ${who.externalId} group by t.customer_id) f)`,
    suppressions: rowsOf(sql`suppression t where ${mine} and t.address_hash = ${who.addressHash}::text`),
  };
  const columns = exportedTables.map(name => sql`${from[name]} as ${sql.identifier(name)}`);
  const { rows } = await ctx.db.execute<Omit<CustomerExport, 'exportedAt'>>(sql`
    select (select to_jsonb(t) - 'workspace_id' from customer t where ${mine} and t.id = ${who.id}) as customer,
      ${sql.join(columns, sql`, `)}`);
  const [row] = rows;
  if (!row) throw new Error('the export query answers one row');
  await recordAudit({ ctx, action: 'customer.exported', subject: who.id });
  return { exportedAt: ctx.now.toISOString(), ...row };
}

const rowsOf = (from: SQL, row: SQL = sql`to_jsonb(t)`): SQL =>
  sql`(select coalesce(jsonb_agg((${row}) - 'workspace_id'), '[]') from ${from})`;
