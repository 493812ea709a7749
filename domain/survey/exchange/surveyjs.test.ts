import { describe, expect, test } from 'vitest';
import type { SurveyDefinition } from '../definition';
import { hasErrors } from '../faults';
import { routeOf } from '../path';
import { questionsOf } from '../scores';
import { readImport } from './read-import';
import { summarySentence } from './report';
import { surveyJsFile } from './surveyjs.fixture';
import { parseExpression } from './surveyjs-expression';

const read = (file: unknown) => readImport(JSON.stringify(file));
const whole = read(surveyJsFile);
const question = (key: string) => questionsOf(whole.definition).find(one => one.key === key);
const rowOf = (subject: string) => whole.rows.find(row => row.subject === subject);
const one = (element: object) => {
  const { definition, rows } = read({ pages: [{ elements: [element] }] });
  return { question: questionsOf(definition)[0], row: rows.find(row => row.isQuestion) };
};

describe('a survey of SurveyJS', () => {
  test('comes over as a survey that can be published', () => {
    expect(whole.source).toBe('surveyjs');
    expect(whole.definition).toMatchObject({ name: 'Boots survey', languages: ['en', 'de'] });
    expect(hasErrors(whole.faults)).toBe(false);
  });

  test('keeps questions with their texts, limits and choices', () => {
    expect(question('nps')).toMatchObject({
      type: 'nps',
      required: true,
      title: { en: 'Would you recommend us?', de: 'Würden Sie uns empfehlen?' },
      labels: { low: { en: 'Not at all' }, high: { en: 'Certainly' } },
    });
    expect(question('what_went_wrong')).toMatchObject({
      type: 'multiple',
      title: { en: 'What went wrong?' },
      choices: [
        { id: 'late', label: { en: 'late' } },
        { id: 'rude_staff', label: { en: 'Rude staff', de: 'Unfreundlich' } },
      ],
      other: { label: { en: 'Something else' } },
      randomize: true,
      max: 2,
      showIf: { question: 'nps', op: 'lte', value: 6 },
    });
    expect(question('why')).toMatchObject({
      type: 'long',
      maxLength: 400,
      title: { en: 'You gave {{answers.nps}}. Why?' },
      showIf: {
        any: [
          { question: 'what_went_wrong', op: 'eq', value: 'rude_staff' },
          { question: 'nps', op: 'gte', value: 9 },
        ],
      },
    });
    expect(question('staff')).toMatchObject({
      type: 'matrix',
      required: true,
      points: 3,
      rows: [{ id: 'friendly' }, { id: 'quick', label: { en: 'Quick' } }],
      labels: { points: { 1: { en: 'Bad' }, 2: { en: 'Fair' }, 3: { en: 'Good' } } },
      showIf: {
        all: [
          { question: 'nps', op: 'answered', value: true },
          { question: 'what_went_wrong', op: 'in', value: ['late', 'other'] },
        ],
      },
    });
    expect(question('again')).toMatchObject({ type: 'yesno', labels: { yes: { en: 'Sure' } } });
    expect(question('city')).toMatchObject({
      type: 'dropdown',
      placeholder: { en: 'Choose' },
      choices: [{ id: 'Leeds' }, { id: 'Bath' }, { id: 'none', label: { en: 'None' } }],
    });
    expect(question('stars')).toMatchObject({ type: 'rating', points: 5, style: 'stars' });
    expect(question('rank')).toMatchObject({ type: 'ranking', choices: [{ id: 'price' }, { id: 'fit' }] });
    expect(question('note')).toMatchObject({ type: 'statement', title: { en: 'Nearly done & dusted' } });
    expect(question('boot')).toMatchObject({
      type: 'statement',
      image: { url: 'https://example.com/boot.jpg', alt: { en: 'A boot' } },
    });
    expect(question('mail')?.type).toBe('email');
    expect(question('size')).toMatchObject({ type: 'number', min: 30, max: 50 });
    expect(question('born')).toMatchObject({ type: 'date', min: '1900-01-01' });
  });

  test('translates values into what is stored here', () => {
    const stored = (key: string) => {
      const found = question(key);
      return found && JSON.stringify(found.showIf);
    };
    expect(stored('name')).toContain('{"question":"staff.friendly","op":"eq","value":1}');
    expect(stored('often')).toContain('{"question":"again","op":"eq","value":true}');
    expect(question('mood')).toMatchObject({
      type: 'rating',
      points: 3,
      labels: { points: { 1: { en: 'Bad' } } },
    });
    expect(question('percent')).toMatchObject({ type: 'single', choices: { length: 21 } });
  });

  test('divides a page before a question that depends on an answer of the same page', () => {
    const pages = whole.definition.pages.map(page => page.questions.map(({ key }) => key));
    expect(pages.slice(0, 3)).toEqual([['introduction', 'nps'], ['what_went_wrong'], ['why']]);
    expect(rowOf('What went wrong?')?.notes).toContain(
      'It begins a page of its own, because it depends on an answer of the same page.',
    );
    expect(whole.faults.filter(fault => fault.code === 'condition_same_page')).toEqual([]);
    const route = routeOf(whole.definition, { nps: 3, what_went_wrong: ['rude_staff'] });
    expect(route.stops.flatMap(stop => stop.questions.map(({ key }) => key)).slice(1, 4)).toEqual([
      'nps',
      'what_went_wrong',
      'why',
    ]);
  });

  test('keeps the thank-you pages, those with a condition first', () => {
    expect(whole.definition.endings).toEqual([
      { id: 'thanks', title: { en: 'We are sorry' }, when: { question: 'nps', op: 'lt', value: 7 } },
      { id: 'thanks_2', title: { en: 'Thank you', de: 'Danke' }, text: { en: 'See you soon.' } },
    ]);
    expect(routeOf(whole.definition, { nps: 2 }).ending).toBe('thanks');
    expect(routeOf(whole.definition, { nps: 9 }).ending).toBe('thanks_2');
  });

  test('tells of everything that is different or left out', () => {
    const dropped = whole.rows.filter(row => row.outcome === 'dropped').map(row => row.subject);
    expect(dropped).toEqual([
      'grid',
      'calc',
      'photo',
      'hidden',
      'Trigger “complete”',
      'Calculated value “sum”',
      'Going to another address at the end',
      'The logo',
    ]);
    expect(rowOf('Would you recommend us?')).toMatchObject({ outcome: 'kept', notes: [] });
    expect(rowOf('size')?.notes).toEqual([
      'A condition on when it is shown is left out: it compares two answers.',
    ]);
    expect(rowOf('born')?.notes).toEqual([
      'A condition on when it is shown is left out: it asks for “born”, which is no earlier question here.',
    ]);
    expect(rowOf('You gave {nps}. Why?')?.outcome).toBe('changed');
    expect(rowOf('when')?.notes).toEqual(['The input “datetime-local” becomes a short text.']);
    expect(rowOf('mood')?.notes).toEqual(['The points are stored as 1 to 3, in the order of the file.']);
    expect(rowOf('A thank-you page')?.notes).toEqual([
      'Formatting, links and pictures inside its text are left out.',
    ]);
    expect(summarySentence(whole.rows)).toBe(
      '18 of 22 questions come over, 11 of them changed. 4 other things stay behind.',
    );
  });

  test.each([
    [{ type: 'signaturepad', name: 's' }, 'Afterword has nothing like a field for signatures.'],
    [{ type: 'constructor', name: 's' }, 'Afterword has nothing like the type “constructor”.'],
    [
      { type: 'matrix', name: 's', columns: ['a'], rows: ['r'] },
      'A table needs rows and 2 to 11 columns here.',
    ],
    [
      { type: 'image', name: 's', imageLink: 'javascript:alert(1)' },
      'It holds nothing that can be shown here.',
    ],
  ])('says why there is no %o', (element, why) => {
    expect(one(element)).toMatchObject({ question: undefined, row: { outcome: 'dropped', notes: [why] } });
  });

  test.each([
    [{ enableIf: '{a} = 1' }, 'The condition on when it can be answered is left out: it always can.'],
    [{ validators: [{ type: 'regex', regex: 'a' }] }, 'Its checks of the answer are left out.'],
    [
      { choicesByUrl: { url: 'x' }, choices: [1, 2] },
      'Choices loaded from an address do not come along: write them in.',
    ],
  ])('notes the setting %o', (settings, sentence) => {
    expect(one({ type: 'radiogroup', name: 'a', choices: ['x', 'y'], ...settings }).row?.notes).toContain(
      sentence,
    );
  });

  test('gives two elements with one name two keys, and odd names usable ones', () => {
    const { definition } = read({
      elements: ['Q 1', 'Q 1', '1. Größe', '„…“', 'constructor'].map(name => ({ type: 'text', name })),
    });
    expect(questionsOf(definition).map(({ key }) => key)).toEqual([
      'q_1',
      'q_1_2',
      'q_1_grosse',
      'q',
      'constructor_2',
    ]);
  });

  test('takes at most 200 questions and names the others', () => {
    const elements = Array.from({ length: 203 }, (_, index) => ({ type: 'text', name: `n${index}` }));
    const { definition, rows } = read({ elements });
    expect(questionsOf(definition)).toHaveLength(200);
    expect(rows.filter(row => row.outcome === 'dropped').map(row => row.subject)).toEqual([
      'n200',
      'n201',
      'n202',
    ]);
  });

  test('keeps a condition out that nests deeper than ours, and an ending that would be shown to all', () => {
    const { definition, rows } = read({
      elements: [
        { type: 'text', name: 'a' },
        { type: 'text', name: 'b', visibleIf: deep },
      ],
      completedHtmlOnCondition: [{ expression: 'age({a}) > 3', html: 'Only few' }],
    });
    expect(definition.endings).toEqual([{ id: 'thanks', title: { en: 'Thank you' } }]);
    expect(rows.find(row => row.subject === 'b')?.notes).toEqual([
      'A condition on when it is shown is left out: it nests too deeply.',
    ]);
    expect(rows.find(row => row.subject === 'A thank-you page')?.outcome).toBe('dropped');
  });
});

const deep = "{a} = '1' and ({a} = '2' or ({a} = '3' and ({a} = '4' or ({a} = '5' and {a} = '6'))))";

describe('an expression of SurveyJS', () => {
  test.each([
    ["{a} = 'x'", { name: 'a', op: 'eq', value: 'x' }],
    ['{a} <> 3', { name: 'a', op: 'ne', value: 3 }],
    ['{a} >= -1.5', { name: 'a', op: 'gte', value: -1.5 }],
    ['{a} greater 2', { name: 'a', op: 'gt', value: 2 }],
    ['{a} == true', { name: 'a', op: 'eq', value: true }],
    ["{a} anyof ['x', 'it\\'s']", { name: 'a', op: 'in', value: ['x', "it's"] }],
    ['{a} empty', { name: 'a', op: 'answered', value: false }],
    ["{m.row 1} = 'x'", { name: 'm', row: 'row 1', op: 'eq', value: 'x' }],
    [
      "{a} = 1 or {b} = 2 and {c} notcontains 'x'",
      {
        any: [
          { name: 'a', op: 'eq', value: 1 },
          {
            all: [
              { name: 'b', op: 'eq', value: 2 },
              { name: 'c', op: 'lacks', value: 'x' },
            ],
          },
        ],
      },
    ],
    [
      '({a} = 1 || {b} = 2) && {c} = 3',
      {
        all: [
          {
            any: [
              { name: 'a', op: 'eq', value: 1 },
              { name: 'b', op: 'eq', value: 2 },
            ],
          },
          { name: 'c', op: 'eq', value: 3 },
        ],
      },
    ],
  ])('%s', (text, wish) => {
    expect(parseExpression(text)).toEqual(wish);
  });

  test.each([
    'age({a}) > 18',
    '{a} + 1 > 2',
    'not ({a} = 1)',
    '{a}',
    '{a} =',
    '({a} = 1',
    '{a} = 1 {b} = 2',
    '{a} = {b}',
    '{a} constructor 1',
    "{a} = 'open",
    `${'('.repeat(20)}`,
    `${'('.repeat(30)}{a} = 1${')'.repeat(30)}`,
  ])('is refused: %s', text => {
    expect(() => parseExpression(text)).toThrow();
  });
});

test('a hostile file with one name a hundred thousand times is read in a moment', () => {
  const began = Date.now();
  const choices = new Array(100_000).fill('same');
  const many = new Array(30_000).fill({ type: 'text', name: 'same' });
  readImport(JSON.stringify({ pages: [{ elements: [{ type: 'checkbox', name: 'q', choices }, ...many] }] }));
  expect(Date.now() - began).toBeLessThan(10_000);
});

test('every definition that is made fits its own schema', () => {
  const again: SurveyDefinition = readImport(JSON.stringify(whole.definition)).definition;
  expect(again).toEqual(whole.definition);
});
