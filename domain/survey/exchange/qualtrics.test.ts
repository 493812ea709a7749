import { describe, expect, test } from 'vitest';
import { hasErrors } from '../faults';
import { questionsOf } from '../scores';
import { qualtricsFile } from './qualtrics.fixture';
import { wishOf } from './qualtrics-logic';
import { readImport } from './read-import';
import { summarySentence } from './report';

const whole = readImport(JSON.stringify(qualtricsFile));
const question = (key: string) => questionsOf(whole.definition).find(one => one.key === key);
const notesOf = (subject: string) => whole.rows.find(row => row.subject === subject)?.notes;

describe('a survey file of Qualtrics', () => {
  test('comes over as a survey that can be published, in its languages', () => {
    expect(whole.source).toBe('qualtrics');
    expect(whole.definition).toMatchObject({ name: 'Boots & more', languages: ['en', 'de'] });
    expect(hasErrors(whole.faults)).toBe(false);
  });

  test('makes pages of blocks and page breaks, in the order of the flow', () => {
    expect(whole.definition.pages.map(page => page.questions.map(({ key }) => key))).toEqual([
      ['q1_nps_group'],
      ['wrong'],
      ['why', 'address', 'address_1', 'address_2'],
      ['staff'],
      ['rank', 'pairs', 'q8', 'where', 'mail'],
    ]);
  });

  test('keeps questions with their texts, order, limits and conditions', () => {
    expect(question('q1_nps_group')).toMatchObject({
      type: 'nps',
      required: true,
      title: { en: 'Would you recommend us?', de: 'Würden Sie uns empfehlen?' },
      labels: { low: { en: 'Not at all' }, high: { en: 'Certainly' } },
    });
    expect(question('wrong')).toMatchObject({
      type: 'multiple',
      required: false,
      choices: [
        { id: 'Rude_staff', label: { en: 'Rude staff' } },
        { id: 'Late', label: { en: 'Late', de: 'Zu spät' } },
      ],
      other: { label: { en: 'Other' } },
      randomize: true,
      min: 1,
      max: 2,
      showIf: { question: 'q1_nps_group', op: 'lte', value: 6 },
    });
    expect(question('why')).toMatchObject({
      type: 'long',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: how Qualtrics writes it
      title: { en: 'You said {{answers.wrong}}. Why, {{customer.name}}? ${e://Field/x}' },
      showIf: {
        any: [
          { question: 'wrong', op: 'in', value: ['Rude_staff'] },
          { question: 'wrong', op: 'in', value: ['other'] },
        ],
      },
    });
    expect(question('address')).toMatchObject({ type: 'statement', title: { en: 'Your address' } });
    expect(question('address_2')).toMatchObject({ type: 'short', title: { en: 'Town' } });
    expect(question('staff')).toMatchObject({
      type: 'matrix',
      points: 3,
      rows: [
        { id: 'Quick', label: { en: 'Quick' } },
        { id: 'Friendly', label: { en: 'Friendly' } },
      ],
      labels: { points: { 1: { en: 'Bad' }, 2: { en: 'Fair' }, 3: { en: 'Good' } } },
    });
    expect(question('rank')).toMatchObject({
      type: 'ranking',
      choices: [{ id: 'Price' }, { id: 'Fit' }],
      showIf: { question: 'staff.Friendly', op: 'eq', value: 3 },
    });
    expect(question('pairs')).toMatchObject({ type: 'number', min: 0, max: 20 });
    expect(question('q8')).toMatchObject({ type: 'statement', title: { en: 'Nearly done' } });
    expect(question('where')).toMatchObject({ type: 'dropdown', choices: [{ id: 'Leeds' }, { id: 'Bath' }] });
    expect(question('mail')?.type).toBe('email');
  });

  test('tells of everything that is different or left out', () => {
    expect(whole.rows.filter(row => row.outcome === 'dropped').map(row => row.subject)).toEqual([
      'Embedded data',
      'A branch of the flow',
      'An end of the survey',
      'The random order in “Staff”',
      'Sign here',
      '1 question in the trash',
    ]);
    expect(notesOf('What went wrong?')).toEqual([]);
    expect(notesOf('Your address')).toEqual(['The form becomes a text and 2 short questions.']);
    expect(notesOf('How many pairs?')).toEqual([
      'The slider becomes a field for a number.',
      'A condition on when it is shown is left out: it asks for something that is no question.',
    ]);
    expect(notesOf('Where?')).toEqual(['Its script is left out.']);
    expect(summarySentence(whole.rows)).toBe(
      '10 of 11 questions come over, 6 of them changed. 5 other things stay behind.',
    );
  });
});

describe('display logic', () => {
  const one = (operator: string, more: object = {}) => ({
    LogicType: 'Question',
    LeftOperand: 'q://QID1/SelectableChoice/2',
    Operator: operator,
    Type: 'Expression',
    ...more,
  });
  const a = { name: 'QID1', op: 'in', value: ['2'] };
  const b = { name: 'QID1', op: 'notIn', value: ['2'] };

  test('joins expressions and sets', () => {
    expect(wishOf({ 0: { 0: one('Selected'), 1: one('NotSelected', { Conjuction: 'And' }) } })).toEqual({
      all: [a, b],
    });
    expect(
      wishOf({ 0: { 0: one('Selected'), Type: 'If' }, 1: { 0: one('NotSelected'), Type: 'OrIf' } }),
    ).toEqual({ any: [a, b] });
    expect(wishOf({ 0: { 0: one('Empty') } })).toEqual({ name: 'QID1', op: 'answered', value: false });
  });

  test.each([
    [{}],
    [{ 0: { 0: one('Displayed') } }],
    [{ 0: { 0: one('Contains', { RightOperand: 'x' }) } }],
    [{ 0: { 0: { LogicType: 'Quota' } } }],
    [
      {
        0: {
          0: one('Selected'),
          1: one('Selected', { Conjuction: 'Or' }),
          2: one('Selected', { Conjuction: 'And' }),
        },
      },
    ],
  ])('is refused where it cannot be the same: %o', logic => {
    expect(() => wishOf(logic)).toThrow();
  });
});
