import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boots, bootsInput } from '../boots.fixture';
import { surveyDefinition } from '../definition';
import { anyDefinition } from '../survey.arbitrary';
import { exportDefinition } from './own';
import { readImport } from './read-import';
import { MAX_IMPORT_BYTES, summarySentence } from './report';

const anyText = fc.dictionary(
  fc.constantFrom('en', 'de', 'pt-BR', 'ar'),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

/** Random flow with random words, look and mail. */
const anySurvey = fc
  .record({
    def: anyDefinition,
    title: anyText,
    help: anyText,
    footer: anyText,
    subject: anyText,
    color: fc.constantFrom('#000000', '#aBcDeF'),
    corner: fc.constantFrom('square', 'soft', 'round'),
  })
  .map(({ def, title, help, footer, subject, color, corner }) =>
    surveyDefinition.parse({
      ...def,
      pages: def.pages.map(page => ({
        ...page,
        title,
        questions: page.questions.map(question => ({ ...question, title, help })),
      })),
      theme: { color, corner, footer },
      email: { subject },
    }),
  );

describe('a survey as a file', () => {
  test('comes back identical, whatever it is', () => {
    fc.assert(
      fc.property(anySurvey, def => {
        const { definition, rows, source } = readImport(exportDefinition(def));
        expect(definition).toEqual(def);
        expect(source).toBe('afterword');
        expect(rows.every(row => row.outcome === 'kept')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('may be a bare definition, with plain texts and without languages', () => {
    expect(readImport(JSON.stringify(bootsInput)).definition).toEqual(boots);
    const { definition } = readImport(
      JSON.stringify({
        name: 'Bare',
        pages: [{ id: 'p', questions: [{ key: 'a', type: 'nps', title: 'Would you?' }] }],
      }),
    );
    expect(definition.pages[0]?.questions[0]?.title).toEqual({ en: 'Would you?' });
  });

  test('tells its faults and every field that is not known', () => {
    const { rows, faults, definition } = readImport(
      JSON.stringify({ ...bootsInput, pages: [{ ...bootsInput.pages[0], colour: 'red' }], script: 'x' }),
    );
    expect(definition.pages).toHaveLength(1);
    expect(rows.map(({ subject, outcome }) => [subject, outcome])).toEqual([
      ['Would you recommend us?', 'kept'],
      ['pages.0.colour', 'dropped'],
      ['script', 'dropped'],
    ]);
    expect(faults.map(fault => fault.code)).toContain('goto_unknown');
    expect(summarySentence(rows)).toBe('The question comes over. 2 other things stay behind.');
  });
});

describe('what is no survey', () => {
  test.each([
    ['', 'The file is empty.'],
    ['not json', 'This is no survey that Afterword can read.'],
    ['[]', 'This is no survey'],
    ['null', 'This is no survey'],
    ['{"hello": "world"}', 'This is no survey'],
    [`{"elements":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'This is no survey'],
    ['{"format":"afterword-survey","version":2,"definition":{}}', 'version 2 of the format'],
    ['{"format":"afterword-survey","version":1}', 'holds no survey'],
    [
      '{"name":"x","languages":["en"],"pages":[{"id":"p","questions":[{"key":"A","type":"nps"}]}]}',
      'pages.0.questions.0.key',
    ],
    ['{"name":"a\\u0000","languages":["en"],"pages":[]}', 'cannot be stored'],
    [' '.repeat(MAX_IMPORT_BYTES + 1), 'larger than 2 MB'],
    [`"${'€'.repeat(MAX_IMPORT_BYTES / 3 + 1)}"`, 'larger than 2 MB'],
  ])('is refused in a sentence (%#)', (text, sentence) => {
    expect(() => readImport(text)).toThrow(sentence);
    expect(() => readImport(text)).toThrow('Nothing was made.');
  });

  test('no JSON whatever is more than refused', () => {
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 6 }),
        fc.constantFrom('pages', 'elements', 'SurveyElements'),
        (json, name) => {
          const text = JSON.stringify({ [name]: [JSON.parse(json)], SurveyEntry: {}, name: 'x' });
          try {
            expect(surveyDefinition.safeParse(readImport(text).definition).success).toBe(true);
          } catch (error) {
            expect(String(error)).toContain('Nothing was made.');
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
