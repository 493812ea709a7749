import { type Facts, FIRST_PLACE, holds, type Leaf } from './conditions';
import type { Answers, AnswerValue, Question, QuestionOf } from './definition';
import { OTHER_CHOICE } from './definition';
import { pointsOf, scaleOf } from './scale';
import { checkAnswer, checkOtherText, choiceIds } from './value';

/**
 * Values that stand for all values of one subject: whatever a customer answers, one of these makes the same comparisons
 * true and false. `isComplete` is false where there are too many kinds of answers to list.
 */
export type Samples = { facts: Facts[]; isComplete: boolean };

/** More choices than this in the conditions on one question are not tried in every combination. */
const MAX_COMBINED = 8;

/** One answer that the question takes, as plain as possible; null when it takes none (or is a statement). */
export function sampleAnswer(question: Question): Answers | null {
  return candidates(question, []).flatMap(value => taken(question, value))[0] ?? null;
}

/** The kinds of answers to a question that is shown, as far as these comparisons tell them apart; fewest answers first. */
export function answerSamples(question: Question, leaves: readonly Leaf[]): Samples {
  const parts = leaves.flatMap(leaf => ('question' in leaf ? [leaf] : []));
  const answers = candidates(question, parts).flatMap(value => taken(question, value));
  const open: Answers[] = question.required && answers.length > 0 ? [] : [{}];
  const all = [...open, ...answers.flatMap(one => withOther(question, one, parts))];
  return {
    facts: distinct(
      all.map(one => ({ answers: one })),
      parts,
    ),
    isComplete: isCovered(question, parts, answers),
  };
}

/** The kinds of scores of one matrix row. */
export function rowSamples(question: QuestionOf<'matrix'>, row: string, leaves: readonly Leaf[]): Samples {
  const points = pointsOf(scaleOf(question) ?? { min: 1, max: 1 });
  const scored: Facts[] = points.map(point => ({ answers: { [question.key]: { [row]: point } } }));
  return { facts: distinct(question.required ? scored : [NOTHING, ...scored], leaves), isComplete: true };
}

/** The kinds of values of an attribute: unknown, each value named, and those beside and between them. */
export function attributeSamples(attribute: string, leaves: readonly Leaf[]): Samples {
  const named = constantsOf(leaves);
  const given = named.map(Number).filter(Number.isFinite);
  const numbers = [...beside(given, 1), ...beside(given, 0.5)];
  const values = [...new Set([...named, ...numbers, another(named)])];
  const known = values.map((value): Facts => ({ answers: {}, attributes: { [attribute]: value } }));
  return {
    facts: distinct([NOTHING, ...known], leaves),
    isComplete: !leaves.some(leaf => isOrdering(leaf) && typeof leaf.value === 'string'),
  };
}

/** A page is always read in one of the survey's languages. */
export function languageSamples(languages: readonly string[], leaves: readonly Leaf[]): Samples {
  const facts = languages.map((language): Facts => ({ answers: {}, language }));
  return { facts: distinct(facts, leaves), isComplete: true };
}

const NOTHING: Facts = { answers: {} };

type QuestionLeaf = Extract<Leaf, { question: string }>;

/** Possible values, plain ones first; what the question would refuse is sorted out afterwards. */
function candidates(question: Question, leaves: readonly QuestionLeaf[]): AnswerValue[] {
  const named = constantsOf(leaves.filter(leaf => !leaf.question.includes('.')));
  switch (question.type) {
    case 'statement':
      return [];
    case 'matrix': {
      const middle = Math.ceil(question.points / 2);
      return question.rows.length > 0 ? [Object.fromEntries(question.rows.map(row => [row.id, middle]))] : [];
    }
    case 'single':
    case 'dropdown':
      return [...choiceIds(question)];
    case 'multiple':
      return severalChoices(question, named.map(String));
    case 'ranking':
      return rankings(question, constantsOf(leaves).map(String));
    case 'yesno':
      return [true, false];
    case 'consent':
      return question.required ? [true] : [true, false];
    case 'number':
      return numbersAround(question, named);
    case 'date':
      return daysAround(question, named);
    case 'email':
      return ['ann@example.com', 'ben@example.com', ...named.map(String)];
    case 'phone':
      return ['+44 20 7946 0000', '+44 20 7946 0001', ...named.map(String)];
    case 'short':
    case 'long': {
      const words = another(named).padEnd(question.minLength ?? 0, '.');
      return [words.slice(0, question.maxLength), ...named.map(String)];
    }
    default:
      return pointsOf(scaleOf(question) ?? { min: 1, max: 1 });
  }
}

/** The answer as it is stored, or nothing where the question refuses it. */
function taken(question: Question, value: AnswerValue): Answers[] {
  // A number that no form could carry is no answer either.
  if (question.type === 'number' && !/^-?\d{1,15}(\.\d{1,15})?$/.test(String(value))) return [];
  const { answers, faults } = checkAnswer(question, value);
  return faults.length === 0 && Object.keys(answers).length > 0 ? [answers] : [];
}

/** Subsets of the choices that conditions name, filled up with others where a minimum asks for it. */
function severalChoices(question: QuestionOf<'multiple'>, named: string[]): string[][] {
  const ids = [...choiceIds(question)];
  const told = ids.filter(id => named.includes(id)).slice(0, MAX_COMBINED);
  const rest = ids.filter(id => !named.includes(id) && !isExclusive(question, id));
  const alone = ids.filter(id => isExclusive(question, id)).map(id => [id]);
  const wanted = Math.max(question.min ?? 0, 1);
  const mixed = subsets(told).map(chosen => [
    ...chosen,
    ...rest.slice(0, Math.max(chosen.length === 0 ? 1 : 0, wanted - chosen.length)),
  ]);
  return [...alone, ...mixed].sort((a, b) => a.length - b.length);
}

function isExclusive(question: QuestionOf<'multiple'>, id: string): boolean {
  return question.choices.some(choice => choice.id === id && choice.exclusive === true);
}

/** Every subset of the named choices behind every possible first place. */
function rankings(question: QuestionOf<'ranking'>, named: string[]): string[][] {
  const ids = [...choiceIds(question)];
  const told = ids.filter(id => named.includes(id)).slice(0, MAX_COMBINED);
  const other = ids.find(id => !named.includes(id));
  const firsts = other === undefined ? told : [other, ...told];
  return firsts
    .flatMap(first => subsets(told.filter(id => id !== first)).map(others => [first, ...others]))
    .sort((a, b) => a.length - b.length);
}

function subsets(ids: readonly string[]): string[][] {
  const found: string[][] = [[]];
  for (const id of ids) found.push(...found.map(one => [...one, id]));
  return found;
}

function numbersAround(question: QuestionOf<'number'>, named: (string | number | boolean)[]): number[] {
  const numbers = named.map(Number).filter(Number.isFinite);
  const { min, max, integer } = question;
  const ends = [min, max].flatMap(end =>
    end === undefined ? [] : [integer ? whole(end, end === min) : end],
  );
  const inner = integer ? numbers.flatMap(one => [Math.floor(one), Math.ceil(one)]) : numbers;
  const steps = integer ? [1] : [1, 0.5];
  return [...ends, 1, 0, ...steps.flatMap(by => beside([...inner, ...ends], by))];
}

const whole = (end: number, isLowest: boolean): number => (isLowest ? Math.ceil(end) : Math.floor(end));

/** Each number, what lies just beside it, and what lies between two of them. */
function beside(numbers: readonly number[], by: number): number[] {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const between = sorted.flatMap((one, index) => {
    const next = sorted[index + 1];
    return next === undefined || by === 1 ? [] : [(one + next) / 2];
  });
  return [...sorted.flatMap(one => [one - by, one, one + by]), ...between];
}

const DAY_MS = 86_400_000;

function daysAround(question: QuestionOf<'date'>, named: (string | number | boolean)[]): string[] {
  const days = [...named.map(String), question.min, question.max].flatMap(day => {
    const time = day === undefined ? Number.NaN : Date.parse(`${day}T00:00:00Z`);
    return Number.isNaN(time) ? [] : [time];
  });
  const around = days.flatMap(time => [time, time - DAY_MS, time + DAY_MS]).filter(time => time <= LAST_DAY);
  return ['2026-01-15', ...around.map(time => new Date(time).toISOString().slice(0, 10))];
}
const LAST_DAY = Date.parse('9999-12-31T00:00:00Z');

/** The words beside the last choice, where it is chosen and a condition asks for them. */
function withOther(question: Question, answers: Answers, leaves: readonly QuestionLeaf[]): Answers[] {
  const { key } = question;
  const asked = leaves.filter(leaf => leaf.question === `${key}.${OTHER_CHOICE}`);
  const value = answers[key];
  const isChosen = Array.isArray(value) ? value.includes(OTHER_CHOICE) : value === OTHER_CHOICE;
  if (asked.length === 0 || !isChosen || !('other' in question && question.other)) return [answers];
  const named = constantsOf(asked).map(String);
  const words = [another(named), ...named].map(text => checkOtherText(key, text).answers);
  return [answers, ...words.map(text => ({ ...answers, ...text }))];
}

/** One of each kind: those that no comparison tells apart are one. */
function distinct(all: readonly Facts[], leaves: readonly Leaf[]): Facts[] {
  const byVerdict = new Map<string, Facts>();
  for (const facts of all) {
    const verdict = leaves.map(leaf => (holds(leaf, facts) ? 1 : 0)).join('');
    if (!byVerdict.has(verdict)) byVerdict.set(verdict, facts);
  }
  return [...byVerdict.values()];
}

function isCovered(
  question: Question,
  leaves: readonly QuestionLeaf[],
  answers: readonly Answers[],
): boolean {
  switch (question.type) {
    case 'matrix':
      return leaves.every(leaf => leaf.question === question.key);
    case 'multiple':
    case 'ranking': {
      const named = new Set(constantsOf(leaves).map(String));
      const told = [...choiceIds(question)].filter(id => named.has(id)).length;
      return told <= MAX_COMBINED && leaves.every(leaf => isPlain(question, leaf));
    }
    case 'date':
      return leaves.every(leaf => !isOrdering(leaf) || /^\d{4}-\d{2}-\d{2}$/.test(String(leaf.value)));
    case 'short':
    case 'long':
    case 'email':
    case 'phone': {
      const named = new Set(constantsOf(leaves).map(String));
      const isFresh = answers.some(one => !named.has(String(one[question.key])));
      return isFresh && !leaves.some(isOrdering);
    }
    case 'single':
    case 'dropdown':
      return leaves.every(leaf => isPlain(question, leaf));
    default:
      return true;
  }
}

/** Texts are not put in order here: too many kinds. */
function isPlain(question: Question, leaf: QuestionLeaf): boolean {
  const isText = leaf.question === `${question.key}.${OTHER_CHOICE}`;
  if (question.type === 'ranking' && leaf.question === `${question.key}.${FIRST_PLACE}`)
    return !isOrdering(leaf);
  return !isText || !isOrdering(leaf);
}

function isOrdering(leaf: Leaf): leaf is Exclude<Leaf, { language: unknown }> {
  return 'op' in leaf && ['lt', 'lte', 'gt', 'gte'].includes(leaf.op);
}

function constantsOf(leaves: readonly Leaf[]): (string | number | boolean)[] {
  const values = leaves.flatMap(leaf =>
    'op' in leaf && leaf.op !== 'answered' && leaf.value !== undefined ? [leaf.value].flat() : [],
  );
  return [...new Set(values)];
}

/** A text that none of these is. */
function another(named: readonly (string | number | boolean)[]): string {
  const taken = new Set(named.map(String));
  let text = 'Something else';
  while (taken.has(text)) text += ' again';
  return text;
}
