import { sql } from 'drizzle-orm';
import { type Handed, retryAt } from '@/domain/sending/refusal';
import { nextInWindow } from '@/domain/sending/send-window';
import { toMilliseconds } from '@/domain/time/duration';
import { isTimeZone } from '@/domain/time/zone';
import type { Ctx } from '@/server/db/tenant';
import { tripBreaker, tripChannelBreaker } from './breaker';
import { giveUpAddresses } from './give-up';
import type { HandedOver } from './hand-over';
import { type PlannedDelivery, planDeliveries } from './plan';

/** What became of a mail or message that was handed over. */
export type Attempt = { mail: HandedOver; handed: Handed };
export type Result = 'sent' | 'retry' | 'failed' | 'unknown';

type Outcome = {
  id: string;
  invitation: string;
  result: Result;
  state: 'sent' | 'scheduled' | 'failed' | 'unknown';
  due: Date | null;
  code: string | null;
  error: string | null;
  doubt: boolean;
  /** The invitation's next state where this mail decides it. */
  becomes: 'sent' | 'bounced' | 'failed' | null;
  reason: string | null;
  remote: string | null;
};

/**
 * Writes what became of a batch of mails and messages in one transaction: deliveries, invitations, reminders that are
 * due later, addresses that are given up, and the breakers that stop a workspace whose mail is refused because of the
 * sender, and a channel whose gateway refuses everything.
 */
export async function recordAttempts(ctx: Ctx, me: string, attempts: readonly Attempt[]): Promise<Result[]> {
  const outcomes = attempts.map(attempt => outcomeOf(ctx.now, attempt));
  // Named once more as lists: how many those are the planner sees, and looks into the index for each.
  const ids = sql`any(${sql.param(outcomes.map(outcome => outcome.id))}::uuid[])`;
  const invitations = sql`any(${sql.param(outcomes.map(outcome => outcome.invitation))}::uuid[])`;
  await ctx.db.execute(sql`
    with x as (
      select * from json_to_recordset(${JSON.stringify(outcomes)}::json) as x(id uuid, invitation uuid, state text,
        due timestamptz, code text, error text, doubt boolean, becomes text, reason text, remote text)),
    mails as (
      update delivery d set state = x.state, due_at = coalesce(x.due, d.due_at), code = x.code, error = x.error,
        unknowns = d.unknowns + x.doubt::int, remote_id = coalesce(x.remote, d.remote_id), sent_at = case when x.state = 'sent' then now() end,
        finished_at = case when x.state <> 'scheduled' then now() end, claimed_by = null, lease_until = null
      from x where d.workspace_id = ${ctx.workspaceId} and d.id = ${ids} and d.id = x.id and d.claimed_by = ${me})
    update invitation i set sent_at = case when x.becomes = 'sent' then coalesce(i.sent_at, now()) else i.sent_at end,
      state = case when i.state = 'scheduled' then x.becomes else i.state end, reason = coalesce(x.reason, i.reason)
    from x where i.workspace_id = ${ctx.workspaceId} and i.id = ${invitations} and i.id = x.invitation
      and x.becomes is not null`);
  await planDeliveries(
    ctx,
    attempts.flatMap((attempt, index) => remindersOf(ctx, attempt, outcomes[index])),
  );
  await giveUpAddresses(
    ctx,
    attempts.flatMap(({ mail }, index) => {
      const code = outcomes[index]?.code;
      return code && !mail.channel && mail.addressHash
        ? [{ hash: mail.addressHash, address: mail.email, code }]
        : [];
    }),
  );
  if (outcomes.some(outcome => outcome.code?.startsWith('5.7.'))) await tripBreaker(ctx);
  const misset = attempts.filter((_, index) => outcomes[index]?.code?.startsWith('HTTP'));
  for (const id of new Set(misset.map(({ mail }) => mail.channel?.id))) {
    if (id) await tripChannelBreaker(ctx, id);
  }
  return outcomes.map(outcome => outcome.result);
}

function outcomeOf(now: Date, { mail, handed }: Attempt): Outcome {
  const first = mail.kind === 'invitation';
  const base = {
    id: mail.id,
    invitation: mail.invitationId,
    due: null,
    code: null,
    error: null,
    doubt: false,
    reason: null,
    remote: null,
  };
  if (handed.kind === 'sent')
    return {
      ...base,
      result: 'sent',
      state: 'sent',
      becomes: first ? 'sent' : null,
      remote: handed.remoteId,
    };
  const { refusal, notBefore } = handed;
  const said = { ...base, error: shorten(handed.said) };
  if (refusal.kind === 'unknown') {
    const doubt = { ...said, doubt: true, error: `no answer: ${said.error}` };
    // Once more under the same Message-ID, then it is left: a second copy is worse than none.
    if (mail.unknowns === 0)
      return { ...doubt, result: 'retry', state: 'scheduled', due: after(now, mail, 5), becomes: null };
    return {
      ...doubt,
      result: 'unknown',
      state: 'unknown',
      becomes: first ? 'sent' : null,
      reason: 'delivery_unknown',
    };
  }
  const code = refusal.code;
  if (refusal.kind === 'temporary') {
    const at = retryAt({
      attempt: mail.attempts,
      first: new Date(mail.firstAttemptAt),
      now,
      expiresAt: new Date(mail.expiresAt),
    });
    const due = at && nextInWindow(notBefore && notBefore > at ? notBefore : at, mail.window, zoneOf(mail));
    if (due && due < new Date(mail.expiresAt))
      return { ...said, code, result: 'retry', state: 'scheduled', due, becomes: null };
  }
  const bounced = refusal.kind === 'permanent' && !refusal.sender;
  const failed = { ...said, code, result: 'failed' as const, state: 'failed' as const };
  if (!first) return { ...failed, becomes: null };
  return { ...failed, becomes: bounced ? 'bounced' : 'failed', reason: code ?? 'refused' };
}

/** One mail per reminder of the program, inside the send window and before the link closes. */
function remindersOf(ctx: Ctx, { mail }: Attempt, outcome: Outcome | undefined): PlannedDelivery[] {
  if (outcome?.becomes !== 'sent' || outcome.result !== 'sent') return [];
  return (mail.reminders ?? []).flatMap(({ after, to }, index) => {
    const at = new Date(ctx.now.getTime() + toMilliseconds(after));
    const dueAt = nextInWindow(at, mail.window, zoneOf(mail));
    if (dueAt >= new Date(mail.expiresAt)) return [];
    return [{ invitationId: mail.invitationId, kind: `reminder-${index + 1}` as const, dueAt, audience: to }];
  });
}

const after = (now: Date, mail: HandedOver, minutes: number): Date =>
  nextInWindow(new Date(now.getTime() + minutes * 60_000), mail.window, zoneOf(mail));

/** The recipient's zone, else the workspace's. */
export const zoneOf = (mail: HandedOver): string =>
  mail.zone && isTimeZone(mail.zone) ? mail.zone : mail.workspace.zone;

/** A server's words may name the address: cut them short and keep the address out. */
export const shorten = (text: string): string =>
  text
    .replace(/[^\s<>@]+@[^\s<>@]+/g, '…')
    .replace(/\s+/g, ' ')
    .slice(0, 300);
