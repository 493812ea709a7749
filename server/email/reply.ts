import { createHash } from 'node:crypto';
import PostalMime, { type Email } from 'postal-mime';
import { isMailbox } from './address';
import { wordsOf } from './returned';

/** What somebody wrote back, taken apart; attachments by name only. `text` is whole, with what it quotes. */
export type Reply = {
  messageId: string;
  inReplyTo: string | null;
  from: string | null;
  subject: string;
  text: string;
  attachments: string[];
};

const MOST_TEXT = 50_000;
const MOST_ATTACHMENTS = 20;

/** Takes an answer apart; null for what is no mail. The beginning is enough: files that follow are named as far as they are there. */
export async function readReply(raw: Uint8Array): Promise<Reply | null> {
  const mail = await parse(raw);
  if (!mail || mail.headers.length === 0) return null;
  const from = mail.from?.address?.toLowerCase() ?? '';
  return {
    messageId: idIn(mail.messageId) ?? `<${createHash('sha256').update(raw).digest('hex')}@no-id>`,
    inReplyTo: idIn(mail.inReplyTo),
    from: isMailbox(from) ? from : null,
    subject: storable(mail.subject ?? '')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 300),
    text: storable(wordsOf(mail)).trim().slice(0, MOST_TEXT),
    attachments: mail.attachments
      .filter(({ disposition, related }) => disposition === 'attachment' || !related)
      .slice(0, MOST_ATTACHMENTS)
      .map(({ filename, mimeType }) => storable(filename || mimeType).slice(0, 200)),
  };
}

async function parse(raw: Uint8Array): Promise<Email | null> {
  try {
    return await PostalMime.parse(raw, {
      forceRfc822Attachments: true,
      attachmentEncoding: 'arraybuffer',
      maxNestingDepth: 16,
      maxHeadersSize: 128 * 1024,
    });
  } catch {
    return null;
  }
}

/** The last id of a header, where it is one that may stand in a header of ours: printable ASCII without spaces. */
const idIn = (text: string | undefined): string | null =>
  (text ?? '').match(/<[!-;=?-~]{3,250}>/g)?.at(-1) ?? null;

/** PostgreSQL takes neither NUL nor half of a surrogate pair; other control characters are no words. */
const storable = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]|\p{Surrogate}/gu, '');
