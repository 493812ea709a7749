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
export type TextSpan = { start: number; end: number };

/** Where these stand in a text, in capitals or not; `isWhole`: as words of their own. */
export function spansOf(text: string, parts: readonly string[], isWhole: boolean): TextSpan[] {
  const wanted = [...new Set(parts)]
    .filter(part => part !== '')
    .toSorted((a, b) => b.length - a.length)
    .map(part => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  if (wanted.length === 0) return [];
  const any = `(?:${wanted.join('|')})`;
  const whole = isWhole ? `(?<![\\p{L}\\p{N}])${any}(?![\\p{L}\\p{N}])` : any;
  return [...text.matchAll(new RegExp(whole, 'giu'))].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }));
}

/** Characters shown before the first hit of a long text, and in all. */
const LEAD = 60;
const LONGEST = 260;

/** The text around what was found, with that marked; shortened where it is long. `spans` in order. */
export function piecesOf(text: string, spans: readonly TextSpan[]): TextPiece[] {
  const from = Math.max(0, (spans[0]?.start ?? 0) - LEAD);
  const start = from > 0 && text.length > LONGEST ? text.indexOf(' ', from) + 1 : 0;
  const to = Math.min(text.length, start + LONGEST);
  const pieces: TextPiece[] = start > 0 ? [{ text: '… ', isHit: false }] : [];
  let at = start;
  for (const { start: first, end } of spans) {
    if (first < at || end > to) continue;
    pieces.push({ text: text.slice(at, first), isHit: false }, { text: text.slice(first, end), isHit: true });
    at = end;
  }
  pieces.push(
    { text: text.slice(at, to), isHit: false },
    { text: to < text.length ? ' …' : '', isHit: false },
  );
  return pieces.filter(piece => piece.text !== '');
}
