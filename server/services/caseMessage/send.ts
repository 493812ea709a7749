import { and, asc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { MOST_LETTER, MOST_SUBJECT, replySubject } from '@/domain/case/letter';
import { AppError } from '@/domain/errors';
import { caseMessage } from '@/drizzle/schema/case';
import { actorName, type Ctx } from '@/server/db/tenant';
import { wake } from '@/server/jobs/wake';
import { requestedId } from '@/server/tokens';
import { recordAudit } from '../audit/record';
import { readCaseSettings } from '../case/settings';
import { memberId, sightOf } from '../case/sight';
import { lockCase, movedColumns, writeCase } from '../case/write';
import { addressDomain, readSenderRow } from '../sender/identity';
import { reachOfCase } from './reach';

export const sendCaseMailSchema = z.object({
  case: z.uuid('is not the id of a case'),
  /** Of the first mail; later ones keep it with "Re:". */
  subject: z.string().trim().max(MOST_SUBJECT).default(''),
  text: z.string().trim().min(1, 'is empty').max(MOST_LETTER),
  /** The case then waits for the customer, and its clock stands still. */
  waits: z.boolean().default(false),
  /** Made once by whoever writes: the same request twice is one mail. */
  request: z.uuid(),
});

/**
 * Writes to the customer of a case: the mail leaves soon after this transaction. It is the first contact where there was none;
 * whoever writes for a case that nobody owns owns it. Throws `conflict` with why nobody may write there or where the case is
 * closed, `invalid` for a first mail without a subject, `not_found` where it is not there or not to be seen.
 */
export async function sendCaseMail({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof sendCaseMailSchema>;
}): Promise<{ id: string }> {
  const given = sendCaseMailSchema.parse(input);
  const row = await lockCase(ctx, given.case, await sightOf(ctx));
  const id = requestedId(ctx.workspaceId, given.request);
  const thread = await threadOf(ctx, row.id);
  // The second click of two waited for the first one's lock.
  if (thread.ids.has(id)) return { id };
  const reach = await reachOfCase(ctx, row.id);
  if (!reach?.ok) throw new AppError('conflict', `${reach?.why ?? 'The case is gone.'} Nothing was sent.`);
  const subject = thread.subject === null ? plainLine(given.subject) : replySubject(thread.subject);
  if (subject === '')
    throw new AppError('invalid', 'The mail needs a subject; nothing was sent.', [
      { path: 'subject', message: 'is missing' },
    ]);

  const settings = await readCaseSettings(ctx);
  const contacted = movedColumns(ctx, settings, row, { kind: 'contact' });
  const isWait = given.waits && (contacted.state === 'open' || contacted.state === 'in_progress');
  const columns = isWait
    ? { ...contacted, ...movedColumns(ctx, settings, { ...row, ...contacted }, { kind: 'wait' }) }
    : contacted;
  await ctx.db.insert(caseMessage).values({
    workspaceId: ctx.workspaceId,
    id,
    caseId: row.id,
    direction: 'out',
    messageId: `<${id}@${addressDomain(await readSenderRow(ctx))}>`,
    inReplyTo: thread.last,
    subject,
    text: given.text,
    by: actorName(ctx.actor),
    at: ctx.now,
    state: 'waiting',
    nextTryAt: ctx.now,
    createdAt: ctx.now,
  });
  const me = memberId(ctx);
  await writeCase(ctx, row, { ...columns, ...(row.ownerId === null && me !== null && { ownerId: me }) }, [
    { kind: 'mail_out', detail: { by: 'mail', message: id } },
    ...(isWait ? [{ kind: 'state' as const, detail: { from: row.state, to: 'waiting' } }] : []),
  ]);
  await recordAudit({ ctx, action: 'case.mailed', subject: row.id, detail: { message: id } });
  await wake(ctx, 'sendLetters');
  return { id };
}

/** The first subject of a case's mails, the last mail that another can answer, and those there are. */
async function threadOf(
  ctx: Ctx,
  caseId: string,
): Promise<{ subject: string | null; last: string | null; ids: Set<string> }> {
  const own = and(eq(caseMessage.workspaceId, ctx.workspaceId), eq(caseMessage.caseId, caseId));
  const rows = await ctx.db
    .select({
      id: caseMessage.id,
      subject: caseMessage.subject,
      messageId: caseMessage.messageId,
      answerable: sql<boolean>`not ${caseMessage.isAutomatic} and ${caseMessage.state} in ('sent', 'received')
        and ${caseMessage.messageId} not like '%@no-id>'`,
    })
    .from(caseMessage)
    .where(own)
    .orderBy(asc(caseMessage.at), asc(caseMessage.id));
  return {
    subject: rows.find(row => row.subject !== '')?.subject ?? null,
    last: rows.findLast(row => row.answerable)?.messageId ?? null,
    ids: new Set(rows.map(row => row.id)),
  };
}

const plainLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
