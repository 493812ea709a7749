import { desc, eq } from 'drizzle-orm';
import PostalMime, { type Email } from 'postal-mime';
import { AppError, notFound } from '@/domain/errors';
import { newId } from '@/domain/ids';
import { mailboxMessage } from '@/drizzle/schema/instance';
import { db } from '../db/client';
import { env } from '../env';

export type MailboxEntry = { id: string; from: string; to: string; subject: string; at: Date };
export type MailboxMail = MailboxEntry & {
  html: string | null;
  text: string | null;
  /** As it would have gone over the wire. */
  raw: string;
  headers: { key: string; value: string }[];
};

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

/** Kept mails, newest first. `not_found` once SMTP is connected. */
export async function listMailbox({ limit = 100 }: { limit?: number } = {}): Promise<MailboxEntry[]> {
  requireMailbox();
  const rows = await db()
    .select({
      id: mailboxMessage.id,
      from: mailboxMessage.sender,
      to: mailboxMessage.recipient,
      subject: mailboxMessage.subject,
      at: mailboxMessage.createdAt,
    })
    .from(mailboxMessage)
    .orderBy(desc(mailboxMessage.createdAt), desc(mailboxMessage.id))
    .limit(limit);
  return rows;
}

/** One kept mail, taken apart. `not_found` for an unknown id and once SMTP is connected. */
export async function readMailbox(id: string): Promise<MailboxMail> {
  requireMailbox();
  if (!/^[0-9a-f-]{36}$/i.test(id)) throw notFound('mail');
  const [row] = await db().select().from(mailboxMessage).where(eq(mailboxMessage.id, id));
  if (!row) throw notFound('mail');
  const parsed: Email = await PostalMime.parse(row.raw);
  return {
    id: row.id,
    from: row.sender,
    to: row.recipient,
    subject: row.subject,
    at: row.createdAt,
    html: parsed.html ?? null,
    text: parsed.text ?? null,
    raw: row.raw.toString('utf8'),
    headers: parsed.headers.map(({ key, value }) => ({ key, value })),
  };
}

function requireMailbox(): void {
  if (env().SMTP_URL) throw new AppError('not_found', 'Mail is connected: there is no mailbox here.');
}
