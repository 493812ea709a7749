import { sql } from 'drizzle-orm';
import { classifyRefusal, type Handed, retryAt } from '@/domain/sending/refusal';
import type { WorkspaceSettings } from '@/domain/workspace';
import type { Ctx } from '@/server/db/tenant';
import { isMailbox, recipient } from '@/server/email/address';
import { unsubscribeUrl } from '@/server/email/links';
import type { SenderIdentity } from '@/server/email/sender';
import { sendMail } from '@/server/email/transport';
import { asSmtpError } from '../delivery/deliver';
import { giveUpAddresses } from '../delivery/give-up';
import { addressDomain, identityOf, readSenderRow } from '../sender/identity';
import { composeImprovement } from './compose';

/** A claim whose worker died is taken again after this; longer than a server may take to answer. */
const LEASE = '2 minutes';
const LIFE_MS = 48 * 3_600_000;
/** Why a mail was tried once more: the connection was lost while the server had it. */
const IN_DOUBT = 'in_doubt';

export type ClaimedNews = {
  improvement: string;
  customer: string;
  attempts: number;
  reason: string | null;
  said: string;
  did: string;
  /** When anybody was last chosen to be told of it. */
  began: string;
};

/** Everything that one mail needs when it goes. */
export type News = ClaimedNews & {
  email: string;
  addressHash: string | null;
  name: string | null;
  language: string;
  invitation: string;
  messageId: string;
  sender: SenderIdentity | undefined;
  workspace: { name: string; isDemo: boolean; settings: WorkspaceSettings };
};

/** `news`: null where it may not go any more, and `why`. */
export type LookedAt = { news: News } | { news: null; why: string };

/** Takes mails that are due, so that nobody else does. One that a dead worker held is in doubt. */
export async function claimNews({ ctx, limit = 10 }: { ctx: Ctx; limit?: number }): Promise<ClaimedNews[]> {
  const { rows } = await ctx.db.execute<ClaimedNews>(sql`
    update improvement_mail m set state = 'sending', attempts = m.attempts + 1,
      reason = case when m.state <> 'sending' then m.reason when m.reason = ${IN_DOUBT} then 'in_doubt_twice' else ${IN_DOUBT} end,
      next_try_at = ${ctx.now}::timestamptz + interval '${sql.raw(LEASE)}'
    from (
      select improvement_id, customer_id from improvement_mail
      where workspace_id = ${ctx.workspaceId} and next_try_at <= ${ctx.now}
        and not (select sending_paused_at is not null from workspace where id = ${ctx.workspaceId})
      order by next_try_at limit ${limit} for update skip locked) due, improvement i
    where m.workspace_id = ${ctx.workspaceId} and m.improvement_id = due.improvement_id
      and m.customer_id = due.customer_id and i.workspace_id = m.workspace_id and i.id = m.improvement_id
    returning m.improvement_id as improvement, m.customer_id as customer, m.attempts, m.reason, i.said, i.did,
      i.mailed_at as began`);
  return rows;
}

/** The last look before it goes: whoever unsubscribed since is not written to. */
export async function readNews({ ctx, claimed }: { ctx: Ctx; claimed: ClaimedNews }): Promise<LookedAt> {
  if (claimed.reason === 'in_doubt_twice') return { news: null, why: 'in_doubt' };
  const { rows } = await ctx.db.execute<{
    email: string | null;
    addressHash: string | null;
    name: string | null;
    language: string | null;
    isRefused: boolean;
    invitation: string | null;
    workspace: News['workspace'];
  }>(sql`
    select c.email, c.address_hash as "addressHash", c.name,
      coalesce(c.preferences ->> 'language', c.locale) as language,
      c.do_not_ask or c.unsubscribed_at is not null or s.address_hash is not null as "isRefused",
      (select i.id from invitation i where i.workspace_id = c.workspace_id and i.customer_id = c.id
        order by i.id desc limit 1) as invitation,
      (select json_build_object('name', name, 'isDemo', is_demo, 'settings', settings) from workspace
        where id = ${ctx.workspaceId}) as workspace
    from customer c
    left join suppression s on s.workspace_id = c.workspace_id and s.address_hash = c.address_hash
    where c.workspace_id = ${ctx.workspaceId} and c.id = ${claimed.customer}`);
  const [row] = rows;
  if (!row?.email || !isMailbox(row.email)) return { news: null, why: 'no_address' };
  if (row.isRefused) return { news: null, why: 'unsubscribed' };
  if (!row.invitation) return { news: null, why: 'no_link' };
  const sender = await readSenderRow(ctx);
  return {
    news: {
      ...claimed,
      email: row.email,
      addressHash: row.addressHash,
      name: row.name,
      language: row.language ?? 'en',
      invitation: row.invitation,
      messageId: `<${claimed.improvement}.${claimed.customer}@${addressDomain(sender)}>`,
      sender: sender ? identityOf(sender) : undefined,
      workspace: row.workspace,
    },
  };
}

/** Hands one mail to the mail server; never inside a transaction. Never throws. */
export async function sendNews(news: News): Promise<Handed> {
  const unsubscribe = unsubscribeUrl(news.invitation);
  const { company, subject, html, text } = composeImprovement({ ...news, unsubscribe });
  try {
    await sendMail({
      html,
      text,
      subject,
      to: recipient(news.email, news.name),
      ...(news.sender && { sender: news.sender }),
      senderName: company.name,
      ...(news.workspace.settings.replyTo && { replyTo: news.workspace.settings.replyTo }),
      messageId: news.messageId,
      unsubscribeUrl: unsubscribe,
      keep: news.workspace.isDemo,
    });
    return { kind: 'sent', remoteId: null };
  } catch (error) {
    const told = asSmtpError(error);
    return { kind: 'refused', refusal: classifyRefusal(told), said: told.response ?? told.message };
  }
}

/** Writes down how it went: sent, once more at its time, or not at all. */
export async function recordNews({
  ctx,
  claimed,
  outcome,
}: {
  ctx: Ctx;
  claimed: ClaimedNews;
  outcome: { handed: Handed; news: News } | { why: string };
}): Promise<void> {
  if ('why' in outcome) {
    const state = outcome.why === 'in_doubt' ? 'failed' : 'suppressed';
    return write(ctx, claimed, { state, reason: outcome.why, nextTryAt: null });
  }
  const { handed, news } = outcome;
  if (handed.kind === 'sent') return write(ctx, claimed, { state: 'sent', reason: null, nextTryAt: null });
  const { refusal } = handed;
  if (refusal.kind === 'unknown') {
    const isFirst = claimed.reason !== IN_DOUBT;
    const again = isFirst ? new Date(ctx.now.getTime() + 5 * 60_000) : null;
    return write(ctx, claimed, { state: isFirst ? 'waiting' : 'failed', reason: IN_DOUBT, nextTryAt: again });
  }
  const { code } = refusal;
  if (code && news.addressHash)
    await giveUpAddresses(ctx, [{ hash: news.addressHash, address: news.email, code }]);
  const first = new Date(claimed.began);
  const expiresAt = new Date(first.getTime() + LIFE_MS);
  const again =
    refusal.kind === 'temporary'
      ? retryAt({ attempt: claimed.attempts, first, now: ctx.now, expiresAt })
      : null;
  const state = again ? 'waiting' : 'failed';
  return write(ctx, claimed, { state, reason: again ? claimed.reason : 'refused', nextTryAt: again });
}

/** Another worker took it when this one was given up: what that one writes holds. */
async function write(
  ctx: Ctx,
  { improvement, customer, attempts }: ClaimedNews,
  to: { state: 'sent' | 'waiting' | 'failed' | 'suppressed'; reason: string | null; nextTryAt: Date | null },
): Promise<void> {
  await ctx.db.execute(sql`
    update improvement_mail set state = ${to.state}, reason = ${to.reason}, next_try_at = ${to.nextTryAt},
      sent_at = ${to.state === 'sent' ? ctx.now : null}
    where workspace_id = ${ctx.workspaceId} and improvement_id = ${improvement} and customer_id = ${customer}
      and attempts = ${attempts} and state = 'sending'`);
}
