import type { LocalizedText } from './text';

/** Languages written from right to left, by base tag. */
const RIGHT_TO_LEFT = new Set([
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'he',
  'iw',
  'ks',
  'ps',
  'sd',
  'syr',
  'ug',
  'ur',
  'yi',
]);
const RIGHT_TO_LEFT_SCRIPTS = /-(arab|hebr|syrc|thaa|nkoo|adlm)\b/i;

/**
 * The text in `language`, else in its base language (`de` for `de-AT`, or a sister such as `de-CH`), else in the
 * first of `languages` that has one, else in any. Empty when there is none at all.
 */
export function pickText(
  text: LocalizedText | undefined,
  language: string,
  languages: readonly string[] = [],
): string {
  if (!text) return '';
  const direct = exactText(text, language) ?? relatedText(text, language);
  if (direct !== undefined) return direct;
  for (const tag of languages) {
    const fallback = exactText(text, tag);
    if (fallback !== undefined) return fallback;
  }
  return Object.values(text).find(words => words.trim() !== '') ?? '';
}

/** Whether a reader of `language` gets this text without falling back to another language. */
export function isTranslated(text: LocalizedText, language: string): boolean {
  return (exactText(text, language) ?? relatedText(text, language)) !== undefined;
}

/**
 * Which of the survey's languages to show: what was asked for (`?lang=`), the customer's locale, the browser's
 * `Accept-Language`, the default; each exact before base language.
 */
export function bestLanguage(
  languages: readonly string[],
  wishes: { asked?: string | null; locale?: string | null; acceptLanguage?: string | null } = {},
): string {
  const wanted = [wishes.asked, wishes.locale, ...acceptedLanguages(wishes.acceptLanguage ?? '')];
  for (const tag of wanted) {
    const match = tag && matchLanguage(languages, tag);
    if (match) return match;
  }
  return languages[0] ?? 'en';
}

/**
 * The language of the list that serves a reader of `tag`, or null: that very language, else its base in the same
 * script (`zh-Hant` for `zh-TW`), else its base, else a sister.
 */
export function matchLanguage(languages: readonly string[], tag: string): string | null {
  const wanted = normal(tag);
  const exact = languages.find(language => normal(language) === wanted);
  if (exact) return exact;
  const base = kinOf(wanted);
  const kin = languages.filter(language => kinOf(normal(language)) === base);
  if (kin.length < 2) return kin[0] ?? null;
  const script = scriptOf(wanted);
  const readable = kin.filter(language => scriptOf(normal(language)) === script);
  const plain = (some: readonly string[]) => some.find(language => kinOf(language) === normal(language));
  return plain(readable) ?? readable[0] ?? plain(kin) ?? kin[0] ?? null;
}

/** Text direction of a language, for `dir`. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  if (/-[a-z]{4}\b/i.test(language)) return RIGHT_TO_LEFT_SCRIPTS.test(language) ? 'rtl' : 'ltr';
  return RIGHT_TO_LEFT.has(baseOf(normal(language))) ? 'rtl' : 'ltr';
}

/** Tags of an `Accept-Language` header, most wanted first; refused ones (`q=0`) and `*` left out. */
function acceptedLanguages(header: string): string[] {
  return header
    .slice(0, 500)
    .split(',')
    .map(part => {
      const [tag = '', ...params] = part.trim().split(/\s*;\s*/);
      const quality = params.find(param => /^q=/i.test(param));
      return { tag, quality: quality === undefined ? 1 : Number(quality.slice(2)) };
    })
    .filter(({ tag, quality }) => /^[A-Za-z]{2,3}(-|$)/.test(tag) && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
}

function exactText(text: LocalizedText, language: string): string | undefined {
  const wanted = normal(language);
  return filled(Object.entries(text).filter(([tag]) => normal(tag) === wanted));
}

function relatedText(text: LocalizedText, language: string): string | undefined {
  const base = baseOf(normal(language));
  const entries = Object.entries(text);
  return (
    filled(entries.filter(([tag]) => normal(tag) === base)) ??
    filled(entries.filter(([tag]) => baseOf(normal(tag)) === base))
  );
}

function filled(entries: [string, string][]): string | undefined {
  return entries.find(([, words]) => words.trim() !== '')?.[1];
}

/** `de_AT` and `DE-at` are the same wish. */
function normal(tag: string): string {
  return tag.trim().replaceAll('_', '-').toLowerCase();
}

function baseOf(tag: string): string {
  return tag.split('-', 1)[0] ?? tag;
}

/** Languages whose readers share one written form: Norwegian in general, and Nynorsk, are served in Bokmål. */
const KIN: Record<string, string> = { no: 'nb', nn: 'nb', iw: 'he', in: 'id' };

function kinOf(tag: string): string {
  const base = baseOf(tag);
  return KIN[base] ?? base;
}

/** The script a language is written in where it is read: `Hant` for `zh-TW`. Null for what is no tag. */
function scriptOf(tag: string): string | null {
  try {
    return new Intl.Locale(tag).maximize().script ?? null;
  } catch {
    return null;
  }
}
