import { fillLetter, letters } from '@/domain/demo/letters';
import { newId } from '@/domain/ids';
import type { caseEvent, caseMessage } from '@/drizzle/schema/case';
import type { Ctx } from '@/server/db/tenant';
import type { Told } from './cases';

const DOMAIN = 'fjell-and-field.example';

/** The mails that agents wrote from these cases, and what customers answered. */
export function lettersOf(
  ctx: Ctx,
  told: readonly Told[],
): { messages: (typeof caseMessage.$inferInsert)[]; events: (typeof caseEvent.$inferInsert)[] } {
  const messages: (typeof caseMessage.$inferInsert)[] = [];
  const events: (typeof caseEvent.$inferInsert)[] = [];
  for (const one of told) {
    const { fate, dealing, owner } = one;
    if (fate.contact?.by !== 'mail') continue;
    const letter = letters[dealing.person.language];
    const names = { name: dealing.person.name.split(' ')[0] ?? '', agent: owner?.name ?? 'Fjell & Field' };
    const out = newId();
    const own = { workspaceId: ctx.workspaceId, caseId: one.caseId };
    const by = owner ? `user:${owner.userId}` : 'system:demo';
    const { at } = fate.contact;
    const messageId = `<${out}@${DOMAIN}>`;
    messages.push({
      ...own,
      id: out,
      direction: 'out',
      messageId,
      subject: letter.subject,
      text: fillLetter(letter.text, names),
      by,
      at,
      state: 'sent',
      attempts: 1,
      sentAt: at,
      createdAt: at,
    });
    events.push({ ...own, id: newId(), kind: 'mail_out', at, by, detail: { by: 'mail', message: out } });
    if (!fate.repliedAt) continue;
    const back = newId();
    messages.push({
      ...own,
      id: back,
      direction: 'in',
      messageId: `<${back}@mail.example.com>`,
      inReplyTo: messageId,
      subject: `Re: ${letter.subject}`,
      text: fillLetter(letter.reply, names),
      by: dealing.person.email ?? 'unknown',
      at: fate.repliedAt,
      state: 'received',
      createdAt: fate.repliedAt,
    });
    events.push({
      ...own,
      id: newId(),
      kind: 'mail_in',
      at: fate.repliedAt,
      by: `customer:${one.customer}`,
      detail: { by: 'mail', message: back },
    });
  }
  return { messages, events };
}
