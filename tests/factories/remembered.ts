import { newId } from '@/domain/ids';
import { caseEvent, caseMessage, customerCase } from '@/drizzle/schema/case';
import { commentTheme, improvement, improvementMail, theme } from '@/drizzle/schema/comment';
import { customerMemory, referralCode } from '@/drizzle/schema/memory';
import { member } from '@/drizzle/schema/workspace';
import type { Ctx } from '@/server/db/tenant';
import { findCustomer } from '@/server/services/customer/find';
import { createNote } from '@/server/services/customer/note';
import { type AskedSurvey, giveAnswer } from './answers';

const DAY = 86_400_000;

/**
 * A customer about whom everything is on record that can be: an answer with a themed comment, a case with notes, calls and
 * letters both ways, a note, a mail about an improvement, what is remembered, a code to recommend by. `said` stands in every
 * text. Ids of what was made.
 */
export async function rememberEverything(
  ctx: Ctx,
  asked: AskedSurvey,
  { externalId, said }: { externalId: string; said: string },
): Promise<{ customerId: string; caseId: string; noteId: string; responseId: string }> {
  const { workspaceId, db, now } = ctx;
  const ago = (days: number) => new Date(now.getTime() - days * DAY);
  const { id: customerId } = await findCustomer(ctx, externalId);
  await db
    .insert(member)
    .values({ workspaceId, userId: 'una', name: 'Una Owner', email: 'una@boots.example', role: 'agent' })
    .onConflictDoNothing();
  const responseId = await giveAnswer(ctx, asked, {
    at: ago(10),
    scores: { recommend: 2 },
    customerId,
    comment: `The boots leak. ${said}`,
  });
  const themeId = newId();
  await db.insert(theme).values({ workspaceId, id: themeId, name: 'Leaks', createdBy: 'user:una' });
  const of = { workspaceId, responseId, questionId: asked.questions.comment ?? 0 };
  await db.insert(commentTheme).values({ ...of, themeId, by: 'hand', at: ago(10) });
  const caseId = newId();
  await db.insert(customerCase).values({
    workspaceId,
    id: caseId,
    customerId,
    responseId,
    reason: 'score',
    because: 'NPS 2',
    state: 'resolved',
    ownerId: 'una',
    openedAt: ago(9),
    contactedAt: ago(8),
    resolvedAt: ago(6),
    rootCauseId: themeId,
    outcome: 'put_right',
    note: `A new pair was sent. ${said}`,
  });
  const event = { workspaceId, caseId, by: 'user:una' };
  await db.insert(caseEvent).values([
    { ...event, id: newId(), kind: 'note', at: ago(8.5), text: `Call in the evening. ${said}` },
    {
      ...event,
      id: newId(),
      kind: 'contact',
      at: ago(8),
      text: `Spoke for long. ${said}`,
      detail: { by: 'phone' },
    },
    { ...event, id: newId(), kind: 'owner', at: ago(9), detail: { to: 'una' } },
  ]);
  const letter = { workspaceId, caseId, subject: 'Your boots', text: `About the pair. ${said}` };
  await db.insert(caseMessage).values([
    {
      ...letter,
      ...{ id: newId(), direction: 'out', messageId: '<one@boots>', by: 'user:una' },
      ...{ at: ago(7), sentAt: ago(7), state: 'sent' },
    },
    {
      ...letter,
      id: newId(),
      direction: 'in',
      messageId: '<two@boots>',
      by: said,
      at: ago(6.5),
      state: 'received',
    },
  ]);
  const { id: noteId } = await createNote({
    ctx,
    input: { externalId, text: `Likes to be called. ${said}` },
  });
  const improvementId = newId();
  await db.insert(improvement).values({
    workspaceId,
    id: improvementId,
    themeId,
    day: '2026-11-01',
    said: 'Boots leak',
    did: 'They are glued',
    state: 'published',
    createdBy: 'user:una',
  });
  await db
    .insert(improvementMail)
    .values({ workspaceId, improvementId, customerId, state: 'sent', sentAt: ago(1) });
  await db
    .insert(customerMemory)
    .values({ workspaceId, customerId, trust: 40, trend: 'shock', n: 3, lastType: said, computedAt: now })
    .onConflictDoNothing();
  await db.insert(referralCode).values({ workspaceId, code: `code-${customerId}`, customerId });
  return { customerId, caseId, noteId, responseId };
}
