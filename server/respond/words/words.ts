import { bestLanguage, matchLanguage } from '@/domain/survey/translate';
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
import type { Plural, Words } from './type';
import { uk } from './uk';
import { vi } from './vi';
import { zh } from './zh';
import { zhHant } from './zh-Hant';

const byLanguage: Record<string, Words> = {
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
export const pageLanguages = Object.keys(byLanguage);

/** The page's own words for a reader of `language`; English where there are none. */
export const wordsFor = (language: string): Words => byLanguage[spokenFor(language)] ?? en;

/** The language in which the page speaks to a reader of `language`: `zh-Hant` for `zh-TW`. */
const spokenFor = (language: string): string =>
  Object.hasOwn(byLanguage, language) ? language : (matchLanguage(pageLanguages, language) ?? 'en');

/** The page's language where no survey decides it (unknown links). */
export const languageAsked = (acceptLanguage: string | undefined, asked?: string | null): string =>
  bestLanguage(pageLanguages, { asked: asked ?? null, acceptLanguage: acceptLanguage ?? null });

/** Fills `{name}` places. What ends in a full stop itself ("Acme Inc.", "2026 г.") takes the sentence's own. */
export const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}(\.?)/g, (place, name: string, stop: string) => {
    if (!Object.hasOwn(values, name)) return place;
    const value = String(values[name]);
    return value.endsWith('.') ? value : value + stop;
  });

/** Sentences one after the other: with a space between them, except where the full stop brings its own. */
export const sentences = (language: string, ...said: string[]): string =>
  said.join(/^(?:ja|zh)\b/i.test(language) ? '' : ' ');

/** The form of a sentence for `count`, with the number in it. */
export const fillCount = (forms: Plural, count: number, language: string): string =>
  fill(forms[pluralRules(language).select(count)] ?? forms.other, { count });

/** A day such as "3 March" (with the year where it is not this one), in the workspace's zone. */
export function dayText(
  iso: string,
  { language, timezone, now }: { language: string; timezone: string; now: Date },
): string {
  const at = new Date(iso);
  const year = formatter('en', timezone, 'year');
  const shape = year.format(at) === year.format(now) ? 'day' : 'dayAndYear';
  return formatter(localeOf(language), timezone, shape).format(at);
}

/** A moment such as "4 March at 17:05 CET", in the workspace's zone. */
export function momentText(
  iso: string,
  { language, timezone }: { language: string; timezone: string },
): string {
  const locale = localeOf(language);
  const write = (shape: keyof typeof shapes) => formatter(locale, timezone, shape).format(new Date(iso));
  const order = momentOrders[locale];
  return order ? fill(order, { day: write('day'), time: write('time') }) : write('moment');
}

/** Where Intl's own order has words that fit no sentence: Hindi's "o'clock" after the zone, a Vietnamese day without its noun. */
const momentOrders: Record<string, string> = { hi: '{day}, {time}', vi: '{time} ngày {day}' };

const shapes = {
  year: { year: 'numeric' },
  day: { day: 'numeric', month: 'long' },
  dayAndYear: { day: 'numeric', month: 'long', year: 'numeric' },
  time: { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' },
  moment: { day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit', timeZoneName: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Making one costs more than drawing a page; there are few: languages × zones × shapes. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, timeZone: string, shape: keyof typeof shapes): Intl.DateTimeFormat {
  const key = `${locale}|${timeZone}|${shape}`;
  let made = formatters.get(key);
  if (!made) {
    // The digits of the scales, in every language.
    made = new Intl.DateTimeFormat(locale, { ...shapes[shape], timeZone, numberingSystem: 'latn' });
    formatters.set(key, made);
  }
  return made;
}

/** Days are written in the language of the sentence around them. Plain English is British, Portuguese European. */
const localeOf = (language: string): string => {
  const spoken = spokenFor(language);
  if (spoken === 'pt') return 'pt-PT';
  if (spoken !== 'en') return spoken;
  return language.toLowerCase() === 'en-us' ? 'en-US' : 'en-GB';
};

const rules = new Map<string, Intl.PluralRules>();

function pluralRules(language: string): Intl.PluralRules {
  const locale = localeOf(language);
  const made = rules.get(locale) ?? new Intl.PluralRules(locale);
  rules.set(locale, made);
  return made;
}
