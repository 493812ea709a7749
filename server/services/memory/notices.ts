import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { TrustReasons, TrustTrend } from '@/domain/trust/trust';
import type { Ctx } from '@/server/db/tenant';
import { domainOf, parseSender } from '@/server/email/address';
import { sendSystemMail } from '@/server/email/system-mail';
import { env } from '@/server/env';
import { accountMail } from './owner-mail';

/** Waits between attempts; after the last it has failed. */
const WAITS = ['1 minute', '10 minutes', '1 hour', '6 hours', '1 day'];
/** A claim whose worker died is taken again after this. */
const LEASE = '2 minutes';

/** A mail to the owner of a big customer, with everything that it says. */
export type AccountNotice = {
  customerId: string;
  signal: string;
  userId: string;
  attempts: number;
  to: string;
  member: string;
  customer: { externalId: string; name: string | null };
  workspace: { name: string; slug: string; currency: string; timezone: string; isDemo: boolean };
  memory: {
    trust: number;
    trend: TrustTrend;
    since: Date | null;
    spentYear: number;
    reasons: TrustReasons | null;
  };
};

/** Takes what is due, so that nobody else does; mails to those who are no members any more are dropped. */
export async function claimNotices({
  ctx,
  limit = 20,
}: {
  ctx: Ctx;
  limit?: number;
}): Promise<AccountNotice[]> {
  const { rows } = await ctx.db.execute<AccountNotice & { isMember: boolean }>(sql`
    with taken as (
      update account_notice n set attempts = n.attempts + 1,
        next_try_at = ${ctx.now}::timestamptz + interval '${sql.raw(LEASE)}'
      from (
        select customer_id, signal, user_id from account_notice
        where workspace_id = ${ctx.workspaceId} and next_try_at <= ${ctx.now}
        order by next_try_at limit ${limit} for update skip locked) d
      where n.workspace_id = ${ctx.workspaceId} and n.customer_id = d.customer_id and n.signal = d.signal
        and n.user_id = d.user_id
      returning n.customer_id, n.signal, n.user_id, n.attempts)
    select t.customer_id as "customerId", t.signal, t.user_id as "userId", t.attempts, m.email as "to", m.name as member,
      m.user_id is not null as "isMember",
      jsonb_build_object('externalId', c.external_id, 'name', c.name) as customer,
      jsonb_build_object('name', w.name, 'slug', w.slug, 'currency', w.currency, 'timezone', w.timezone,
        'isDemo', w.is_demo) as workspace,
      jsonb_build_object('trust', y.trust, 'trend', y.trend, 'since', y.since, 'spentYear', y.spent_year,
        'reasons', y.reasons) as memory
    from taken t
    join workspace w on w.id = ${ctx.workspaceId}
    join customer c on c.workspace_id = w.id and c.id = t.customer_id
    join customer_memory y on y.workspace_id = w.id and y.customer_id = t.customer_id
    left join member m on m.workspace_id = w.id and m.user_id = t.user_id`);
  for (const { isMember, ...gone } of rows)
    if (!isMember) await finish(ctx, gone, { state: 'dropped', error: 'No member any more.' });
  return rows.filter(({ isMember }) => isMember);
}

/** Mails one; never inside a transaction. Answers why it could not, null where it went. */
export async function sendNotice(notice: AccountNotice): Promise<string | null> {
  try {
    await sendSystemMail({
      to: notice.to,
      name: notice.member,
      ...accountMail(notice),
      messageId: messageIdOf(notice),
      keep: notice.workspace.isDemo,
    });
    return null;
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).slice(0, 300);
  }
}

/** The same for every attempt. */
function messageIdOf({ customerId, signal, userId }: AccountNotice): string {
  const id = createHash('sha256').update(`${customerId} ${signal} ${userId}`).digest('hex').slice(0, 32);
  return `<account-${id}@${domainOf(parseSender(env().MAIL_FROM).address)}>`;
}

/** Writes down how it went: sent, once more later, or failed. */
export async function recordNotice({
  ctx,
  notice,
  error,
}: {
  ctx: Ctx;
  notice: AccountNotice;
  error: string | null;
}): Promise<void> {
  const wait = error === null ? undefined : WAITS[notice.attempts - 1];
  const state = error === null ? 'sent' : wait === undefined ? 'failed' : 'waiting';
  await finish(ctx, notice, { state, wait, error });
}

/** `wait`: until the next attempt; none without it. */
async function finish(
  ctx: Ctx,
  {
    customerId,
    signal,
    userId,
    attempts,
  }: Pick<AccountNotice, 'customerId' | 'signal' | 'userId' | 'attempts'>,
  { state, wait, error }: { state: string; wait?: string | undefined; error: string | null },
): Promise<void> {
  // Another worker may have taken it when this one was given up: what that one writes holds.
  await ctx.db.execute(sql`
    update account_notice set state = ${state}::text, error = ${error}::text,
      sent_at = case when ${state}::text = 'sent' then ${ctx.now}::timestamptz end,
      next_try_at = ${ctx.now}::timestamptz + ${wait ?? null}::interval
    where workspace_id = ${ctx.workspaceId} and customer_id = ${customerId} and signal = ${signal}
      and user_id = ${userId} and attempts = ${attempts}`);
}
