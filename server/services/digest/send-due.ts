import { setTimeout as sleep } from 'node:timers/promises';
import { QUIET_ISSUES } from '@/domain/digest';
import { AppError } from '@/domain/errors';
import type { WorkspaceId } from '@/domain/ids';
import { classifyRefusal, type SmtpError } from '@/domain/sending/refusal';
import { type Actor, type Ctx, inWorkspace, readWorkspace } from '@/server/db/tenant';
import { recipient } from '@/server/email/address';
import { TREND_CID } from '@/server/email/digest/as-html';
import { composeDigest, composeRest } from '@/server/email/digest/compose';
import type { DigestContents, DigestFacts } from '@/server/email/digest/parts';
import { drawTrend } from '@/server/email/digest/picture';
import { digestStopUrl } from '@/server/email/links';
import { sendMail } from '@/server/email/transport';
import { readDigestContents } from './contents';
import { claimDue, type DueIssue, isStillDue, settleIssue } from './due';
import { chosenBy, factsFor, type Letterhead, messageIdOf, readLetterhead } from './issue';

const sender: Actor = { kind: 'system', name: 'digest' };
const BATCH = 40;
/** Mails that are under way at once, and so the most that can come twice when the process dies. */
const LANES = 4;
/** Minutes until the next try after each failed one. */
const RETRY_MINUTES = [5, 15, 60, 240];
const RECORD_TRIES = 5;

/** What all readers of the same digest and days share: read and drawn once. */
type Prepared = {
  contents: DigestContents;
  chosen: Pick<DigestFacts, 'only' | 'hasConditions'>;
  picture: Buffer | null;
};

/**
 * Sends a workspace's digests that are due, batch after batch. What is read for one reader serves all of the same days.
 * One that fails is tried again after 5, 15, 60 minutes and 4 hours, then given up and shown as failed.
 */
export async function sendDueDigests(workspaceId: WorkspaceId): Promise<void> {
  const prepared = new Map<string, Promise<Prepared>>();
  for (let more = true; more; ) {
    const batch = await inWorkspace(workspaceId, sender, ctx => claimDue(ctx, BATCH));
    more = batch.more;
    if (batch.issues.length === 0) continue;
    const letterhead = await readWorkspace(workspaceId, sender, readLetterhead);
    const queue = [...batch.issues];
    const lane = async (): Promise<void> => {
      for (let issue = queue.shift(); issue; issue = queue.shift())
        await send(workspaceId, issue, letterhead, prepared);
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  }
}

async function send(
  workspaceId: WorkspaceId,
  issue: DueIssue,
  letterhead: Letterhead,
  prepared: Map<string, Promise<Prepared>>,
): Promise<void> {
  const within = <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> => inWorkspace(workspaceId, sender, work);
  let outcome: Parameters<typeof settleIssue>[2];
  try {
    const ready = await prepare(workspaceId, issue, prepared);
    const quiet = ready.contents.isQuiet ? issue.quiet + 1 : 0;
    const isSilent = quiet > 0 && quiet !== QUIET_ISSUES;
    if (!isSilent) {
      if (!(await within(ctx => isStillDue(ctx, issue)))) return;
      await mail(issue, letterhead, ready, quiet);
    }
    outcome = { state: quiet > 0 ? 'unchanged' : 'sent', quiet };
  } catch (error) {
    outcome = failureOf(issue, error);
  }
  await keep(() => within(ctx => settleIssue(ctx, issue, outcome)));
}

async function prepare(
  workspaceId: WorkspaceId,
  { digestId, rhythm, which, period }: DueIssue,
  prepared: Map<string, Promise<Prepared>>,
): Promise<Prepared> {
  const key = `${digestId} ${period.start} ${period.end}`;
  const read = async (): Promise<Prepared> => {
    const reading = <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> =>
      readWorkspace(workspaceId, sender, work);
    const contents = await readDigestContents(reading, { rhythm, period, which });
    const chosen = await reading(ctx => chosenBy(ctx, which));
    return { contents, chosen, picture: contents.trend && (await drawTrend(contents.trend)) };
  };
  const known = prepared.get(key) ?? read();
  prepared.set(key, known);
  return known;
}

async function mail(
  issue: DueIssue,
  letterhead: Letterhead,
  { contents, chosen, picture }: Prepared,
  quiet: number,
): Promise<void> {
  const stopUrl = digestStopUrl(issue.readerId);
  const facts = factsFor(letterhead, chosen, contents, { ...issue, stopUrl });
  const { language: _, ...written } = quiet > 0 ? composeRest(facts, quiet) : composeDigest(facts);
  await sendMail({
    ...written,
    to: recipient(issue.email, issue.person),
    sender: letterhead.sender,
    senderName: letterhead.company,
    replyTo: letterhead.replyTo,
    messageId: messageIdOf(letterhead, issue.readerId, issue.period),
    unsubscribeUrl: stopUrl,
    keep: letterhead.isDemo,
    ...(picture && quiet === 0 && { pictures: [{ cid: TREND_CID, png: picture }] }),
  });
}

function failureOf(
  { attempts }: DueIssue,
  error: unknown,
): { state: 'failed' | 'sending'; error: string; tryAt?: Date } {
  const said = error instanceof Error ? error.message.slice(0, 300) : String(error);
  // Nodemailer's errors carry the reply; those of the database and of reports carry none.
  const refusal = error instanceof AppError ? null : classifyRefusal(error as SmtpError);
  const isOver =
    error instanceof AppError
      ? error.code !== 'unavailable'
      : refusal?.kind === 'permanent' || (refusal?.kind === 'unknown' && attempts > 1);
  const minutes = RETRY_MINUTES[attempts - 1];
  if (isOver || minutes === undefined) return { state: 'failed', error: said };
  return { state: 'sending', error: said, tryAt: new Date(Date.now() + minutes * 60_000) };
}

/** A mail that went out is worth waiting for the database: forgetting it would send it twice. */
async function keep(work: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === RECORD_TRIES) throw error;
      await sleep(200 * 2 ** tries);
    }
  }
}
