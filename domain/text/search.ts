/** One thing that a search asks for. `isPrefix`: words that begin so count too, since it may not be typed to its end. */
export type SearchTerm = { text: string; isPhrase: boolean; isNot: boolean; isPrefix: boolean };

const MOST_TERMS = 20;
/** Shorter beginnings would find nearly everything. */
const SHORTEST_PREFIX = 3;

/**
 * `late "not answered" -refund`: words in any order, phrases in quotation marks, a minus before what must not stand there.
 * The last word may be unfinished.
 */
export function searchTerms(query: string): SearchTerm[] {
  const terms: SearchTerm[] = [];
  for (const [, minus, phrase, word = ''] of query.matchAll(
    /(?:^|(?<=\s))(-)?(?:["“„«]([^"”“»]*)["”“»]?|(\S+))/gu,
  )) {
    const text = (phrase ?? word).replace(/\s+/g, ' ').trim();
    if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text)) continue;
    terms.push({ text, isPhrase: phrase !== undefined, isNot: minus === '-', isPrefix: false });
  }
  const kept = terms.slice(0, MOST_TERMS);
  const last = kept.at(-1);
  if (last && !last.isPhrase && !last.isNot && last.text.length >= SHORTEST_PREFIX) last.isPrefix = true;
  return kept;
}

/** Scripts that put no space between words: there a part of the text is looked for, not words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

export const isUnspaced = (query: string): boolean => UNSPACED.test(query);

/** A piece of a text; `isHit`: it is what was looked for. */
export type TextPiece = { text: string; isHit: boolean };

/** The text with every place marked where one of these stands, in capitals or not; null where none does. */
export function markParts(text: string, parts: readonly string[]): TextPiece[] | null {
  const wanted = parts.filter(part => part !== '').map(part => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  if (wanted.length === 0) return null;
  const pieces = text.split(new RegExp(`(${wanted.join('|')})`, 'iu'));
  if (pieces.length === 1) return null;
  return pieces.flatMap((piece, place) => (piece === '' ? [] : [{ text: piece, isHit: place % 2 === 1 }]));
}
