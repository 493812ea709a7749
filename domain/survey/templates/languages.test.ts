import { describe, expect, test } from 'vitest';
import { type PipedField, pipedFields } from '../piping';
import { textsOf } from '../texts';
import { templateNames, templates } from './catalog';
import { de } from './languages/de';
import { templateLanguages } from './say';

const texts = templateNames.flatMap(name =>
  textsOf(templates[name].definition).map(({ path, text }) => ({ place: `${name} ${path}`, text })),
);
const translated = templateLanguages.filter(language => language !== 'en');
const places = (wanted: (words: string) => boolean, language: string) =>
  texts.filter(({ text }) => wanted(text[language] ?? '')).map(({ place, text }) => [place, text[language]]);

test('every text of a template is in nine languages, and nothing is translated that no template says', () => {
  expect(templateLanguages).toHaveLength(9);
  for (const name of templateNames)
    expect(templates[name].definition.languages).toEqual([...templateLanguages]);
  for (const { place, text } of texts)
    expect(Object.keys(text).sort(), place).toEqual([...templateLanguages].sort());
  expect(new Set(texts.map(({ text }) => text.en))).toEqual(new Set(Object.keys(de)));
});

describe.each(templateLanguages)('in %s', language => {
  test('nothing is empty, shouted, badly spaced or in typewriter quotes', () => {
    expect(places(words => words.trim() === '' || words !== words.trim(), language)).toEqual([]);
    expect(places(words => /[!¡]| {2}|\s[.,،؟]|["']/.test(words), language)).toEqual([]);
  });

  test('the company stands where it stands in English, and what an interaction holds may be left out', () => {
    // The value of an attribute has a gender and a case that a sentence cannot follow: then the company stands there.
    const isTold = ({ scope }: PipedField) => scope !== 'interaction';
    for (const { place, text } of texts) {
      const here = namesIn(pipedFields(text[language] ?? ''));
      const english = pipedFields(text.en ?? '');
      expect(here, place).toEqual(expect.arrayContaining(namesIn(english.filter(isTold))));
      expect([...namesIn(english), 'company.name'], place).toEqual(expect.arrayContaining(here));
    }
  });
});

test.each(translated)('%s says nothing in the words of English', language => {
  expect(texts.filter(({ text }) => text[language] === text.en)).toEqual([]);
});

test('no two points of a scale have one name', () => {
  for (const name of templateNames)
    for (const question of templates[name].definition.pages.flatMap(page => page.questions)) {
      if (!('labels' in question) || !question.labels || !('low' in question.labels)) continue;
      const { low, high, points } = question.labels;
      for (const language of templateLanguages) {
        const words = (points ? Object.values(points) : [low, high]).map(label => label?.[language]);
        expect(new Set(words).size, `${name} ${question.key} ${language}`).toBe(words.length);
      }
    }
});

test('French keeps its punctuation on the line of the word before it', () => {
  expect(places(words => / [?:;»]|« |\w[?;»]|«\w/.test(words), 'fr')).toEqual([]);
  expect(places(words => words.includes('\u00a0?'), 'fr').length).toBeGreaterThan(50);
});

test('Spanish opens every question', () => {
  expect(places(words => words.split('?').length !== words.split('¿').length, 'es')).toEqual([]);
});

test('Polish guesses nobody’s sex', () => {
  expect(places(words => /\p{L}(?:łem|łam|łeś|łaś)(?!\p{L})|Pan[ai]?(?!\p{L})/u.test(words), 'pl')).toEqual(
    [],
  );
  expect('Nie wiedziałem').toMatch(/\p{L}(?:łem|łam|łeś|łaś)(?!\p{L})/u);
});

test('Arabic is in Arabic letters and punctuation throughout', () => {
  const own = (words: string) => words.replace(/\{\{[^|}]*\|?([^}]*)\}\}/g, '$1');
  expect(places(words => !/\p{Script=Arabic}/u.test(own(words)), 'ar')).toEqual([]);
  expect(places(words => /[A-Za-z?,;]/.test(own(words)), 'ar')).toEqual([]);
});

test('the subject of an Arabic mail begins with an Arabic word, so that it runs from the right', () => {
  for (const name of templateNames)
    expect(templates[name].definition.email.subject.ar).toMatch(/^\p{Script=Arabic}/u);
});

const namesIn = (fields: PipedField[]) => fields.map(({ scope, name }) => `${scope}.${name}`);
