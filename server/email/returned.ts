import PostalMime, { type Attachment, type Email } from 'postal-mime';
import type { ReturnedMail } from '@/domain/sending/bounce';

/** A mail that came back, and the copy of ours that it carries. */
export type Returned = ReturnedMail & {
  /** Headers of what came, and of our mail within it, as text: where a bounce address may stand. */
  heads: string;
  /** `Message-ID` of our mail within it. */
  messageId: string | null;
};

/** A report with the copy of a mail of 30 KB has some hundred lines; taking apart costs by the line. */
const MOST_LINES = 10_000;

/** Takes a mail apart that came to a bounce address or that somebody hands in; null for what is no mail at all. */
export async function readReturned(raw: Uint8Array | string): Promise<Returned | null> {
  const mail = await parse(firstLines(raw));
  if (!mail || mail.headers.length === 0) return null;
  const report = textOf(mail, /^message\/(global-)?delivery-status$/);
  const copy =
    textOf(mail, /^(message\/(rfc822|global)|text\/rfc822-headers|message\/global-headers)$/) ?? '';
  const feedback = textOf(mail, /^message\/feedback-report$/);
  const text = wordsOf(mail);
  const copyHead = headOf(copy) || headOf(afterCopy(text));
  return {
    headers: mail.headers,
    text,
    deliveryReport: report,
    feedbackReport: feedback,
    readReport: textOf(mail, /^message\/(global-)?disposition-notification$/),
    heads: [mail.headerLines.map(({ line }) => line).join('\n'), report, feedback, copyHead]
      .filter(Boolean)
      .join('\n'),
    messageId: messageIdIn(copyHead) ?? messageIdIn(`${report ?? ''}\n${mail.references ?? ''}`),
  };
}

/** What a person would read in a mail: its text, else the words of its HTML. */
export const wordsOf = (mail: Email): string => mail.text ?? plain(mail.html ?? '');

async function parse(raw: Uint8Array | string): Promise<Email | null> {
  try {
    return await PostalMime.parse(raw, {
      forceRfc822Attachments: true,
      attachmentEncoding: 'utf8',
      maxNestingDepth: 16,
      maxHeadersSize: 128 * 1024,
    });
  } catch {
    return null;
  }
}

function firstLines(raw: Uint8Array | string): Uint8Array {
  const bytes = Buffer.from(raw);
  let end = -1;
  for (let line = 0; line < MOST_LINES; line++) {
    end = bytes.indexOf(10, end + 1);
    if (end === -1) return bytes;
  }
  return bytes.subarray(0, end + 1);
}

function textOf(mail: Email, type: RegExp): string | null {
  const part = mail.attachments.find(({ mimeType }) => type.test(mimeType.replace(/;.*/s, '').trim()));
  return part ? contentOf(part) : null;
}

const contentOf = ({ content }: Attachment): string =>
  typeof content === 'string' ? content : new TextDecoder().decode(content);

const headOf = (message: string): string =>
  message.replace(/\r\n?/g, '\n').trimStart().split('\n\n', 1)[0] ?? '';

/** Some systems put the copy into their text. */
const afterCopy = (text: string): string => /\n---[^\n]*\n([\s\S]*)$/.exec(text)?.[1] ?? '';

const messageIdIn = (text: string): string | null =>
  /^(?:x-original-)?message-id:\s*(<[^<>\s]{3,250}>)/im.exec(text)?.[1] ??
  /^(<[^<>\s]{3,250}>)$/m.exec(text)?.[1] ??
  null;

/** The words of HTML, a line for each block. Anybody may send this: no pattern looks at a character more than twice. */
const plain = (html: string): string =>
  html
    .split(/<\/(?:style|script)>/i)
    .map(part => part.replace(/<(?:style|script)\b[\s\S]*$/i, ''))
    .join('')
    .replace(/<(br|\/p|\/div|\/tr|\/h\d|\/li|\/pre)\b[^<>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&nbsp;/gi, ' ')
    .replace(/&#39;|&apos;/gi, "'")
    .replace(/&lt;/gi, '<')
    .replace(/&gt;/gi, '>')
    .replace(/&amp;/gi, '&');
