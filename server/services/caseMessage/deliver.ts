import { sql } from 'drizzle-orm';
import { classifyRefusal, type Handed, retryAt } from '@/domain/sending/refusal';
import type { WorkspaceSettings } from '@/domain/workspace';
import type { Ctx } from '@/server/db/tenant';
import { recipient } from '@/server/email/address';
import { caseAddress } from '@/server/email/case-address';
import type { SenderIdentity } from '@/server/email/sender';
import { personalMail } from '@/server/email/templates/personal';
import { sendMail } from '@/server/email/transport';
import { asSmtpError } from '../delivery/deliver';
import { giveUpAddresses } from '../delivery/give-up';
import { shorten } from '../delivery/record';
import { senderOf } from '../sender/identity';
import { noteFailure } from './fail';
import { type Addressee, reachOfCase } from './reach';

/** A claim whose worker died is taken again after this; longer than a server may take to answer. */
const LEASE = '2 minutes';
/** Nobody waits for a letter longer than this. */
const LIFE_MS = 48 * 3_600_000;
/** Mails before this one that it names: enough for every mail program to find the thread. */
const MOST_REFERENCES = 20;

export type ClaimedLetter = {
  id: string;
  caseId: string;
  messageId: string;
  subject: string;
  text: string;
  at: string;
  attempts: number;
  /** Times that it was in a server's hands when the connection or the worker was lost. */
  unknowns: number;
};

/** Everything that one letter needs when it goes. */
export type Letter = ClaimedLetter & {
  to: Addressee;
  references: string[];
  sender: SenderIdentity | undefined;
  workspace: { name: string; isDemo: boolean; settings: WorkspaceSettings };
};

/** `letter`: null where it may not go any more, and `why`. */
export type Looked = { letter: Letter } | { letter: null; why: string };

/**
 * Takes letters that are due, so that nobody else does. One that was being sent when its worker died is in doubt: it comes back
 * counted as such.
 */
export async function claimLetters({
  ctx,
  limit = 10,
}: {
  ctx: Ctx;
  limit?: number;
}): Promise<ClaimedLetter[]> {
  const { rows } = await ctx.db.execute<ClaimedLetter>(sql`
    update case_message m set state = 'sending', attempts = m.attempts + 1,
      unknowns = m.unknowns + (m.state = 'sending')::int,
      next_try_at = ${ctx.now}::timestamptz + interval '${sql.raw(LEASE)}'
    where m.workspace_id = ${ctx.workspaceId} and m.id = any(array(
      select id from case_message
      where workspace_id = ${ctx.workspaceId} and next_try_at <= ${ctx.now} and direction = 'out'
      order by next_try_at limit ${limit} for update skip locked))
    returning m.id, m.case_id as "caseId", m.message_id as "messageId", m.subject, m.text, m.at, m.attempts, m.unknowns`);
  return rows;
}

/** The last look before it goes: whoever complained or was erased since is not written to. */
export async function readLetter({ ctx, claimed }: { ctx: Ctx; claimed: ClaimedLetter }): Promise<Looked> {
  const reach = await reachOfCase(ctx, claimed.caseId);
  if (!reach) return { letter: null, why: 'The case is gone.' };
  if (!reach.ok) return { letter: null, why: reach.why };
  // Once more under the same Message-ID, then it is left: a third copy is worse than none.
  if (claimed.unknowns > 1) return { letter: null, why: IN_DOUBT };
  const { rows } = await ctx.db.execute<{ references: string[]; workspace: Letter['workspace'] }>(sql`
    select array(
        select message_id from case_message
        where workspace_id = ${ctx.workspaceId} and case_id = ${claimed.caseId} and not is_automatic
          and state in ('sent', 'received') and at < ${claimed.at} and message_id not like '%@no-id>'
        order by at desc, id desc limit ${MOST_REFERENCES}) as references,
      (select json_build_object('name', name, 'isDemo', is_demo, 'settings', settings) from workspace
        where id = ${ctx.workspaceId}) as workspace`);
  const [row] = rows;
  if (!row) throw new Error('the workspace is gone');
  const { references, workspace } = row;
  const sender = await senderOf(ctx);
  return { letter: { ...claimed, to: reach.to, references: references.reverse(), workspace, sender } };
}

/** Hands one letter to the mail server; never inside a transaction. Never throws. */
export async function sendLetter(letter: Letter): Promise<Handed> {
  const { to, subject, workspace } = letter;
  const { companyName, address, privacyUrl, theme, replyTo } = workspace.settings;
  const company = {
    name: companyName || workspace.name,
    address: address || null,
    privacyUrl: privacyUrl || null,
    ...(theme && { theme }),
  };
  // Answers and bounces come to the case; without a door for mail, to where the company reads its mail.
  const back = caseAddress(letter.caseId) ?? undefined;
  try {
    await sendMail({
      ...personalMail({ company, language: to.language, subject, text: letter.text }),
      to: recipient(to.email, to.name),
      subject,
      sender: letter.sender,
      senderName: company.name,
      envelopeFrom: back,
      replyTo: back ?? replyTo,
      messageId: letter.messageId,
      personal: { references: letter.references },
      keep: workspace.isDemo,
    });
    return { kind: 'sent', remoteId: null };
  } catch (error) {
    const told = asSmtpError(error);
    return { kind: 'refused', refusal: classifyRefusal(told), said: told.response ?? told.message };
  }
}

/** Writes down how it went: sent, once more at its time, or failed, which the owner of the case is told. */
export async function recordLetter({
  ctx,
  claimed,
  outcome,
}: {
  ctx: Ctx;
  claimed: ClaimedLetter;
  outcome: { handed: Handed; to: Addressee } | { why: string };
}): Promise<void> {
  if ('why' in outcome) return fail(ctx, claimed, outcome.why);
  const { handed, to } = outcome;
  if (handed.kind === 'sent') {
    await update(ctx, claimed, sql`state = 'sent', sent_at = ${ctx.now}, next_try_at = null, error = null`);
    return;
  }
  const { refusal } = handed;
  const said = shorten(handed.said);
  if (refusal.kind === 'unknown') {
    if (claimed.unknowns > 0) return fail(ctx, claimed, IN_DOUBT);
    await wait(ctx, claimed, { at: new Date(ctx.now.getTime() + 5 * 60_000), said, doubt: 1 });
    return;
  }
  const { code } = refusal;
  if (code && to.addressHash) await giveUpAddresses(ctx, [{ hash: to.addressHash, address: to.email, code }]);
  const first = new Date(claimed.at);
  const expiresAt = new Date(first.getTime() + LIFE_MS);
  const again =
    refusal.kind === 'temporary'
      ? retryAt({ attempt: claimed.attempts, first, now: ctx.now, expiresAt })
      : null;
  if (again) await wait(ctx, claimed, { at: again, said, doubt: 0 });
  else await fail(ctx, claimed, `The mail server refused it: ${said}`);
}

const IN_DOUBT =
  'The connection broke twice while the mail server had it: it may have arrived, or not. It is not sent again.';

const wait = (
  ctx: Ctx,
  claimed: ClaimedLetter,
  { at, said, doubt }: { at: Date; said: string; doubt: number },
): Promise<boolean> =>
  update(
    ctx,
    claimed,
    sql`state = 'waiting', next_try_at = ${at}, error = ${said}, unknowns = unknowns + ${doubt}`,
  );

async function fail(ctx: Ctx, claimed: ClaimedLetter, why: string): Promise<void> {
  if (await update(ctx, claimed, sql`state = 'failed', next_try_at = null, error = ${why.slice(0, 300)}`))
    await noteFailure(ctx, claimed);
}

/** Another worker took it when this one was given up: what that one writes holds. */
async function update(ctx: Ctx, claimed: ClaimedLetter, change: ReturnType<typeof sql>): Promise<boolean> {
  const { rowCount } = await ctx.db.execute(sql`
    update case_message set ${change}
    where workspace_id = ${ctx.workspaceId} and id = ${claimed.id} and attempts = ${claimed.attempts}
      and state = 'sending'`);
  return rowCount === 1;
}
