import { describe, expect, it } from 'vitest';
import { dayText, greetsByWord, mailLanguages, phrasesOf } from './phrases';
import type { Phrases } from './type';

/** Words that are the same in two languages and right in both. */
const shared = new Set([
  'privacy nl',
  'privacy it',
  'test de',
  'test fr',
  'test nl',
  'test pl',
  'test sv',
  'test da',
  'test nb',
  'test cs',
  'test sk',
  'test ro',
  'test hr',
]);
/** What a language leaves out on purpose: Polish would have to inflect a name, some subjects do without the day. */
const left = /^(?:subject\.|greeting$)/;

const english = sayings(phrasesOf('en'));

describe.each(mailLanguages)('the mail’s own phrases in %s', language => {
  const own = sayings(phrasesOf(language));

  it('fill in what English fills in', () => {
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [place, text] of own) {
      const wanted = placesIn(english.get(place) ?? '');
      if (left.test(place)) expect(wanted, place).toEqual(expect.arrayContaining(placesIn(text)));
      else expect(placesIn(text), place).toEqual(wanted);
    }
  });

  it('are neither empty, shouted, badly spaced nor English', () => {
    for (const [place, text] of own) {
      expect(text, place).not.toMatch(/^\s|\s$|^$|[!¡]| {2}|\s[.,،؟]/);
      if (language !== 'en' && !shared.has(`${place} ${language}`))
        expect(text, place).not.toBe(english.get(place));
    }
  });

  it('are known as a greeting when they greet', () => {
    const { greeting, greetingNameless } = phrasesOf(language);
    for (const words of [greeting, greetingNameless]) expect(greetsByWord(words), words).toBe(true);
  });
});

it('says when it was in the grammar of each language, in the digits of the scales', () => {
  const at = new Date('2026-11-17T23:30:00Z');
  const day = (language: string, now: string) =>
    dayText(at, { zone: 'Europe/Berlin', language, now: new Date(now) });
  const soon = (language: string) => day(language, '2026-11-20T09:00:00Z');
  const late = (language: string) => day(language, '2026-12-20T09:00:00Z');
  const all = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'ar', 'ar-EG'];
  expect(all.map(soon)).toEqual([
    'on Wednesday',
    'am Mittwoch',
    'de mercredi',
    'del miércoles',
    'di mercoledì',
    'van woensdag',
    'de quarta-feira',
    'ze środy',
    'يوم الأربعاء',
    'يوم الأربعاء',
  ]);
  expect(all.map(late)).toEqual([
    'on 18 November',
    'am 18. November',
    'du 18 novembre',
    'del 18 de noviembre',
    '(18 novembre)',
    'van 18 november',
    'de 18 de novembro',
    'z 18 listopada',
    'في 18 نوفمبر',
    'في 18 نوفمبر',
  ]);
  // English sentences have English days, whatever the survey speaks.
  expect(soon('tlh')).toBe('on Wednesday');
});

it.each([
  'Hi there, one question.',
  'Dear customer,',
  'Liebe Kundin,',
  'Chère cliente,',
  'Estimada señora:',
  'Gentile cliente,',
  'Beste klant,',
  'Caro cliente,',
  'Szanowni Państwo,',
  'مرحبًا بكم،',
  'أهلا وسهلا',
  'السلام عليكم',
])('%s greets by itself', text => {
  expect(greetsByWord(text)).toBe(true);
});

it.each(['Highly rated boots', 'Hier ist eine Frage.', 'Carolina', 'Cheryl', 'Dagmar asks', 'عزيزة'])(
  '%s does not greet',
  text => {
    expect(greetsByWord(text)).toBe(false);
  },
);

/** Every sentence with its place, but for the days and the greeting words, which are not sentences. */
function sayings({ day: _, greets: __, ...phrases }: Phrases): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, child] of Object.entries(phrases))
    if (typeof child === 'string') found.set(name, child);
    else for (const [key, text] of Object.entries(child)) found.set(`${name}.${key}`, text);
  return found;
}

function placesIn(text: string): string[] {
  return (text.match(/\{\w+\}/g) ?? []).sort();
}
