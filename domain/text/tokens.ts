/**
 * A word of a text as it is compared: in small letters, folded. `start` and `end` are places in the text as it was written
 * (UTF-16), for highlighting; `sentence` counts from 0.
 */
export type Token = { word: string; start: number; end: number; sentence: number };

/**
 * How a language's words are cut and compared. `romance`: accents do not count (people leave them out) and elided words
 * part from their article (`l'accueil`); `loose`: accents do not count, `don't` is one word; `strict`: accents make
 * another word (`schon`, `schön`).
 */
export type Reading = 'romance' | 'loose' | 'strict';

const ROMANCE = new Set(['fr', 'it', 'ca', 'oc']);
const LOOSE = new Set(['en', 'es', 'pt', 'gl', 'nl', 'ro']);

/** How texts of this language are read; of an unknown one: `loose`. */
export function readingOf(language: string | null): Reading {
  const base = language?.toLowerCase().split('-', 1)[0];
  if (!base || LOOSE.has(base)) return 'loose';
  return ROMANCE.has(base) ? 'romance' : 'strict';
}

// Scripts without spaces between words: each character is a token, so that a phrase is found wherever it stands.
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const PARTS = new RegExp(
  [
    '(?<link>(?:https?://|www\\.)\\S{1,2000})',
    '(?<feeling>[:;=]-?[)(DPp/|](?![\\p{L}\\p{N}])|<3)',
    '(?<emoji>\\p{Extended_Pictographic}(?:\\p{EMod}|\\u{FE0F})*(?:\\u200D\\p{Extended_Pictographic}(?:\\p{EMod}|\\u{FE0F})*)*)',
    `(?<sign>[${UNSPACED}ー]\\p{M}*)`,
    `(?<word>(?:(?![${UNSPACED}])[\\p{L}\\p{N}])(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}]|['’ʼ](?=\\p{L}))*)`,
    // A row of marks is looked at from its beginning only: strangers write as many as they like.
    '(?<end>(?<![.!?…。！？])[.!?…。！？]+(?=[\\s"”»)]|$)|[。！？]|\\n+)',
  ].join('|'),
  'gu',
);

/** Words, emoji and emoticons of a text in the order they stand. Links are left out. */
export function tokensOf(text: string, reading: Reading): Token[] {
  const tokens: Token[] = [];
  let sentence = 0;
  for (const match of text.matchAll(PARTS)) {
    const { feeling, emoji, sign, word, end } = match.groups ?? {};
    const start = match.index;
    if (end !== undefined) sentence += tokens.at(-1)?.sentence === sentence ? 1 : 0;
    else if (word !== undefined) cut(word, start, sentence, reading, tokens);
    else {
      const other = feeling?.replace('-', '') ?? emoji?.replace(/\p{EMod}|\u{FE0F}/gu, '') ?? sign;
      if (other !== undefined) tokens.push({ word: other, start, end: start + match[0].length, sentence });
    }
  }
  return tokens;
}

/** A word as it is compared. */
export function fold(word: string, reading: Reading): string {
  const small = word.normalize('NFKC').toLowerCase().replace(/ß/g, 'ss').replace(/['’ʼ]/g, '');
  return reading === 'strict' || isPlain(small) ? small : withoutAccents(small);
}

function cut(word: string, start: number, sentence: number, reading: Reading, tokens: Token[]): void {
  let from = start;
  const parts = reading === 'romance' && /['’ʼ]/.test(word) ? word.split(/['’ʼ]/) : [word];
  for (const part of parts) {
    if (part) tokens.push({ word: fold(part, reading), start: from, end: from + part.length, sentence });
    from += part.length + 1;
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant.
const isPlain = (word: string): boolean => /^[\u0000-\u007f]*$/.test(word);

/** Of Latin letters alone: in other scripts marks are letters. `ñ` stays: `año` and `ano` are no typing variants. */
const withoutAccents = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/(\p{Script=Latin})(\p{M}+)/gu, (both, letter: string, marks: string) =>
      letter === 'n' && marks === '\u0303' ? both : letter,
    )
    .normalize('NFC')
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae');
