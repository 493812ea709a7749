import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answers } from '@/domain/survey/answer';
import { boots } from '@/domain/survey/boots.fixture';
import { subjectOf, termOf, termsFor } from '@/domain/survey/condition-terms';
import { conditionInWords } from '@/domain/survey/condition-words';
import {
  type Condition,
  conditionSchema,
  holds,
  type Leaf,
  leavesOf,
  OPERATORS,
} from '@/domain/survey/conditions';
import {
  answerChoices,
  asGroup,
  firstLeaf,
  fromGroup,
  leafAbout,
  subjectValue,
  valuesOf,
  withTerm,
  withValues,
} from './condition-edit';
import { joinRules, splitRules, withCondition } from './with-logic';

const scalar = fc.oneof(fc.string({ maxLength: 5 }), fc.integer({ min: 0, max: 11 }), fc.boolean());
const leaf: fc.Arbitrary<Leaf> = fc.oneof(
  fc.record(
    {
      question: fc.constantFrom(
        'recommend',
        'causes',
        'causes.other',
        'staff.friendly',
        'staff',
        'order.1',
        'gone',
      ),
      op: fc.constantFrom(...OPERATORS),
      value: fc.oneof(scalar, fc.array(scalar, { maxLength: 4 })),
    },
    { requiredKeys: ['question', 'op'] },
  ),
  fc.record({
    attribute: fc.constantFrom('tier', 'interaction.type'),
    op: fc.constantFrom(...OPERATORS),
    value: scalar,
  }),
  fc.record({ language: fc.oneof(fc.constantFrom('en', 'de'), fc.subarray(['en', 'de', 'fr'])) }),
);
const { condition } = fc.letrec<{ condition: Condition }>(tie => ({
  condition: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    leaf,
    fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { maxLength: 3 }) }),
  ),
}));

/** What the editor does when it shows a condition and writes it back, at every depth. */
function throughEditor(value: Condition): Condition | null {
  if (!('all' in value || 'any' in value)) return value;
  const group = asGroup(value);
  return fromGroup({ ...group, items: group.items.map(item => throughEditor(item) ?? item) });
}

describe('the editor of conditions', () => {
  test('shows any condition and writes it back as it was', () => {
    fc.assert(
      fc.property(condition, value => {
        const isEmpty = 'all' in value ? value.all.length === 0 : 'any' in value && value.any.length === 0;
        expect(throughEditor(value)).toEqual(isEmpty ? null : value);
      }),
      { numRuns: 1_000 },
    );
  });

  test('rewriting a comparison with what the controls show keeps its meaning', () => {
    fc.assert(
      fc.property(leaf, fc.integer({ min: 0, max: 11 }), (value, recommend) => {
        // Said to be faulty, or shown without a value.
        fc.pre(
          'language' in value ||
            !(['lt', 'lte', 'gt', 'gte'].includes(value.op) && Array.isArray(value.value)),
        );
        fc.pre('language' in value || value.op !== 'answered');
        const rewritten = withValues(value, valuesOf(value));
        const given: Answers[] = [{}, { recommend, causes: ['late'], staff: { friendly: 3 } }];
        for (const answers of given)
          for (const language of ['en', 'de'])
            expect(holds(rewritten, { answers, language })).toBe(holds(value, { answers, language }));
      }),
      { numRuns: 1_000 },
    );
  });

  test('every subject and every comparison it offers is one that the schema takes and a sentence says', () => {
    for (const { value } of [
      ...answerChoices(boots, 'endings.0', 'en'),
      { value: 'a:tier' },
      { value: 'language' },
    ]) {
      const start = leafAbout(value, boots);
      expect(subjectValue(start)).toBe(value);
      const subject = subjectOf(start, boots);
      for (const term of termsFor(subject)) {
        const next = withTerm(start, term, subject);
        expect(conditionSchema.parse(next)).toEqual(next);
        expect(termOf(next, subject)).toBe(term);
        expect(conditionInWords(next, boots)).not.toContain('undefined');
      }
    }
  });

  test('a band is stored as its scores and read as the band again', () => {
    const start = leafAbout('q:recommend', boots);
    expect(start).toEqual({ question: 'recommend', op: 'in', value: [0, 1, 2, 3, 4, 5, 6] });
    expect(conditionInWords(start, boots)).toBe('“Would you recommend us?” is unhappy (0 to 6)');
    expect(conditionInWords({ question: 'recommend', op: 'in', value: [10, 9] }, boots)).toBe(
      '“Would you recommend us?” is happy (9 to 10)',
    );
    expect(conditionInWords({ question: 'recommend', op: 'in', value: [9] }, boots)).toBe(
      '“Would you recommend us?” is one of 9',
    );
  });

  test('“is” with several values reads and stays as one of them', () => {
    const several: Leaf = { question: 'recommend', op: 'eq', value: [1, 2] };
    const subject = subjectOf(several, boots);
    expect(termOf(several, subject)).toBe('in');
    expect(withValues(several, [1, 2, 3])).toEqual({ question: 'recommend', op: 'in', value: [1, 2, 3] });
  });

  test('only earlier questions are offered, a matrix by its rows, a ranking by its first place', () => {
    const values = (path: string) => answerChoices(boots, path, 'en').map(({ value }) => value);
    expect(values('pages.0.questions.0.showIf')).toEqual([]);
    expect(values('pages.1.questions.1.showIf')).toEqual(['q:recommend', 'q:causes']);
    expect(values('pages.1.next.0.when')).toEqual([
      'q:recommend',
      'q:causes',
      'q:staff.listened',
      'q:staff.friendly',
      'q:staff',
    ]);
    expect(values('endings.1.when').slice(-3)).toEqual(['q:why', 'q:order.1', 'q:order']);
    expect(leavesOf(firstLeaf(boots, 'pages.0.questions.0.showIf'))).toEqual([{ language: ['en'] }]);
  });

  test('in sentences a subject that is named twice is said once', () => {
    const words = conditionInWords(
      {
        all: [
          { question: 'recommend', op: 'gt', value: 6 },
          { question: 'recommend', op: 'lt', value: 9 },
          { any: [{ attribute: 'location', op: 'eq', value: 'Leeds' }, { language: 'de' }] },
          { question: 'order.1', op: 'eq', value: 'fit' },
          { question: 'causes', op: 'answered', value: false },
        ],
      },
      boots,
    );
    expect(words).toBe(
      '“Would you recommend us?” is above 6 and is below 9 and (location is “Leeds” or the language is German) and “Rank them”: first place is “fit” and “What went wrong?” is not answered',
    );
  });
});

describe('rules of a page', () => {
  test('the last one without a condition is what happens otherwise, and comes back as it was', () => {
    const rules = [{ when: { language: 'de' }, goto: 'a' }, { goto: 'b' }];
    expect(splitRules(rules)).toEqual({ rules: rules.slice(0, 1), otherwise: 'b' });
    for (const some of [rules, rules.slice(0, 1), [], [...rules, ...rules]]) {
      const split = splitRules(some);
      expect(joinRules(split.rules, split.otherwise)).toEqual(some);
    }
  });

  test('taking a condition away leaves no trace of it', () => {
    const path = 'pages.1.questions.1';
    const free = withCondition(boots, path, null);
    expect(free.pages[1]?.questions[1]).not.toHaveProperty('showIf');
    expect(withCondition(free, path, { question: 'causes', op: 'eq', value: 'rude' })).toEqual(boots);
    expect(withCondition(boots, 'endings.1', { language: 'de' }).endings[1]?.when).toEqual({
      language: 'de',
    });
  });
});
