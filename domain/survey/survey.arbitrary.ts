import fc from 'fast-check';
import { type Condition, OPERATORS } from './conditions';
import type { Page, Question, SurveyDefinition } from './definition';
import { surveyDefinition } from './definition';
import { pointsOf, scaleOf } from './scale';
import { choiceIds } from './value';

const KEYS = ['recommend', 'effort', 'staff', 'cause', 'causes', 'order', 'why', 'again', 'on', 'count'];
const PLACES = ['p0', 'p1', 'p2', 'p3', 'p4', 'thanks', 'sorry', 'nowhere'];

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    question: fc.constantFrom(...KEYS, 'staff.x', 'cause.other'),
    op: fc.constantFrom(...OPERATORS),
    value: fc.oneof(
      fc.integer({ min: 0, max: 10 }),
      fc.constantFrom('a', 'b', true, '2026-03-03'),
      fc.subarray(['a', 'b', 'c']),
    ),
  }),
  fc.record({ language: fc.constantFrom('en', 'de') }),
);
const condition: fc.Arbitrary<Condition> = fc.oneof(
  leaf,
  fc.record({ all: fc.array(leaf, { maxLength: 3 }) }),
  fc.record({ any: fc.array(leaf, { maxLength: 3 }) }),
);

/** Each key has its own type, as published keys do. */
const SHAPES: Record<string, object> = {
  recommend: { type: 'nps' },
  effort: { type: 'ces' },
  staff: { type: 'matrix', rows: [{ id: 'x' }, { id: 'y' }] },
  cause: { type: 'single', choices: [{ id: 'a' }, { id: 'b' }], other: {} },
  causes: { type: 'multiple', choices: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] },
  order: { type: 'ranking', choices: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] },
  why: { type: 'long' },
  again: { type: 'yesno' },
  on: { type: 'date' },
  count: { type: 'number' },
};

/** Any definition the schema takes, sound or not: rules lead forwards, backwards and nowhere. */
export const anyDefinition: fc.Arbitrary<SurveyDefinition> = fc
  .record({
    keys: fc.shuffledSubarray(KEYS),
    cuts: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: KEYS.length, maxLength: KEYS.length }),
    required: fc.array(fc.boolean(), { minLength: KEYS.length, maxLength: KEYS.length }),
    showIf: fc.array(fc.option(condition, { nil: undefined }), {
      minLength: KEYS.length,
      maxLength: KEYS.length,
    }),
    next: fc.array(
      fc.array(
        fc.record({ when: fc.option(condition, { nil: undefined }), goto: fc.constantFrom(...PLACES) }),
        { maxLength: 3 },
      ),
      { minLength: 5, maxLength: 5 },
    ),
    ending: fc.option(condition, { nil: undefined }),
  })
  .map(({ keys, cuts, required, showIf, next, ending }) =>
    surveyDefinition.parse({
      name: 'Any',
      languages: ['en', 'de'],
      pages: [0, 1, 2, 3, 4].map(page => ({
        id: `p${page}`,
        questions: keys.flatMap((key, index) =>
          cuts[index] === page
            ? [{ key, ...SHAPES[key], required: required[index], showIf: showIf[index] }]
            : [],
        ),
        next: next[page],
      })),
      endings: [{ id: 'sorry', when: ending }, { id: 'thanks' }],
    }),
  );

/** Form fields with which a person answers every question of a page, and the answers they stand for. */
export function anyForm(
  page: Page,
): fc.Arbitrary<{ fields: [string, string][]; expected: Record<string, unknown> }> {
  return fc.tuple(...page.questions.map(anyControls)).map(parts => ({
    fields: parts.flatMap(part => part.fields),
    expected: Object.fromEntries(parts.flatMap(part => part.expected)),
  }));
}

type Controls = { fields: [string, string][]; expected: [string, unknown][] };

function anyControls(question: Question): fc.Arbitrary<Controls> {
  const { key } = question;
  const plain = (value: unknown, typed: string): Controls => ({
    fields: [[key, typed]],
    expected: [[key, value]],
  });
  const scale = scaleOf(question);
  const point = fc.constantFrom(...(scale ? pointsOf(scale) : [0]));
  switch (question.type) {
    case 'matrix':
      return fc
        .array(point, { minLength: question.rows.length, maxLength: question.rows.length })
        .map(points => ({
          fields: question.rows.map((row, index) => [`${key}.${row.id}`, String(points[index])]),
          expected: [[key, Object.fromEntries(question.rows.map((row, index) => [row.id, points[index]]))]],
        }));
    case 'single':
      return fc.constantFrom(...choiceIds(question)).map(id => plain(id, id));
    case 'multiple':
      return fc.subarray([...choiceIds(question)], { minLength: 1 }).map(ids => ({
        fields: ids.map(id => [key, id]),
        expected: [[key, ids]],
      }));
    case 'ranking':
      return fc.shuffledSubarray([...choiceIds(question)], { minLength: 1 }).map(ids => ({
        fields: ids.map((id, index): [string, string] => [`${key}.${id}`, String(index + 1)]).reverse(),
        expected: [[key, ids]],
      }));
    case 'yesno':
      return fc.boolean().map(yes => plain(yes, yes ? 'yes' : 'no'));
    case 'date':
      return fc
        .date({ min: new Date(0), max: new Date('2999-12-31'), noInvalidDate: true })
        .map(date => date.toISOString().slice(0, 10))
        .map(day => plain(day, day));
    case 'number':
      return fc.integer().map(value => plain(value, String(value)));
    case 'long':
      return fc.stringMatching(/^[a-zà-ü0-9]([ -~\n]{0,40}[a-zà-ü0-9])?$/).map(text => plain(text, text));
    default:
      return point.map(value => plain(value, String(value)));
  }
}

/** Answers as anybody might send them: right, wrong, of other pages, of no question. */
export const anyAnswers: fc.Arbitrary<Record<string, unknown>> = fc.dictionary(
  fc.constantFrom(...KEYS, 'cause.other', 'stranger', 'constructor'),
  fc.oneof(
    fc.integer({ min: -1, max: 11 }),
    fc.constantFrom('a', 'b', 'z', 'other', '2026-03-03', 'text'),
    fc.boolean(),
    fc.array(fc.constantFrom('a', 'b', 'c', 'z'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('x', 'y', 'z'), fc.integer({ min: 0, max: 6 })),
    fc.constant(null),
  ),
  { noNullPrototype: true },
);

export const anyContext = fc.record({ language: fc.constantFrom('en', 'de', 'de-AT') });
