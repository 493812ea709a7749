import { and, eq, inArray, sql } from 'drizzle-orm';
import type { CaseNoticeKind } from '@/domain/case/case';
import { isOwed } from '@/domain/case/states';
import { can } from '@/domain/roles';
import { retryAt } from '@/domain/sending/refusal';
import { caseNotice, customerCase } from '@/drizzle/schema/case';
import { member, workspace } from '@/drizzle/schema/workspace';
import type { Ctx } from '@/server/db/tenant';
import { domainOf, parseSender } from '@/server/email/address';
import { sendSystemMail } from '@/server/email/system-mail';
import { env } from '@/server/env';
import { type NoticeMail, noticeMail } from './mail';
import { type ListedCase, selectCases, showCase } from './shown';

/** A claim whose worker died is taken again after this; longer than a server may take to answer. */
const LEASE = '2 minutes';
/** From so many mails within a minute on, one person's next ones wait for one another and go as one. */
const MOST_A_MINUTE = 5;
const LIFE_MS = 48 * 3_600_000;

type Claimed = {
  id: string;
  case_id: string;
  kind: CaseNoticeKind;
  attempts: number;
  created_at: string;
  /** The note in which somebody was named, or what the customer wrote: a mail, or the new answer. */
  words: string | null;
};

/** What one member is to be told in one mail; `mail` null where there is nothing to say any more. */
type ClaimedNotices = { notices: Claimed[]; mail: (NoticeMail & { to: string; name: string }) | null };

/**
 * Takes what is due for one member, so that nobody else does; null: nothing is. What is not recorded afterwards comes back by
 * itself.
 */
export async function claimNotices({ ctx }: { ctx: Ctx }): Promise<ClaimedNotices | null> {
  await bundle(ctx);
  const { rows } = await ctx.db.execute<Claimed & { user_id: string }>(sql`
    update case_notice n set attempts = n.attempts + 1, next_try_at = ${ctx.now}::timestamptz + interval '${sql.raw(LEASE)}'
    where n.workspace_id = ${ctx.workspaceId} and n.id = any(array(
      select id from case_notice
      where workspace_id = ${ctx.workspaceId} and next_try_at <= ${ctx.now} and user_id = (
        select user_id from case_notice
        where workspace_id = ${ctx.workspaceId} and next_try_at <= ${ctx.now} order by next_try_at, id limit 1)
      order by next_try_at, id limit 50 for update skip locked))
    returning n.id, n.case_id, n.kind, n.attempts, n.user_id, n.created_at, case n.kind
      when 'mention' then (
        select e.text from case_event e
        where e.workspace_id = n.workspace_id and e.case_id = n.case_id and e.kind = 'note'
          and e.at >= n.created_at
        order by e.at, e.id limit 1)
      when 'reply' then coalesce((
        select left(m.text, 1000) from case_message m
        where m.workspace_id = n.workspace_id and m.case_id = n.case_id and m.id::text = n.key), (
        select left(a.text, 1000) from case_event e
        join answer a on a.workspace_id = e.workspace_id and a.response_id = (e.detail ->> 'response')::uuid
        join question q on q.workspace_id = a.workspace_id and q.id = a.question_id and q.type in ('short', 'long')
        where e.workspace_id = n.workspace_id and e.case_id = n.case_id and e.kind = 'answered_again'
          and e.detail ->> 'response' = n.key and a.text <> ''
        order by q.id limit 1)) end as words`);
  const [first] = rows;
  return first ? { notices: rows, mail: await compose(ctx, first.user_id, rows) } : null;
}

/** Who was written to often enough within the last minute is told the rest in one mail when it is over. */
async function bundle(ctx: Ctx): Promise<void> {
  await ctx.db.execute(sql`
    update case_notice n set next_try_at = b.free_at
    from (
      select user_id, min(sent_at) + interval '1 minute' as free_at from case_notice
      where workspace_id = ${ctx.workspaceId} and sent_at > ${ctx.now}::timestamptz - interval '1 minute'
      group by user_id having count(*) >= ${MOST_A_MINUTE}) b
    where n.workspace_id = ${ctx.workspaceId} and n.user_id = b.user_id and n.next_try_at <= ${ctx.now}
      and b.free_at > ${ctx.now}::timestamptz`);
}

async function compose(
  ctx: Ctx,
  userId: string,
  notices: readonly Claimed[],
): Promise<ClaimedNotices['mail']> {
  const [who] = await ctx.db
    .select({ name: member.name, email: member.email, role: member.role })
    .from(member)
    .where(and(eq(member.workspaceId, ctx.workspaceId), eq(member.userId, userId)));
  const [company] = await ctx.db
    .select({
      name: workspace.name,
      slug: workspace.slug,
      timezone: workspace.timezone,
      isDemo: workspace.isDemo,
    })
    .from(workspace)
    .where(eq(workspace.id, ctx.workspaceId));
  if (!who || !company || !can(who.role, 'serve')) return null;
  const ids = [...new Set(notices.map(notice => notice.case_id))];
  const rows = await selectCases(ctx).where(
    and(eq(customerCase.workspaceId, ctx.workspaceId), inArray(customerCase.id, ids)),
  );
  const cases = new Map(rows.map(row => [row.row.id, showCase(ctx, row)]));
  const told = notices.flatMap(({ kind, case_id, words }) => {
    const about = cases.get(case_id);
    return about && isWorthTelling(kind, about, userId) ? [{ kind, about, words }] : [];
  });
  if (told.length === 0) return null;
  return { ...noticeMail(told, { ...company, url: env().APP_URL }), to: who.email, name: who.name };
}

/** By the time it goes, somebody else may own the case, or it is done. */
const isWorthTelling = (kind: CaseNoticeKind, about: ListedCase, userId: string): boolean => {
  if (kind === 'mention' || kind === 'failed' || kind === 'reply') return true;
  if (kind === 'late') return isOwed(about.state);
  return isOwed(about.state) && about.owner?.id === userId;
};

/** Mails; never inside a transaction. Answers why it did not work, null where it did. */
export async function tellMember({ notices, mail }: ClaimedNotices): Promise<string | null> {
  if (!mail) return null;
  const [first] = notices;
  try {
    await sendSystemMail({
      to: mail.to,
      name: mail.name,
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      messageId: `<case-notice-${first?.id}@${domainOf(parseSender(env().MAIL_FROM).address)}>`,
      keep: mail.keep,
    });
    return null;
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).slice(0, 300);
  }
}

/** Writes down how it went: told, not worth telling any more, once more later, or given up after two days. */
export async function recordNotices({
  ctx,
  claimed: { notices, mail },
  problem,
}: {
  ctx: Ctx;
  claimed: ClaimedNotices;
  problem: string | null;
}): Promise<void> {
  for (const notice of notices) {
    const first = new Date(notice.created_at);
    const expiresAt = new Date(first.getTime() + LIFE_MS);
    const again = problem && retryAt({ attempt: notice.attempts, first, now: ctx.now, expiresAt });
    const state = problem ? (again ? 'waiting' : 'failed') : mail ? 'sent' : 'dropped';
    await ctx.db
      .update(caseNotice)
      .set({
        state,
        error: problem,
        nextTryAt: again || null,
        sentAt: state === 'sent' ? ctx.now : null,
      })
      .where(
        and(
          eq(caseNotice.workspaceId, ctx.workspaceId),
          eq(caseNotice.id, notice.id),
          // Another worker took it when this one was given up: what that one writes holds.
          eq(caseNotice.attempts, notice.attempts),
        ),
      );
  }
}
