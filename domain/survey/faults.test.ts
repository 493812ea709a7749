import { describe, expect, test } from 'vitest';
import { boots, surveyOf } from './boots.fixture';
import { type SurveyDefinition, surveyDefinition } from './definition';
import { checkDefinition, hasErrors } from './faults';
import { frozenKeys } from './versions';

/** The faults of the boots survey after a change, as `severity code path`. */
function faultsAfter(change: (def: SurveyDefinition) => void): string[] {
  const def = structuredClone(boots);
  change(def);
  return listed(def);
}
function listed(def: SurveyDefinition): string[] {
  return checkDefinition(def).map(fault => `${fault.severity} ${fault.code} ${fault.path}`);
}
function page(def: SurveyDefinition, index: number) {
  const found = def.pages[index];
  if (!found) throw new Error(`no page ${index}`);
  return found;
}

describe('checking a definition', () => {
  test('a sound survey has one hint: a condition on the same page', () => {
    expect(listed(boots)).toEqual(['warning condition_same_page pages.1.questions.1.showIf']);
    expect(hasErrors(checkDefinition(boots))).toBe(false);
  });

  test('an empty survey cannot be published', () => {
    const empty = surveyDefinition.parse({ name: 'Empty' });
    expect(listed(empty)).toEqual(['error no_questions pages']);
    expect(listed(surveyOf({ key: 'hello', type: 'statement' }))).toEqual(['error no_questions pages']);
  });

  test.each<[string, (def: SurveyDefinition) => void]>([
    [
      'error duplicate_key pages.2.questions.0.key',
      def => {
        const question = page(def, 2).questions[0];
        if (question) question.key = 'recommend';
      },
    ],
    ['error duplicate_id endings.0.id', def => Object.assign(def.endings[0] ?? {}, { id: 'liked' })],
    [
      'error duplicate_id pages.1.questions.0.choices.1.id',
      def => {
        const question = page(def, 1).questions[0];
        if (question?.type === 'multiple') question.choices[1] = { id: 'late', label: { en: 'x', de: 'x' } };
      },
    ],
    [
      'error duplicate_id pages.1.questions.0.choices.2.id',
      def => {
        const question = page(def, 1).questions[0];
        if (question?.type === 'multiple')
          question.choices.push({ id: 'other', label: { en: 'x', de: 'x' } });
      },
    ],
    ['error duplicate_language languages.2', def => def.languages.push('EN')],
    [
      'error goto_unknown pages.1.next.0.goto',
      def => {
        page(def, 1).next = [{ goto: 'nowhere' }];
      },
    ],
    [
      'error goto_backward pages.1.next.0.goto',
      def => {
        page(def, 1).next = [{ goto: 'score' }];
      },
    ],
    [
      'error goto_backward pages.1.next.0.goto',
      def => {
        page(def, 1).next = [{ goto: 'wrong' }];
      },
    ],
    [
      'warning page_unreachable pages.2',
      def => {
        page(def, 0).next = [{ goto: 'wrong' }];
      },
    ],
    ['warning rule_unreachable pages.1.next.1', def => page(def, 1).next?.push({ goto: 'thanks' })],
    [
      'warning ending_unreachable endings.1',
      def => {
        page(def, 1).next = [{ goto: 'thanks' }];
      },
    ],
    [
      'warning no_default_ending endings',
      def => {
        for (const ending of def.endings) ending.when = { question: 'recommend', op: 'gte', value: 10 };
      },
    ],
    [
      'error condition_unknown_question pages.0.next.0.when',
      def => {
        page(def, 0).next = [{ when: { question: 'gone', op: 'answered' }, goto: 'wrong' }];
      },
    ],
    [
      'error condition_unknown_question pages.1.next.0.when',
      def => {
        page(def, 1).next = [{ when: { question: 'staff.manager', op: 'eq', value: 1 }, goto: 'liked' }];
      },
    ],
    [
      'error condition_later_question pages.0.next.0.when',
      def => {
        page(def, 0).next = [{ when: { all: [{ question: 'why', op: 'answered' }] }, goto: 'wrong' }];
      },
    ],
    [
      'error condition_value pages.0.next.0.when',
      def => {
        page(def, 0).next = [{ when: { question: 'recommend', op: 'lte' }, goto: 'wrong' }];
      },
    ],
    [
      'warning condition_choice pages.1.next.0.when',
      def => {
        page(def, 1).next = [{ when: { question: 'causes', op: 'eq', value: 'noise' }, goto: 'sorry' }];
      },
    ],
    [
      'error missing_text pages.0.questions.0.title',
      def => Object.assign(page(def, 0).questions[0] ?? {}, { title: {} }),
    ],
    [
      'error missing_default pages.0.questions.0.title',
      def => Object.assign(page(def, 0).questions[0] ?? {}, { title: { de: 'Na?' } }),
    ],
    [
      'warning missing_translation endings.0.title',
      def => Object.assign(def.endings[0] ?? {}, { title: { en: 'Thanks' } }),
    ],
    [
      'warning missing_translation email.subject',
      def => Object.assign(def.email, { subject: { en: 'Your boots' } }),
    ],
    [
      'warning piping_unknown endings.0.text',
      def => Object.assign(def.endings[0] ?? {}, { text: { en: '{{answers.gone|x}}', de: 'x' } }),
    ],
  ])('%s', (expected, change) => {
    expect(faultsAfter(change)).toContain(expected);
  });

  test('a region’s text serves its base language', () => {
    const found = faultsAfter(def => {
      def.languages = ['en', 'de-AT'];
    });
    expect(found.filter(line => line.includes('translation'))).toEqual([]);
  });

  test('settings that nobody could satisfy are errors', () => {
    expect(listed(surveyOf({ key: 'q', type: 'single' }))).toEqual([
      'error choices_empty pages.0.questions.0.choices',
    ]);
    expect(listed(surveyOf({ key: 'q', type: 'matrix' }))).toEqual([
      'error rows_empty pages.0.questions.0.rows',
    ]);
    expect(listed(surveyOf({ key: 'q', type: 'number', min: 5, max: 1 }))).toEqual([
      'error range_empty pages.0.questions.0.min',
    ]);
    const choices = [{ id: 'a', label: { en: 'A' } }];
    expect(listed(surveyOf({ key: 'q', type: 'multiple', choices, min: 2 }))).toEqual([
      'error range_empty pages.0.questions.0.min',
    ]);
  });

  test('the index needs its three items on ten points', () => {
    const item = (key: string, role: 'overall' | 'expectation' | 'ideal', points = 10) =>
      ({ key, type: 'rating', metric: 'index', role, points }) as const;
    const three = [item('a', 'overall'), item('b', 'expectation'), item('c', 'ideal')] as const;
    expect(listed(surveyOf(...three))).toEqual([]);
    expect(listed(surveyOf(three[0], three[1]))).toEqual(['warning index_incomplete pages']);
    expect(listed(surveyOf(three[0], three[1], item('c', 'ideal', 7)))).toEqual([
      'error index_item pages.0.questions.2.points',
    ]);
    expect(listed(surveyOf(...three, item('d', 'ideal')))).toEqual([
      'error index_item pages.0.questions.3.role',
    ]);
  });

  test('a published key keeps its type and its scale', () => {
    const frozen = frozenKeys([surveyOf({ key: 'q', type: 'rating', points: 5 })]);
    const codes = (def: SurveyDefinition) => checkDefinition(def, frozen).map(fault => fault.code);
    expect(codes(surveyOf({ key: 'q', type: 'rating', points: 5, required: true }))).toEqual([]);
    expect(codes(surveyOf({ key: 'q', type: 'rating', points: 7 }))).toEqual(['key_changed']);
    expect(codes(surveyOf({ key: 'q', type: 'nps' }))).toEqual(['key_changed']);
  });
});
