import { baseLanguage } from './language';
import { readingOf, type Token, tokensOf } from './tokens';

/** Words that turn the next ones round, folded as tokens are. */
const NEGATIONS: Record<string, readonly string[]> = {
  en: [
    'not',
    'no',
    'never',
    'nobody',
    'nothing',
    'cannot',
    'without',
    'hardly',
    'dont',
    'doesnt',
    'didnt',
    'isnt',
    'wasnt',
    'arent',
    'werent',
    'cant',
    'couldnt',
    'wont',
    'wouldnt',
    'havent',
    'hasnt',
    'hadnt',
    'shouldnt',
    'aint',
  ],
  de: [
    'nicht',
    'kein',
    'keine',
    'keinen',
    'keiner',
    'keinem',
    'nie',
    'niemals',
    'niemand',
    'nichts',
    'ohne',
    'kaum',
  ],
  fr: ['pas', 'ne', 'n', 'jamais', 'aucun', 'aucune', 'rien', 'personne', 'sans', 'ni'],
  es: ['no', 'nunca', 'jamas', 'nadie', 'nada', 'ningun', 'ninguna', 'sin', 'ni', 'tampoco'],
  it: ['non', 'mai', 'nessuno', 'nessuna', 'niente', 'nulla', 'senza', 'ne'],
  pt: ['nao', 'nunca', 'jamais', 'ninguem', 'nada', 'nenhum', 'nenhuma', 'sem', 'nem'],
  nl: ['niet', 'geen', 'nooit', 'niemand', 'niets', 'zonder'],
};
/** By base language. */
export const negationsOf = (language: string): ReadonlySet<string> => NEGATED[baseLanguage(language)] ?? NONE;

const NEGATED: Record<string, ReadonlySet<string>> = Object.fromEntries(
  Object.entries(NEGATIONS).map(([language, words]) => [language, new Set(words)]),
);
/** Words after a negation that it turns round. */
const REACH = 3;
const NONE: ReadonlySet<string> = new Set();

/**
 * What a text is judged by: its words, pairs of neighbours and emoji, each once. Words after a negation are marked
 * (`¬good`), numbers are one word. `language`: BCP 47.
 */
export function featuresOf(text: string, language: string): string[] {
  const negations = negationsOf(language);
  const features = new Set<string>();
  let before: Token | undefined;
  let previous = '';
  let turned = 0;
  for (const token of tokensOf(text, readingOf(language))) {
    if (token.sentence !== before?.sentence) [previous, turned] = ['^', 0];
    const word = /^\p{N}+/u.test(token.word) ? '#' : token.word;
    features.add(turned > 0 ? `¬${word}` : word);
    features.add(`${previous} ${word}`);
    turned = negations.has(token.word) ? REACH : Math.max(0, turned - 1);
    [before, previous] = [token, word];
  }
  return [...features];
}
