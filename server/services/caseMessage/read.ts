import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { replySubject, splitQuoted } from '@/domain/case/letter';
import { notFound } from '@/domain/errors';
import { caseMessage, customerCase } from '@/drizzle/schema/case';
import { nameBehind } from '@/server/db/actor-name';
import type { Ctx } from '@/server/db/tenant';
import { caseAddress } from '@/server/email/case-address';
import { sightOf } from '../case/sight';
import { reachOfCase } from './reach';

export const readCaseMailSchema = z.object({ case: z.uuid('is not the id of a case') });

/**
 * One mail of the thread. `text`: without what it quotes, which is `quoted`. `from`: a name here, the address where it came in.
 * `state`: `waiting` with `error` is tried again at `nextTryAt`.
 */
export type CaseMail = {
  id: string;
  direction: 'out' | 'in';
  from: string;
  /** It came from another address than the customer's. */
  isOther: boolean;
  subject: string;
  text: string;
  quoted: string;
  at: Date;
  state: 'waiting' | 'sending' | 'sent' | 'failed' | 'received';
  sentAt: Date | null;
  nextTryAt: Date | null;
  error: string | null;
  attachments: string[];
  isAutomatic: boolean;
};

/** `compose`: whom a mail would go to and its subject where the thread has one, or why nobody may write. */
export type CaseMailThread = {
  messages: CaseMail[];
  compose:
    | {
        ok: true;
        to: string;
        name: string | null;
        note: string | null;
        subject: string | null;
        answersComeHere: boolean;
      }
    | { ok: false; why: string };
};

/** The mails of a case, oldest first. `not_found` where it is not there or not to be seen. */
export async function readCaseMail({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: z.input<typeof readCaseMailSchema>;
}): Promise<CaseMailThread> {
  const { case: caseId } = readCaseMailSchema.parse(input);
  const [seen] = await ctx.db
    .select({ id: customerCase.id, state: customerCase.state })
    .from(customerCase)
    .where(
      and(eq(customerCase.workspaceId, ctx.workspaceId), eq(customerCase.id, caseId), await sightOf(ctx)),
    );
  const reach = seen && (await reachOfCase(ctx, caseId));
  if (!seen || !reach) throw notFound('case');
  const rows = await ctx.db
    .select({ row: caseMessage, name: nameBehind(caseMessage.workspaceId, caseMessage.by) })
    .from(caseMessage)
    .where(and(eq(caseMessage.workspaceId, ctx.workspaceId), eq(caseMessage.caseId, caseId)))
    .orderBy(asc(caseMessage.at), asc(caseMessage.id));
  const known = reach.ok ? reach.to.email.toLowerCase() : null;
  const first = rows.find(({ row }) => row.subject !== '')?.row.subject;
  return {
    messages: rows.map(({ row, name }) => {
      const isIn = row.direction === 'in';
      const { own, quoted } = isIn ? splitQuoted(row.text) : { own: row.text, quoted: '' };
      const { id, direction, subject, at, state, sentAt, nextTryAt, error, attachments, isAutomatic } = row;
      return {
        id,
        direction,
        from: isIn ? row.by : name,
        isOther: isIn && known !== null && row.by !== known,
        subject,
        text: own,
        quoted,
        at,
        state,
        sentAt,
        nextTryAt: state === 'waiting' ? nextTryAt : null,
        error,
        attachments,
        isAutomatic,
      };
    }),
    compose: composeOf(caseId, seen.state, reach, first),
  };
}

function composeOf(
  caseId: string,
  state: string,
  reach: NonNullable<Awaited<ReturnType<typeof reachOfCase>>>,
  first: string | undefined,
): CaseMailThread['compose'] {
  if (state === 'closed')
    return { ok: false, why: 'This case is closed. Reopen it to write to the customer.' };
  if (!reach.ok) return reach;
  return {
    ok: true,
    to: reach.to.email,
    name: reach.to.name,
    note: reach.note,
    subject: first === undefined ? null : replySubject(first),
    answersComeHere: caseAddress(caseId) !== null,
  };
}
