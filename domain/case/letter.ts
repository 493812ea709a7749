/** Longest subject and text that a member can send, and that is kept of an answer. */
export const MOST_SUBJECT = 200;
export const MOST_LETTER = 20_000;

/** The subject of the next mail of a thread: the first one's, with one "Re:" whoever added what on the way. */
export function replySubject(subject: string): string {
  let bare = subject.replace(/\s+/g, ' ').trim();
  for (let match = PREFIX.exec(bare); match; match = PREFIX.exec(bare)) bare = bare.slice(match[0].length);
  return `Re: ${bare}`.trim().slice(0, MOST_SUBJECT);
}

/** How mail programs mark answers and forwarded mails: English, German, Scandinavian, Dutch, French, Italian, Spanish, Polish. */
const PREFIX = /^(?:re|aw|antw|sv|vs|rv|tr|r|odp|wg|fwd?|i)(?:\s?\[\d+\])?\s?:\s*/i;

/** An answer without the mail that it answers, and that mail. `quoted` is empty where none was found, or nothing else was. */
export function splitQuoted(text: string): { own: string; quoted: string } {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const at = lines.findIndex((_, index) => beginsQuote(lines, index));
  const own = at < 0 ? text : lines.slice(0, at).join('\n');
  if (at < 0 || own.trim() === '') return { own: text.trim(), quoted: '' };
  return { own: own.trim(), quoted: lines.slice(at).join('\n').trim() };
}

function beginsQuote(lines: readonly string[], at: number): boolean {
  const line = (lines[at] ?? '').trim();
  if (DIVIDER.test(line)) return true;
  if (RULE.test(line)) return HEADER.test((lines[at + 1] ?? '').trim());
  // Two lines at most: long addresses break the introduction.
  if (line.endsWith(':') && isIntroduction(line)) return nextWords(lines, at + 1)?.startsWith('>') ?? false;
  if (isIntroduction(`${line} ${(lines[at + 1] ?? '').trim()}`) && (lines[at + 1] ?? '').trim().endsWith(':'))
    return nextWords(lines, at + 2)?.startsWith('>') ?? false;
  if (HEADER.test(line)) return HEADER_NEXT.test((lines[at + 1] ?? '').trim());
  // Answers between the quoted lines stay where they are.
  return (
    line.startsWith('>') && lines.slice(at).every(one => one.trim() === '' || one.trim().startsWith('>'))
  );
}

const nextWords = (lines: readonly string[], from: number): string | undefined =>
  lines
    .slice(from, from + 3)
    .map(line => line.trim())
    .find(line => line !== '');

/** "On Monday, Ann wrote:" names a day and ends in a colon; languages differ in everything else. */
const isIntroduction = (line: string): boolean => line.length < 300 && /\d/.test(line) && line.endsWith(':');

const DIVIDER =
  /^-{2,}\s?(original message|ursprüngliche nachricht|message d'origine|mensaje original|messaggio originale|oorspronkelijk bericht|ursprungligt meddelande|oprindelig meddelelse|opprinnelig melding|alkuperäinen viesti|wiadomość oryginalna|mensagem original)\s?-{2,}$/i;
const RULE = /^_{10,}$/;
const HEADER = /^\*?(from|von|de|van|da|från|fra|lähettäjä|od)\s?:\*?\s?\S/i;
const HEADER_NEXT =
  /^\*?(sent|date|gesendet|datum|envoyé|enviado|inviato|data|verzonden|skickat|sendt|lähetetty|wysłano|to|an)\s?:/i;
