import { baseLanguage } from './language';

/** PostgreSQL's own text search configurations (15 and later), by base language. */
const CONFIGS: Record<string, string> = {
  ar: 'arabic',
  ca: 'catalan',
  da: 'danish',
  nl: 'dutch',
  en: 'english',
  eu: 'basque',
  fi: 'finnish',
  fr: 'french',
  de: 'german',
  el: 'greek',
  hi: 'hindi',
  hu: 'hungarian',
  hy: 'armenian',
  id: 'indonesian',
  ga: 'irish',
  it: 'italian',
  lt: 'lithuanian',
  ne: 'nepali',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sr: 'serbian',
  es: 'spanish',
  sv: 'swedish',
  ta: 'tamil',
  tr: 'turkish',
  yi: 'yiddish',
};

/** The configuration by which comments of this language are searched; `simple` (no word forms) where there is none. */
export const searchConfigOf = (language: string | null): string =>
  (language && CONFIGS[baseLanguage(language)]) || 'simple';

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Whether words of this text are not parted by spaces. */
export const isUnspaced = (text: string): boolean => UNSPACED.test(text);

/** The words of such a text with spaces between them, as PostgreSQL needs them. */
export function spaced(text: string, language: string | null): string {
  const segmenter = new Intl.Segmenter(language ?? undefined, { granularity: 'word' });
  return [...segmenter.segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment)
    .join(' ');
}
