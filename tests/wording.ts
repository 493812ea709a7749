/** What holds for the sentences of every language: the page's own words and the mail's own phrases are tested by it. */

/** Every sentence of a tree of texts with its place, such as `states.closed.title`. */
export function sayings(tree: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, child] of Object.entries(tree))
    if (typeof child === 'string') found.set(path + name, child);
    else for (const [place, text] of sayings(child, `${path}${name}.`)) found.set(place, text);
  return found;
}

/** The `{places}` of a sentence, in order of their names. */
export const placesIn = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

/** What is wrong with the look of a sentence: emptiness, shouting, spaces, foreign letters, its end. Empty when well. */
export function looksWrong(text: string, { english, language }: { english: string; language: string }) {
  const faults: string[] = [];
  if (/^\s|\s$|^$/.test(text)) faults.push('empty or with a space at its edge');
  if (/[!¡！]/.test(text)) faults.push('shouts');
  if (/ {2}| [.,;:?،؛؟。、，；：？।]/.test(text)) faults.push('a space too many');
  if (endOf(text) !== endOf(english)) faults.push('ends otherwise than English');
  const own = text.replace(/\{\w+\}|\w+@example\.com|QR|\p{P}/gu, '');
  const letters = LETTERS[new Intl.Locale(language).maximize().script ?? ''];
  if (letters && /\p{L}/u.test(own) && (!letters.test(own) || /\p{Script=Latin}/u.test(own)))
    faults.push('foreign letters');
  if (language === 'ar' && /[?,;]/.test(text)) faults.push('Latin punctuation');
  if (language === 'hi' && /\.$/.test(text)) faults.push('a full stop for a danda');
  if (
    /^(?:ja|zh)/.test(language) &&
    /[\p{Script=Han}\p{Script=Kana}][?,;:.]|[?,;:] ?\p{Script=Han}/u.test(text)
  )
    faults.push('narrow punctuation');
  return faults;
}

/** By the ending's kind, whatever the script: Greek asks with a semicolon, Hindi ends with a danda. A colon is each language's own. */
function endOf(text: string): 'statement' | 'question' | 'comma' | 'none' {
  if (/[.。।]$/u.test(text)) return 'statement';
  if (/[?？؟;\u037e]$/u.test(text)) return 'question';
  return /[,，、،]$/u.test(text) ? 'comma' : 'none';
}

/** The letters of the scripts other than Latin, by the script's name in language tags. */
const LETTERS: Record<string, RegExp> = {
  Arab: /\p{Script=Arabic}/u,
  Cyrl: /\p{Script=Cyrillic}/u,
  Deva: /\p{Script=Devanagari}/u,
  Grek: /\p{Script=Greek}/u,
  Hans: /\p{Script=Han}/u,
  Hant: /\p{Script=Han}/u,
  Hebr: /\p{Script=Hebrew}/u,
  Jpan: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  Kore: /\p{Script=Hangul}/u,
};
