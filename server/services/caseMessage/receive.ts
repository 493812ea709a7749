import { sql } from 'drizzle-orm';
import type { WorkspaceId } from '@/domain/ids';
import { newId } from '@/domain/ids';
import { type Bounce, classifyReturned } from '@/domain/sending/bounce';
import { caseMessage } from '@/drizzle/schema/case';
import { db } from '@/server/db/client';
import { type Actor, type Ctx, inWorkspace } from '@/server/db/tenant';
import { type Reply, readReply } from '@/server/email/reply';
import { type Returned, readReturned } from '@/server/email/returned';
import { tellMembers } from '../case/notices';
import { readCaseSettings } from '../case/settings';
import { type CaseRow, lockCase, movedColumns, writeCase } from '../case/write';
import { giveUpAddresses } from '../delivery/give-up';
import { shorten } from '../delivery/record';
import { noteFailure } from './fail';

const postman: Actor = { kind: 'system', name: 'postman' };

/** Whoever writes on and on fills nobody's database. */
const MOST_RECEIVED = 300;

/** What came to a case's address: an answer, one that a machine gave, our own mail back, one that was here before, or nothing that concerns us. */
export type Taken = 'reply' | 'automatic' | 'bounce' | 'again' | 'ignored';

/**
 * Takes in a mail that came to a case's address (whose signature was checked). An answer is kept once per Message-ID, moves the
 * case and is told to its owner; out-of-office notes are kept and move nothing; a bounce marks the letter that came back.
 */
export async function receiveCaseMail({ caseId, raw }: { caseId: string; raw: Uint8Array }): Promise<Taken> {
  const [returned, reply] = [await readReturned(raw), await readReply(raw)];
  if (!returned || !reply) return 'ignored';
  const { rows } = await db().execute<{ workspace: WorkspaceId | null }>(
    sql`select gate_case(${caseId}) as workspace`,
  );
  const workspace = rows[0]?.workspace;
  if (!workspace) return 'ignored';
  return inWorkspace(workspace, postman, ctx => takeIn(ctx, caseId, reply, returned));
}

async function takeIn(ctx: Ctx, caseId: string, reply: Reply, returned: Returned): Promise<Taken> {
  const bounce = classifyReturned(returned);
  if (bounce.kind === 'hard' || bounce.kind === 'soft' || bounce.kind === 'blocked')
    return (await takeBounce(ctx, caseId, bounce, returned.messageId)) ? 'bounce' : 'ignored';
  if (bounce.kind === 'delayed' || bounce.kind === 'complaint') return 'ignored';
  const row = await lockCase(ctx, caseId);
  const isAutomatic = bounce.kind === 'auto_reply';
  const id = await keep(ctx, row.id, reply, isAutomatic);
  if (id === null) return 'again';
  if (isAutomatic) return 'automatic';
  await hear(ctx, row, id);
  return 'reply';
}

/** Null where it is here already, or there are too many. */
async function keep(ctx: Ctx, caseId: string, reply: Reply, isAutomatic: boolean): Promise<string | null> {
  const { rows } = await ctx.db.execute<{ full: boolean }>(sql`
    select count(*) >= ${MOST_RECEIVED} as full from case_message
    where workspace_id = ${ctx.workspaceId} and case_id = ${caseId} and direction = 'in'`);
  if (rows[0]?.full) return null;
  const [kept] = await ctx.db
    .insert(caseMessage)
    .values({
      workspaceId: ctx.workspaceId,
      id: newId(),
      caseId,
      direction: 'in',
      messageId: reply.messageId,
      inReplyTo: reply.inReplyTo,
      subject: reply.subject,
      text: reply.text,
      by: reply.from ?? 'unknown',
      at: ctx.now,
      state: 'received',
      attachments: reply.attachments,
      isAutomatic,
      createdAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning({ id: caseMessage.id });
  return kept?.id ?? null;
}

async function hear(ctx: Ctx, row: CaseRow, message: string): Promise<void> {
  const columns = movedColumns(ctx, await readCaseSettings(ctx), row, { kind: 'hear' });
  const by = row.customerId === null ? 'customer' : `customer:${row.customerId}`;
  const state = columns.state ?? row.state;
  await writeCase(ctx, row, columns, [
    { kind: 'mail_in', detail: { by: 'mail', message }, by },
    ...(state === row.state ? [] : [{ kind: 'state' as const, detail: { from: row.state, to: state }, by }]),
  ]);
  if (row.ownerId) await tellMembers(ctx, row.id, 'reply', [row.ownerId], message);
}

/** The letter that the report names, else the last one. False where none is out. */
async function takeBounce(
  ctx: Ctx,
  caseId: string,
  bounce: Bounce,
  messageId: string | null,
): Promise<boolean> {
  await lockCase(ctx, caseId);
  const said = `It came back: ${shorten(bounce.said ?? 'nobody said why.')}`.slice(0, 300);
  const { rows } = await ctx.db.execute<{ id: string; hash: string | null; address: string | null }>(sql`
    update case_message m set state = 'failed', next_try_at = null, error = ${said}
    from customer_case k left join customer c on c.workspace_id = k.workspace_id and c.id = k.customer_id
    where m.workspace_id = ${ctx.workspaceId} and k.workspace_id = m.workspace_id and k.id = m.case_id and m.id = (
      select id from case_message
      where workspace_id = ${ctx.workspaceId} and case_id = ${caseId} and state = 'sent'
      order by message_id = ${messageId ?? ''} desc, at desc limit 1)
    returning m.id, c.address_hash as hash, c.email as address`);
  const [letter] = rows;
  if (!letter) return false;
  if (bounce.code && letter.hash)
    await giveUpAddresses(ctx, [{ hash: letter.hash, address: letter.address, code: bounce.code }]);
  await noteFailure(ctx, { id: letter.id, caseId });
  return true;
}
