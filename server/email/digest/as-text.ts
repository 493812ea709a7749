import { wrap } from '../templates/as-text';
import { headOf } from './as-html';
import type { CardPart, DigestParts, MovePart, VoicePart } from './parts';

/** Everything the HTML part says, for readers without it; the picture by what it shows. */
export function digestText(parts: DigestParts): string {
  const { sentence, only, cards, trend, moved, voices, overview, howToRead, why, stop } = parts;
  return [
    wrap(headOf(parts)),
    wrap(sentence),
    wrap(only),
    cards.map(cardLines).join('\n'),
    trend && wrap(trend.alt),
    moved && block(moved.title, moved.sub, moved.rows.length > 0 ? moved.rows.map(moveLines) : [moved.none]),
    voices && block(voices.title, '', voices.rows.map(voiceLines)),
    overview && `${overview.label}:\n${overview.url}`,
    `-- \n${wrap(howToRead)}\n${wrap(why)}`,
    `${stop.label}:\n${stop.url}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** A mail of one sentence. */
export const noticeText = (notice: {
  title: string;
  text: string;
  why: string;
  stop: DigestParts['stop'];
}): string =>
  [
    wrap(notice.title),
    wrap(notice.text),
    `-- \n${wrap(notice.why)}`,
    `${notice.stop.label}:\n${notice.stop.url}`,
  ].join('\n\n');

const block = (title: string, sub: string, lines: readonly string[]): string =>
  [title.toLocaleUpperCase(), wrap(sub), ...lines].filter(Boolean).join('\n');

const cardLines = ({ name, value, change, support }: CardPart): string =>
  wrap(`${name}: ${value} (${[change, support].filter(Boolean).join('; ')})`);

const moveLines = ({ name, detail, value, support, change }: MovePart): string =>
  wrap(`- ${name} (${detail}): ${change}, ${value}, ${support}`);

const voiceLines = ({ score, text, about }: VoicePart): string =>
  wrap(`- ${text}${score || about ? ` [${[score, about].filter(Boolean).join(', ')}]` : ''}`);
