import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boots, surveyOf } from '../boots.fixture';
import { anyDefinition } from '../survey.arbitrary';
import { applyTranslations, targetLanguages } from './apply';
import { asCsv, asXliff, fromTable } from './files';
import { fallbackOf, outdatedIn, progressOf, unitsOf } from './units';

const where = (path: string) => `at ${path}`;
const read = (csv: string) => fromTable(parse(csv, { relax_column_count: true }));

describe('the texts of a survey', () => {
  test('are named by keys and ids, so that moving a page does not rename them', () => {
    const ids = unitsOf(boots).map(({ id }) => id);
    expect(ids).toContain('question.causes.choices.rude.label');
    expect(ids).toContain('question.staff.rows.listened.label');
    expect(ids).toContain('ending.sorry.title');
    const turned = { ...boots, pages: [...boots.pages].reverse() };
    expect(new Set(unitsOf(turned).map(({ id }) => id))).toEqual(new Set(ids));
  });

  test('progress counts what a reader gets in the own language', () => {
    const half = { ...boots, languages: ['en', 'de', 'de-AT', 'fr'] };
    const total = unitsOf(boots).length;
    expect(progressOf(half).map(({ language, done }) => [language, done])).toEqual([
      ['en', total],
      ['de', total],
      ['de-AT', total],
      ['fr', 0],
    ]);
  });

  test('a reworded source marks its translations until they are touched', () => {
    const reword = (words: Record<string, string>) => {
      const copy = structuredClone(boots);
      const first = copy.pages[0]?.questions[0];
      if (first) first.title = { ...first.title, ...words };
      return copy;
    };
    const outdated = (words: Record<string, string>) => [...outdatedIn(reword(words), boots, 'de')];
    expect(outdated({ en: 'Will you come back?' })).toEqual(['question.recommend.title']);
    expect(outdated({ en: 'Will you come back?', de: 'Kommen Sie wieder?' })).toEqual([]);
    expect(outdated({ de: 'Empfehlen Sie uns?' })).toEqual([]);
    expect([...outdatedIn(reword({ en: 'New' }), boots, 'en')]).toEqual([]);
  });

  test('what is missing says which language is read instead', () => {
    const title = unitsOf(boots)[0]?.text ?? {};
    expect(fallbackOf(boots, title, 'fr')).toEqual({ words: 'Would you recommend us?', language: 'en' });
    expect(fallbackOf(boots, title, 'de')).toBeNull();
  });
});

describe('a file of translations', () => {
  test('comes back as it went out, whatever the texts', () => {
    fc.assert(
      fc.property(anyDefinition, def => {
        const languages = def.languages;
        const file = read(asCsv(def, { languages }, where));
        const { taken, lines } = applyTranslations(def, file, languages);
        expect([taken, lines.filter(({ outcome }) => outcome === 'unknown')]).toEqual([0, []]);
      }),
      { numRuns: 300 },
    );
  });

  test('takes texts that a spreadsheet would run or split', () => {
    const sly = surveyOf({ key: 'a', type: 'long', title: { en: '=1+1, "quoted"\nand on' } });
    const csv = asCsv(sly, { languages: [] }, where);
    expect(csv).toContain(`"'=1+1`);
    const [row] = read(csv).rows;
    expect(row?.texts.en).toBe('=1+1, "quoted"\nand on');
  });

  test('brings in a new language and lists what it could not take', () => {
    const survey = surveyOf({
      key: 'a',
      type: 'long',
      title: { en: 'What did {{customer.name|you}} like?' },
      help: { en: 'Tell us' },
    });
    const def = { ...survey, languages: ['en', 'fr'] };
    const file = read(
      [
        'unit,where,en,fr,id',
        'question.a.title,x,What did {{customer.name|you}} like?,Qu’avez-vous aimé ?,',
        `question.a.help,x,Say it,${'é'.repeat(2001)},`,
        'question.gone.title,x,Gone,Parti,',
      ].join('\n'),
    );
    expect(targetLanguages(def, file)).toEqual(['fr']);
    const { definition, taken, lines } = applyTranslations(def, file, ['fr']);
    expect(taken).toBe(1);
    expect(definition.pages[0]?.questions[0]?.title.fr).toBe('Qu’avez-vous aimé ?');
    expect(definition.pages[0]?.questions[0]?.help?.fr).toBeUndefined();
    expect(lines.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['question.gone.title', 'unknown'],
      ['question.a.title', 'field_lost'],
      ['question.a.help', 'too_long'],
    ]);
  });

  test('says where the source has changed since the file was made', () => {
    const csv = asCsv(boots, { languages: ['de'] }, where).replace('Would you recommend us?', 'Old words');
    const file = read(csv.replace('Würden Sie uns empfehlen?', 'Empfehlen Sie uns?'));
    const { lines, taken } = applyTranslations(boots, file, ['de']);
    expect([taken, lines[0]?.outcome]).toEqual([1, 'outdated']);
  });

  test('an empty cell takes nothing away; rubbish is refused with a sentence', () => {
    const csv = asCsv(boots, { languages: ['de'] }, where).replace('Danke', '');
    expect(applyTranslations(boots, read(csv), ['de']).taken).toBe(0);
    expect(() => read('hello\nworld')).toThrow(/no table of translations/);
  });

  test('as XLIFF it escapes what XML would read as marks', () => {
    const def = surveyOf({ key: 'a', type: 'long', title: { en: 'A <b> & "c"' } });
    const out = asXliff(def, { language: 'fr' }, where);
    expect(out).toContain('<source>A &lt;b&gt; &amp; &quot;c&quot;</source>');
    expect(out).toContain('target-language="fr"');
  });
});
