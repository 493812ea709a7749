import type { Link, MailParts } from './parts';

/** Columns; addresses and languages without spaces may run over, and a reader's window folds them. */
const WIDTH = 76;

/** Everything the HTML part says, for readers without it: short lines, each address on a line of its own. */
export function asText(mail: MailParts): string {
  const foot = [
    ['-- ', wrap(mail.why)].join('\n'),
    [mail.unsubscribe, mail.preferences, ...(mail.privacy ? [mail.privacy] : [])].map(asLines).join('\n'),
    mail.address,
  ];
  return [
    wrap(mail.greeting),
    wrap(mail.intro),
    wrap(mail.question),
    mail.scale && scaleLines(mail.scale),
    asLines(mail.button),
    wrap(mail.signature),
    ...foot,
  ]
    .filter(Boolean)
    .join('\n\n');
}

const asLines = ({ label, url }: Link): string => `${label}:\n${url}`;

/** Where every point has a name it stands with its link; where only the ends have, they are told first. */
function scaleLines({ choose, points }: NonNullable<MailParts['scale']>): string {
  const widest = String(points.at(-1)?.value ?? '').length;
  const number = (value: number): string => String(value).padStart(widest);
  const indent = ' '.repeat(widest + 2);
  const named = points.filter(({ name }) => name !== '');
  const lines =
    named.length === points.length
      ? points.map(({ value, name, url }) => `${number(value)}  ${name}\n${indent}${url}`)
      : points.map(({ value, url }) => `${number(value)}  ${url}`);
  const ends =
    named.length < points.length ? named.map(({ value, name }) => `${number(value)} = ${name}`) : [];
  return [choose, ends.join('\n'), lines.join('\n')].filter(Boolean).join('\n\n');
}

/** Folds at spaces, keeping the lines that the author broke. */
export const wrap = (text: string): string => text.split(/\r?\n/).map(fold).join('\n');

function fold(line: string): string {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > WIDTH) {
      lines.push(current);
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return [...lines, current].join('\n');
}
