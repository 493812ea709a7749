import { digestLanguages } from '@/domain/digest';
import { bestLanguage } from '@/domain/survey/translate';
import { fill } from '../../templates/phrases/phrases';
import { de } from './de';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import type { DigestWords, Plural } from './type';

const known: Record<(typeof digestLanguages)[number], DigestWords> = { en, de, fr, es };

/** How a digest speaks to one reader: the words, and the locale that numbers and dates are written in beside them. */
export type Speech = { language: string; locale: string; words: DigestWords };

/** English words where there are none in the reader's language; then numbers and dates are English too. */
export function speechFor(locale: string): Speech {
  const language = digestLanguages.find(one => one === bestLanguage(digestLanguages, { locale })) ?? 'en';
  const isSpoken = locale.toLowerCase().split('-')[0] === language;
  return {
    language,
    // Plain English means days before months: "3 March".
    locale:
      isSpoken && locale.includes('-') ? canonical(locale, language) : language === 'en' ? 'en-GB' : language,
    words: known[language],
  };
}

/** The form of a phrase for `count`, with the number as the locale writes it. */
export const fillCount = (
  { locale }: Speech,
  forms: Plural,
  count: number,
  others: Record<string, string> = {},
): string =>
  fill(forms[new Intl.PluralRules(locale).select(count)] ?? forms.other, {
    ...others,
    count: new Intl.NumberFormat(locale).format(count),
  });

/** `9–15 November 2026`: whole days, of which `end` is not one. */
export function daysText({ locale }: Speech, { start, end }: { start: string; end: string }): string {
  const format = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const last = new Date(Date.parse(`${end}T00:00:00Z`) - 86_400_000);
  return format.formatRange(new Date(`${start}T00:00:00Z`), last);
}

/** `7:00` as the locale writes a clock. */
export const hourText = ({ locale }: Speech, hour: number): string =>
  new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(
    Date.UTC(2026, 0, 1, hour),
  );

/** `Monday 23 November` on the clock of a zone. */
export const dayText = ({ locale }: Speech, at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone }).format(at);

/** A tag that Intl knows, else the language. */
function canonical(locale: string, otherwise: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? otherwise;
  } catch {
    return otherwise;
  }
}
