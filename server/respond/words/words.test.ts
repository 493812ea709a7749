import { describe, expect, it } from 'vitest';
import type { Words } from './type';
import { dayText, fillCount, momentText, pageLanguages, wordsFor } from './words';

/** Words that are the same in two languages and right in both. */
const shared = new Set(['privacy nl', 'privacy it', 'no it', 'no es']);

const translated = pageLanguages.filter(language => language !== 'en');
const english = sayings(wordsFor('en'));

describe.each(pageLanguages)('the page’s own words in %s', language => {
  const own = sayings(wordsFor(language));

  it('fill in what English fills in, and nothing else', () => {
    for (const [place, text] of own) {
      if (place.startsWith('faultsFound.')) continue;
      expect(placesIn(text), place).toEqual(placesIn(english.get(place) ?? ''));
    }
  });

  it('are neither empty, shouted nor badly spaced', () => {
    for (const [place, text] of own) expect(text, place).not.toMatch(/^\s|\s$|^$|[!¡]| {2}|\s[.,،؟]/);
  });

  it('have the right form for every number of faults', () => {
    const { faultsFound } = wordsFor(language);
    const rules = new Intl.PluralRules(language);
    for (let count = 1; count <= 200; count++) {
      const form = rules.select(count);
      expect(faultsFound, `${count}`).toHaveProperty(form);
      if (count > 2) expect(fillCount(faultsFound, count, language)).toContain(String(count));
    }
  });
});

it.each(translated)('%s says nothing in the words of English', language => {
  const same = [...sayings(wordsFor(language))].filter(
    ([place, text]) => text === english.get(place) && !shared.has(`${place} ${language}`),
  );
  expect(same.filter(([, text]) => text !== '{point} of {max}')).toEqual([]);
});

it('counts in Polish and in Arabic', () => {
  const faults = (count: number, language: string) =>
    fillCount(wordsFor(language).faultsFound, count, language).split('.')[0];
  expect([1, 3, 5, 22].map(count => faults(count, 'pl'))).toEqual([
    'Jedna odpowiedź wymaga jeszcze uwagi',
    '3 odpowiedzi wymagają jeszcze uwagi',
    '5 odpowiedzi wymaga jeszcze uwagi',
    '22 odpowiedzi wymagają jeszcze uwagi',
  ]);
  expect([1, 2, 3, 11].map(count => faults(count, 'ar'))).toEqual([
    'إجابة واحدة تحتاج إلى مراجعة',
    'إجابتان تحتاجان إلى مراجعة',
    '3 إجابات تحتاج إلى مراجعة',
    '11 إجابة تحتاج إلى مراجعة',
  ]);
  expect(faults(2, 'sv')).toBe('2 answers need another look');
});

it('writes French punctuation with its no-break space', () => {
  for (const [place, text] of sayings(wordsFor('fr'))) expect(text, place).not.toMatch(/ [?:;»]|« |\w[?;»]/);
});

it('is Arabic in Arabic letters and punctuation, but for an address', () => {
  for (const [place, text] of sayings(wordsFor('ar'))) {
    const own = text.replace(/\{\w+\}/g, '').replace('name@example.com', '');
    expect(own, place).not.toMatch(/[A-Za-z?,;]/);
    expect(text, place).toMatch(/\p{Script=Arabic}/u);
  }
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
  expect(momentText(at, { language: 'ar', ...clock })).toMatch(/^8 مارس.*05:05/);
});

/** Every sentence with its place. */
function sayings(words: Words): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (node: object, path: string) => {
    for (const [name, child] of Object.entries(node))
      if (typeof child === 'string') found.set(path + name, child);
      else visit(child, `${path}${name}.`);
  };
  visit(words, '');
  return found;
}

function placesIn(text: string): string[] {
  return (text.match(/\{\w+\}/g) ?? []).sort();
}
