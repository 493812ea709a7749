import { bestLanguage } from '@/domain/survey/translate';
import { de } from './de';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import type { Words } from './type';

const byLanguage: Record<string, Words> = { en, de, fr, es };
export const pageLanguages = Object.keys(byLanguage);

/** The page's own words for a reader of `language`; English where there are none. */
export const wordsFor = (language: string): Words =>
  byLanguage[language.split('-', 1)[0]?.toLowerCase() ?? ''] ?? en;

/** The page's language where no survey decides it (unknown links). */
export const languageAsked = (acceptLanguage: string | undefined, asked?: string | null): string =>
  bestLanguage(pageLanguages, { asked: asked ?? null, acceptLanguage: acceptLanguage ?? null });

/** Fills `{name}` places. */
export const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : place,
  );

/** A day such as "3 March" (with the year where it is not this one), in the workspace's zone. */
export function dayText(
  iso: string,
  { language, timezone, now }: { language: string; timezone: string; now: Date },
): string {
  const at = new Date(iso);
  const year = (date: Date) =>
    new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: timezone }).format(date);
  return new Intl.DateTimeFormat(localeOf(language), {
    day: 'numeric',
    month: 'long',
    ...(year(at) !== year(now) && { year: 'numeric' }),
    timeZone: timezone,
  }).format(at);
}

/** A moment such as "4 March at 17:05", in the workspace's zone. */
export const momentText = (
  iso: string,
  { language, timezone }: { language: string; timezone: string },
): string =>
  new Intl.DateTimeFormat(localeOf(language), {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: timezone,
    timeZoneName: 'short',
  }).format(new Date(iso));

/** Days are written in the language of the sentence around them. British order for plain English. */
const localeOf = (language: string): string => {
  const base = language.split('-', 1)[0]?.toLowerCase() ?? 'en';
  if (base !== 'en' && Object.hasOwn(byLanguage, base)) return base;
  return language.toLowerCase() === 'en-us' ? 'en-US' : 'en-GB';
};
