import { functionWords } from './function-words';
import { readingOf, tokensOf } from './tokens';

export type Heard = {
  id: string;
  text: string;
  language: string | null;
  isUnhappy: boolean;
  hasTheme: boolean;
};

/**
 * Words that many wrote and that no theme covers. `n`: comments with them; `unhappy`: the share 0..1 of those that scored
 * badly, `usual` the same of all comments; `quotes`: ids of comments, newest first.
 */
export type Suggestion = {
  phrase: string;
  language: string;
  n: number;
  unhappy: number;
  usual: number;
  quotes: string[];
};

const LONGEST_PHRASE = 3;
/** A phrase in fewer comments, or in a smaller share of them, is somebody's, not a topic. */
const LEAST = 5;
const LEAST_SHARE = 0.004;
const MOST_QUOTES = 3;

type Count = { n: number; unhappy: number; uncovered: number; quotes: string[]; shown: string };

/**
 * Frequent phrases of one to three words that no theme covers, those first by which bad scores stand out most: by Dunning's
 * log-likelihood ratio (1993) of a phrase among unhappy and other comments, times the share that no theme covers yet.
 * Phrases within a better one are left out. By language; `comments` newest first.
 */
export function suggestPhrases(comments: readonly Heard[], most: number): Suggestion[] {
  const byLanguage = new Map<string, Heard[]>();
  for (const comment of comments) {
    const language = comment.language ?? '';
    const known = byLanguage.get(language);
    if (known) known.push(comment);
    else byLanguage.set(language, [comment]);
  }
  return [...byLanguage]
    .flatMap(([language, own]) => (own.length < LEAST * 2 ? [] : ofLanguage(own, language)))
    .sort((a, b) => b.weight - a.weight || (a.phrase < b.phrase ? -1 : 1))
    .slice(0, most)
    .map(({ weight, ...suggestion }) => suggestion);
}

function ofLanguage(comments: readonly Heard[], language: string): (Suggestion & { weight: number })[] {
  const counts = countPhrases(comments, language);
  const all = comments.length;
  const unhappy = comments.filter(one => one.isUnhappy).length;
  const least = Math.max(LEAST, Math.ceil(all * LEAST_SHARE));
  const ranked = [...counts]
    .filter(([, count]) => count.uncovered >= least && count.uncovered >= count.n / 2)
    .map(([phrase, count]) => ({
      phrase,
      count,
      weight: weightOf(count, all, unhappy) * tightness(phrase, language),
    }))
    .sort((a, b) => b.weight - a.weight || (a.phrase < b.phrase ? -1 : 1));
  const kept: typeof ranked = [];
  for (const one of ranked) {
    if (kept.length >= 50) break;
    if (kept.every(other => !overlap(one.phrase, other.phrase))) kept.push(one);
  }
  return kept.map(({ count, weight }) => ({
    phrase: count.shown,
    language,
    n: count.n,
    unhappy: count.unhappy / count.n,
    usual: unhappy / all,
    quotes: count.quotes,
    weight,
  }));
}

/** Each phrase once per comment; none begins or ends with a function word or crosses a sentence's end. */
function countPhrases(comments: readonly Heard[], language: string): Map<string, Count> {
  const counts = new Map<string, Count>();
  const idle = functionWords(language);
  for (const { id, text, isUnhappy, hasTheme } of comments) {
    const tokens = tokensOf(text, readingOf(language));
    const seen = new Set<string>();
    for (const [first, token] of tokens.entries()) {
      for (let last = first; last < Math.min(tokens.length, first + LONGEST_PHRASE); last++) {
        const end = tokens[last];
        if (!end || end.sentence !== token.sentence) break;
        if (idle.has(token.word) || idle.has(end.word)) continue;
        const words = tokens.slice(first, last + 1).map(({ word }) => word);
        const phrase = words.join(' ');
        if (seen.has(phrase) || !/\p{L}{3}/u.test(phrase)) continue;
        seen.add(phrase);
        const count = counts.get(phrase) ?? {
          n: 0,
          unhappy: 0,
          uncovered: 0,
          quotes: [],
          shown: text.slice(token.start, end.end).toLowerCase(),
        };
        count.n++;
        if (isUnhappy) count.unhappy++;
        if (!hasTheme) {
          count.uncovered++;
          if (count.quotes.length < MOST_QUOTES) count.quotes.push(id);
        }
        counts.set(phrase, count);
      }
    }
  }
  return counts;
}

/** What unhappy people write more often than others counts, and so does what many write. */
function weightOf(count: Count, all: number, unhappy: number): number {
  const expected = (count.n * unhappy) / all;
  const standsOut = count.unhappy > expected ? logLikelihood(count.unhappy, count.n, unhappy, all) : 0;
  return (standsOut + Math.log(count.uncovered)) * (count.uncovered / count.n);
}

/** Two words say more than one, three a little more than two; those that hold a sentence together say nothing. */
function tightness(phrase: string, language: string): number {
  const words = phrase.split(' ');
  const telling = words.filter(word => !functionWords(language).has(word)).length;
  return 1 + 0.5 * (telling - 1) - 0.3 * (words.length - telling);
}

/** G² of a phrase in `k` of `unhappy` and in `n − k` of the other comments. */
function logLikelihood(k: number, n: number, unhappy: number, all: number): number {
  const term = (observed: number, expected: number) =>
    observed > 0 && expected > 0 ? observed * Math.log(observed / expected) : 0;
  const others = all - unhappy;
  const cells: [number, number][] = [
    [k, (n * unhappy) / all],
    [n - k, (n * others) / all],
    [unhappy - k, ((all - n) * unhappy) / all],
    [others - (n - k), ((all - n) * others) / all],
  ];
  return 2 * cells.reduce((sum, [observed, expected]) => sum + term(observed, expected), 0);
}

function overlap(a: string, b: string): boolean {
  const inside = (part: string, whole: string) => ` ${whole} `.includes(` ${part} `);
  return inside(a, b) || inside(b, a);
}
