const MOST = 160;
/** A question shorter than this says nothing any more. */
const FEWEST = 24;

/**
 * A short message (SMS, messenger): who asks, what about, and the link on a line of its own, so that no full stop sticks
 * to it and neither direction of writing tears it. Kept to 160 characters by leaving out who asks, then the question's
 * end; a link that is too long for any of that is still sent with a short question.
 */
export function messageText({ from, subject, url }: { from: string; subject: string; url: string }): string {
  const room = Math.max(MOST - url.length - 1, FEWEST);
  const named = subject.includes(from) ? subject : `${from}: ${subject}`;
  const words = named.length <= room ? named : subject.length <= room ? subject : cut(subject, room);
  return `${words}\n${url}`;
}

/** Whole words, where the language parts them by spaces; never half a character. */
function cut(text: string, most: number): string {
  const whole = text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '');
  const space = whole.lastIndexOf(' ');
  return `${(space > most / 2 ? whole.slice(0, space) : whole).trimEnd()}…`;
}
