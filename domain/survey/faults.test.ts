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
    [
      'warning question_unreachable pages.2.questions.0.showIf',
      def =>
        Object.assign(page(def, 2).questions[0] ?? {}, {
          showIf: { question: 'recommend', op: 'gt', value: 10 },
        }),
    ],
    [
      'warning question_unreachable pages.2.questions.1.showIf',
      def =>
        Object.assign(page(def, 2).questions[1] ?? {}, {
          showIf: { question: 'causes', op: 'answered' },
        }),
    ],
    [
      'warning condition_never pages.1.next.0.when',
      def => {
        page(def, 1).next = [{ when: { question: 'recommend', op: 'gte', value: 7 }, goto: 'thanks' }];
      },
    ],
    [
      'warning page_unreachable pages.1',
      def => {
        page(def, 0).next = [
          {
            when: {
              all: [
                { question: 'recommend', op: 'lte', value: 6 },
                { question: 'recommend', op: 'in', value: [7, 8] },
              ],
            },
            goto: 'wrong',
          },
          { goto: 'liked' },
        ];
      },
    ],
    [
      'warning rule_unreachable pages.0.next.2',
      def => {
        page(def, 0).next = [
          { when: { question: 'recommend', op: 'lte', value: 6 }, goto: 'wrong' },
          { when: { question: 'recommend', op: 'gt', value: 6 }, goto: 'liked' },
          { goto: 'thanks' },
        ];
      },
    ],
    [
      'warning condition_empty pages.0.next.0.when',
      def => {
        page(def, 0).next = [{ when: { any: [] }, goto: 'liked' }];
      },
    ],
    ['error no_ending endings', def => Object.assign(def, { endings: [] })],
    [
      'error condition_value pages.0.next.0.when',
      def => {
        page(def, 0).next = [{ when: { language: [] }, goto: 'liked' }];
      },
    ],
    [
      'warning piping_later pages.1.questions.0.title',
      def =>
        Object.assign(page(def, 1).questions[0] ?? {}, {
          title: { en: 'Why {{answers.why|so}}?', de: 'Warum?' },
        }),
    ],
    [
      'warning piping_later email.subject',
      def => Object.assign(def.email, { subject: { en: 'You gave {{answers.recommend}}', de: 'x' } }),
    ],
    [
      'warning piping_fallback pages.2.questions.0.title',
      def => {
        Object.assign(page(def, 0).questions[0] ?? {}, { required: false });
        Object.assign(page(def, 2).questions[0] ?? {}, {
          title: { en: 'A {{answers.recommend}}?', de: 'x' },
        });
      },
    ],
    [
      'warning piping_fallback endings.0.text',
      def => Object.assign(def.endings[0] ?? {}, { text: { en: '{{answers.staff.friendly}}', de: 'x' } }),
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

  test('an answer that is certainly there needs no fallback, and one with a fallback is never doubted', () => {
    const faults = faultsAfter(def => {
      const [first, second] = [page(def, 1).questions[0], page(def, 2).questions[0]];
      Object.assign(first ?? {}, { title: { en: 'Why a {{answers.recommend}}?', de: 'x' } });
      Object.assign(second ?? {}, { title: { en: '{{answers.causes|It}}?', de: 'x' } });
    });
    expect(faults).toEqual(['warning condition_same_page pages.1.questions.1.showIf']);
  });

  test('nothing is called unreachable that somebody may reach', () => {
    const doubtful = faultsAfter(def => {
      // Texts are not put in order: it may hold.
      page(def, 0).next = [{ when: { attribute: 'tier', op: 'gt', value: 'gold' }, goto: 'thanks' }];
      page(def, 1).next = [{ when: { question: 'staff', op: 'answered' }, goto: 'sorry' }];
    });
    expect(doubtful).toEqual(['warning condition_same_page pages.1.questions.1.showIf']);
  });

  test('messages call pages and questions by their titles', () => {
    const def = structuredClone(boots);
    page(def, 0).next = [{ goto: 'score' }];
    page(def, 1).next = [{ when: { question: 'why', op: 'answered' }, goto: 'sorry' }];
    expect(checkDefinition(def).map(({ message }) => message)).toEqual([
      'Page 1 “Would you recommend us?” leads back to itself. A survey only goes forward: move the page or choose a later one.',
      'The condition asks for “What did you like?”, which is asked only on page 3. Use an earlier question or move it.',
      'Nothing leads to thank-you page 2 “We are sorry”.',
      'It depends on “What went wrong?” on the same page. On a later page it also works without JavaScript.',
    ]);
  });

  test('a hundred questions that hang on each other are checked within a keystroke', () => {
    const questions = Array.from({ length: 100 }, (_, index) => ({
      key: `q${index}`,
      type: 'nps' as const,
      title: { en: `Question ${index}` },
      ...(index > 0 && { showIf: { question: `q${index - 1}`, op: 'lte' as const, value: 6 } }),
    }));
    const pages = questions.map((question, index) => ({
      id: `p${index}`,
      questions: [question],
      next: [
        {
          when: {
            any: [0, 1, 2].map(back => ({
              question: `q${Math.max(0, index - back * 7)}`,
              op: 'eq' as const,
              value: 3,
            })),
          },
          goto: 'end',
        },
      ],
    }));
    const def = surveyDefinition.parse({
      name: 'Long',
      pages,
      endings: [{ id: 'end', title: { en: 'End' } }],
    });
    checkDefinition(def);
    const started = performance.now();
    checkDefinition(def);
    // Generous: shared machines are slow. Measured at 30 ms.
    expect(performance.now() - started).toBeLessThan(400);
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
    expect(listed(surveyOf({ key: 'q', type: 'number', min: 0.2, max: 0.8, integer: true }))).toEqual([
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
