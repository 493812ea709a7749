import { desc, eq } from 'drizzle-orm';
import PostalMime, { type Email } from 'postal-mime';
import { AppError, notFound } from '@/domain/errors';
import { newId } from '@/domain/ids';
import { mailboxMessage } from '@/drizzle/schema/instance';
import { db } from '../db/client';
import { env } from '../env';

export type MailboxEntry = {
  id: string;
  from: string;
  to: string;
  subject: string;
  at: Date;
  html: string | null;
  text: string | null;
  headers: { key: string; value: string }[];
};
/** `raw`: as it would have gone over the wire. */
export type MailboxMail = MailboxEntry & { raw: string };

/** Keeps a mail that is not sent: no SMTP server is connected, or the workspace is the demo. */
export async function keepMail(mail: {
  from: string;
  to: string;
  subject: string;
  raw: Buffer;
}): Promise<void> {
  await db()
    .insert(mailboxMessage)
    .values({ id: newId(), sender: mail.from, recipient: mail.to, subject: mail.subject, raw: mail.raw });
}

/** Kept mails, newest first, with what a reader (or a test that follows the link) needs of them. `not_found` once SMTP is connected. */
export async function listMailbox({ limit = 100 }: { limit?: number } = {}): Promise<MailboxEntry[]> {
  requireMailbox();
  const rows = await db()
    .select()
    .from(mailboxMessage)
    .orderBy(desc(mailboxMessage.createdAt), desc(mailboxMessage.id))
    .limit(limit);
  return Promise.all(rows.map(takeApart));
}

/** One kept mail, taken apart. `not_found` for an unknown id and once SMTP is connected. */
export async function readMailbox(id: string): Promise<MailboxMail> {
  requireMailbox();
  if (!/^[0-9a-f-]{36}$/i.test(id)) throw notFound('mail');
  const [row] = await db().select().from(mailboxMessage).where(eq(mailboxMessage.id, id));
  if (!row) throw notFound('mail');
  return { ...(await takeApart(row)), raw: row.raw.toString('utf8') };
}

async function takeApart(row: typeof mailboxMessage.$inferSelect): Promise<MailboxEntry> {
  const parsed: Email = await PostalMime.parse(row.raw, { attachmentEncoding: 'base64' });
  return {
    id: row.id,
    from: row.sender,
    to: row.recipient,
    subject: row.subject,
    at: row.createdAt,
    html: parsed.html === undefined ? null : withPictures(parsed.html, parsed.attachments),
    text: parsed.text ?? null,
    headers: parsed.headers.map(({ key, value }) => ({ key, value })),
  };
}

/** Pictures that travel in the mail stand where a mail program shows them. */
const withPictures = (html: string, attached: Email['attachments']): string =>
  attached.reduce((shown, { contentId, mimeType, content }) => {
    const id = contentId?.replace(/^<|>$/g, '');
    if (!id || !mimeType.startsWith('image/') || typeof content !== 'string') return shown;
    return shown.replaceAll(`src="cid:${id}"`, `src="data:${mimeType};base64,${content}"`);
  }, html);

function requireMailbox(): void {
  if (env().SMTP_URL) throw new AppError('not_found', 'Mail is connected: there is no mailbox here.');
}
