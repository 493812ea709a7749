import { describe, expect, it } from 'vitest';
import { looksWrong, placesIn, sayings } from '@/tests/wording';
import type { Plural } from './type';
import { dayText, fill, fillCount, momentText, pageLanguages, wordsFor } from './words';

/** Words that are the same as in English and right in both. */
const shared = new Set(['privacy nl', 'privacy it', 'no it', 'no es', 'no ca', 'send da', 'send nb']);

/** What is counted, and the smallest number that it is said of. */
const counted = { faultsFound: 1, charactersLeft: 0, charactersOver: 1, 'kiosk.idle': 0, 'kiosk.waiting': 1 };
const isCounted = (place: string) => place.replace(/\.\w+$/, '') in counted;

const english = sayings(wordsFor('en'));
const translated = pageLanguages.filter(language => language !== 'en');

describe.each(pageLanguages)('the page’s own words in %s', language => {
  const words = wordsFor(language);
  const own = [...sayings(words)];
  const englishOf = (place: string) =>
    english.get(isCounted(place) ? place.replace(/\w+$/, 'other') : place) ?? '';

  it('fill in what English fills in, and nothing else', () => {
    for (const [place, text] of own)
      if (!isCounted(place)) expect(placesIn(text), place).toEqual(placesIn(englishOf(place)));
  });

  it('are written as the language is written', () => {
    for (const [place, text] of own)
      expect(looksWrong(text, { english: englishOf(place), language }), `${place}: ${text}`).toEqual([]);
  });

  it.each(Object.entries(counted))('have the right form for every number: %s', (place, least) => {
    const forms = pluralAt(words, place);
    const rules = new Intl.PluralRules(language === 'pt' ? 'pt-PT' : language);
    const texts = new Map<string, number[]>();
    for (let count = least; count <= 200; count++) {
      expect(forms, `${count}`).toHaveProperty(rules.select(count));
      const text = fillCount(forms, count, language);
      expect(text).not.toContain('{');
      texts.set(text, [...(texts.get(text) ?? []), count]);
    }
    // A sentence that does not say its number is right for one number only.
    for (const [text, counts] of texts) expect(counts, text).toHaveLength(1);
    expect(rules.resolvedOptions().pluralCategories).toEqual(expect.arrayContaining(Object.keys(forms)));
  });
});

it.each(translated)('%s says nothing in the words of English', language => {
  const same = [...sayings(wordsFor(language))].filter(
    ([place, text]) => text === english.get(place) && !shared.has(`${place} ${language}`),
  );
  expect(
    same.filter(([, text]) => /\p{L}/u.test(text.replace(/\{\w+\}/g, '')) && text !== '{point} of {max}'),
  ).toEqual([]);
});

it('speaks at least 24 languages, and one of them to readers of its sisters', () => {
  expect(pageLanguages.length).toBeGreaterThanOrEqual(24);
  expect(wordsFor('zh-TW')).toBe(wordsFor('zh-Hant'));
  expect(wordsFor('zh-CN')).toBe(wordsFor('zh'));
  expect(wordsFor('no')).toBe(wordsFor('nb'));
  expect(wordsFor('DE_at')).toBe(wordsFor('de'));
  expect(wordsFor('tlh')).toBe(wordsFor('en'));
});

it('counts as each language counts', () => {
  const faults = (language: string, ...counts: number[]) =>
    counts.map(count => fillCount(wordsFor(language).faultsFound, count, language).split('.')[0]);
  expect(faults('pl', 1, 3, 5, 22)).toEqual([
    'Jedna odpowiedź wymaga jeszcze uwagi',
    '3 odpowiedzi wymagają jeszcze uwagi',
    '5 odpowiedzi wymaga jeszcze uwagi',
    '22 odpowiedzi wymagają jeszcze uwagi',
  ]);
  expect(faults('ar', 1, 2, 3, 11)).toEqual([
    'إجابة واحدة تحتاج إلى مراجعة',
    'إجابتان تحتاجان إلى مراجعة',
    '3 إجابات تحتاج إلى مراجعة',
    '11 إجابة تحتاج إلى مراجعة',
  ]);
  expect(faults('tlh', 2)).toEqual(['2 answers need another look']);
});

it('writes French punctuation with its no-break space', () => {
  for (const [place, text] of sayings(wordsFor('fr'))) expect(text, place).not.toMatch(/ [?:;»]|« |\w[?;»]/);
});

it('dates in the language of the sentence, in the digits of the scales', () => {
  const at = '2026-03-08T16:05:00Z';
  const clock = { timezone: 'Europe/Warsaw', now: new Date('2026-05-01T00:00:00Z') };
  const day = (language: string) => dayText(at, { language, ...clock });
  expect(['it', 'nl', 'pt', 'pl', 'ar', 'ar-EG'].map(day)).toEqual([
    '8 marzo',
    '8 maart',
    '8 de março',
    '8 marca',
    '8 مارس',
    '8 مارس',
  ]);
  expect(momentText(at, { language: 'ar', ...clock })).toMatch(/^8 مارس.*5:05/);
});

it('ends a sentence with one full stop, whatever was filled in', () => {
  expect(fill('You bought from {company}.', { company: 'Acme Inc.' })).toBe('You bought from Acme Inc.');
  expect(fill('You bought from {company}.', { company: 'Acme' })).toBe('You bought from Acme.');
  expect(fill('Read {other}.', {})).toBe('Read {other}.');
});

function pluralAt(words: object, place: string): Plural {
  const forms = Object.fromEntries(
    [...sayings(words)]
      .filter(([name]) => name.replace(/\.\w+$/, '') === place)
      .map(([name, text]) => [name.slice(place.length + 1), text]),
  );
  return { other: '', ...forms };
}
