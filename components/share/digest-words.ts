import { type DigestRhythm, digestLanguages } from '@/domain/digest';
import type { Outputs } from '../trpc';

export type Listed = Outputs['digest']['list'][number];

/** Who reads a digest, as the form holds it. */
export type Reader = {
  email: string;
  name: string | null;
  locale: string;
  timezone: string;
  isStopped: boolean;
};

export const rhythmLabels: Record<DigestRhythm, string> = {
  daily: 'Every working day',
  weekly: 'Every Monday',
  monthly: 'First of the month',
};

export const usualNames: Record<DigestRhythm, string> = {
  daily: 'Daily digest',
  weekly: 'Weekly digest',
  monthly: 'Monthly digest',
};

/** What one issue tells about. */
export const periodLabels: Record<DigestRhythm, string> = {
  daily: 'Tells about the day before; on Mondays about Friday to Sunday.',
  weekly: 'Tells about Monday to Sunday of the week before.',
  monthly: 'Tells about the month before.',
};

/** `07:00`: the same in every language. */
export const hourLabel = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** The language of these that a locale asks for; English where there are no words in it. */
export const languageOf = (locale: string): string =>
  digestLanguages.find(one => one === locale.toLowerCase().split('-')[0]) ?? 'en';

/** The reader's own locale where the digest speaks its language: numbers and dates are then written their way. */
export function browserLocale(): string {
  const { language } = navigator;
  return language.toLowerCase().startsWith(languageOf(language)) ? language : 'en';
}

export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
