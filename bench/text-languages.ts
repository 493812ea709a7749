import { loadDetector } from '@/server/services/comment/detect';
import { rowsOf } from '../tests/real-data/csv';
import type { Row } from './subject';
import { demoComments, demoLanguages } from './text-demo';

const WORDS = [Number.POSITIVE_INFINITY, 5, 2];

/** How often the language is right, whole and cut to a few words, when the one asked in is right and when it is another. */
export async function languagesFound(): Promise<Row[]> {
  const detect = await loadDetector();
  const texts: Record<string, { text: string; language: string }[]> = {
    'demo, four languages': demoComments(20),
    'French garden comments': rowsOf('garden_nps_fr').flatMap(({ explication }) =>
      explication?.trim() ? [{ text: explication, language: 'fr' }] : [],
    ),
    'English tweets': rowsOf('airline_tweets_labelled').map(({ text }) => ({
      text: (text ?? '').replace(/@\w+/g, ''),
      language: 'en',
    })),
  };
  return Object.entries(texts).flatMap(([name, all]) =>
    WORDS.map(words => {
      const right = (askedIn: (language: string) => string) =>
        all.filter(({ text, language }) => detect(first(text, words), askedIn(language)) === language)
          .length / all.length;
      return {
        what: `language of ${name}, ${Number.isFinite(words) ? `first ${words} words` : 'whole'}`,
        value: `asked in it ${right(own => own).toFixed(3)}, in another ${right(another).toFixed(3)}`,
        goal: '',
        met: null,
      };
    }),
  );
}

const first = (text: string, words: number): string =>
  Number.isFinite(words) ? text.trim().split(/\s+/).slice(0, words).join(' ') : text;

const another = (language: string): string => demoLanguages.find(one => one !== language) ?? 'en';
