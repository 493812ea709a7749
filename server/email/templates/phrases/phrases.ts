import { matchLanguage } from '@/domain/survey/translate';
import { ar } from './ar';
import { bg } from './bg';
import { ca } from './ca';
import { cs } from './cs';
import { da } from './da';
import { de } from './de';
import { el } from './el';
import { en } from './en';
import { es } from './es';
import { et } from './et';
import { fi } from './fi';
import { fr } from './fr';
import { he } from './he';
import { hi } from './hi';
import { hr } from './hr';
import { hu } from './hu';
import { id } from './id';
import { it } from './it';
import { ja } from './ja';
import { ko } from './ko';
import { lt } from './lt';
import { lv } from './lv';
import { nb } from './nb';
import { nl } from './nl';
import { pl } from './pl';
import { pt } from './pt';
import { ro } from './ro';
import { ru } from './ru';
import { sk } from './sk';
import { sl } from './sl';
import { sv } from './sv';
import { tr } from './tr';
import type { Phrases } from './type';
import { uk } from './uk';
import { vi } from './vi';
import { zh } from './zh';
import { zhHant } from './zh-Hant';

const known: Record<string, Phrases> = {
  en,
  de,
  fr,
  es,
  it,
  nl,
  pt,
  pl,
  ar,
  sv,
  da,
  nb,
  fi,
  cs,
  sk,
  sl,
  hu,
  ro,
  hr,
  ca,
  bg,
  el,
  uk,
  ru,
  tr,
  et,
  lv,
  lt,
  he,
  ja,
  ko,
  zh,
  'zh-Hant': zhHant,
  id,
  vi,
  hi,
};
export const mailLanguages = Object.keys(known);

/** The phrases of a language, else of its base language or a sister, else English. */
export const phrasesOf = (language: string): Phrases => known[spokenFor(language) ?? 'en'] ?? en;

const spokenFor = (language: string): string | null =>
  Object.hasOwn(known, language) ? language : matchLanguage(mailLanguages, language);

/** Whether a text greets by itself, in any of the languages. */
export const greetsByWord = (text: string): boolean => GREETING.test(text);

const GREETING = new RegExp(
  `^\\s*(?:${Object.values(known)
    .map(phrases => phrases.greets)
    .join('|')})(?![\\p{L}\\p{M}])`,
  'iu',
);

/** Replaces `{company}` and its like; the result is plain text. A value that ends in a full stop takes the sentence's own. */
export const fill = (phrase: string, values: Record<string, string>): string =>
  phrase.replace(/\{(\w+)\}(\.?)/g, (whole, name: string, stop: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return value.endsWith('.') ? value : value + stop;
  });

/** A date such as "18 November" on the clock of `zone`, for a sentence in `language`. */
export const dateText = (at: Date, zone: string, language: string): string =>
  formatter(localeOf(language), zone, 'date').format(at);

/** When it was, as the subjects say it: "on Wednesday", which is clear for six days; after that it needs a date. */
export function dayText(at: Date, { zone, language, now }: { zone: string; language: string; now: Date }) {
  const { day } = phrasesOf(language);
  if (now.getTime() - at.getTime() >= 6 * 86_400_000)
    return fill(day.date, { date: dateText(at, zone, language) });
  if (typeof day.weekday === 'string')
    return fill(day.weekday, { weekday: formatter(localeOf(language), zone, 'weekday').format(at) });
  return day.weekday[WEEKDAYS.indexOf(formatter('en', zone, 'short').format(at))] ?? '';
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

const shapes = {
  date: { day: 'numeric', month: 'long' },
  weekday: { weekday: 'long' },
  short: { weekday: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

// Building a formatter costs a hundred times a formatting; zones are few.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, timeZone: string, shape: keyof typeof shapes): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${shape}`;
  // The digits of the scales, in every language.
  const made =
    formatters.get(key) ??
    new Intl.DateTimeFormat(locale, { ...shapes[shape], timeZone, numberingSystem: 'latn' });
  formatters.set(key, made);
  return made;
}

/** Dates are in the language of the sentence around them. Plain English means days before months: "3 March". */
function localeOf(language: string): string {
  return spokenFor(language) === null || language === 'en' ? 'en-GB' : language;
}
