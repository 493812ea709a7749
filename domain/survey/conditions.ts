import { z } from 'zod';
import type { Answers, AnswerValue } from './answer';

export const OPERATORS = ['eq', 'ne', 'in', 'notIn', 'lt', 'lte', 'gt', 'gte', 'answered'] as const;
export type Operator = (typeof OPERATORS)[number];

const scalar = z.union([z.string().max(500), z.number(), z.boolean()]);
const value = z.union([scalar, z.array(scalar).max(300)]).optional();
const op = z.enum(OPERATORS);

/**
 * `question` is a question key, `key.row` for one row of a matrix, `key.other` for the text beside the last choice, or
 * `key.1` for what a ranking puts first.
 */
const byQuestion = z.object({
  question: z
    .string()
    .max(130)
    .regex(/^[a-z][a-z0-9_]*(\.[A-Za-z0-9][A-Za-z0-9_.:-]*)?$/, 'Name a question key'),
  op,
  value,
});
/** The attribute under which conditions see the type of the interaction that the survey is about. */
export const INTERACTION_TYPE = 'interaction.type';

/** An attribute of the interaction or, failing that, of the customer; or `interaction.type`. */
const byAttribute = z.object({ attribute: z.string().min(1).max(100), op, value });
const byLanguage = z.object({
  language: z.union([z.string().max(35), z.array(z.string().max(35)).max(40)]),
});

const leaf = z.union([byQuestion, byAttribute, byLanguage]);

export type QuestionCondition = z.output<typeof byQuestion>;
export type AttributeCondition = z.output<typeof byAttribute>;
export type LanguageCondition = z.output<typeof byLanguage>;
/** A single comparison. */
export type Leaf = QuestionCondition | AttributeCondition | LanguageCondition;
/** `{all: […]}`, `{any: […]}` or a comparison; three levels of groups at most. */
export type Condition = { all: Condition[] } | { any: Condition[] } | Leaf;

/** Spelled out level by level instead of recursively, so that a hostile depth cannot exhaust the stack. */
export const conditionSchema: z.ZodType<Condition, Condition> = groupOf(groupOf(groupOf(leaf))).meta({
  id: 'Condition',
});

function groupOf(inner: z.ZodType<Condition, Condition>): z.ZodType<Condition, Condition> {
  const members = z.array(inner).max(50);
  return z.union([z.object({ all: members }), z.object({ any: members }), inner], {
    error: 'Write a condition as {question, op, value}, {all: […]} or {any: […]}',
  });
}

/** The part of a ranking that conditions can ask for. */
export const FIRST_PLACE = '1';

/** What a condition is judged against. */
export type Facts = {
  answers: Answers;
  attributes?: Readonly<Record<string, string | number | boolean>>;
  /** Language the respondent reads. */
  language?: string;
};

/**
 * Whether a condition holds. An unanswered question fulfils only `ne`, `notIn` and `answered: false`.
 * Several choices and rankings: `eq` means "is among them"; `key.1` is what was ranked first. Dates compare as ISO text.
 */
export function holds(condition: Condition, facts: Facts): boolean {
  if ('all' in condition) return condition.all.every(inner => holds(inner, facts));
  if ('any' in condition) return condition.any.some(inner => holds(inner, facts));
  if ('language' in condition) return [condition.language].flat().some(tag => speaks(facts.language, tag));
  if ('attribute' in condition) {
    const attributes = facts.attributes ?? {};
    const actual = Object.hasOwn(attributes, condition.attribute)
      ? attributes[condition.attribute]
      : undefined;
    return compare(actual, condition.op, condition.value);
  }
  return compare(answerAt(facts.answers, condition.question), condition.op, condition.value);
}

/** The answer to `key`, of one matrix row for `key.row`, the first of a ranking for `key.1`; undefined when there is none. */
export function answerAt(answers: Answers, name: string): AnswerValue | undefined {
  if (Object.hasOwn(answers, name)) return answers[name];
  const dot = name.indexOf('.');
  if (dot < 0 || !Object.hasOwn(answers, name.slice(0, dot))) return undefined;
  const rows = answers[name.slice(0, dot)];
  const row = name.slice(dot + 1);
  if (Array.isArray(rows)) return row === FIRST_PLACE ? rows[0] : undefined;
  if (typeof rows !== 'object') return undefined;
  return Object.hasOwn(rows, row) ? rows[row] : undefined;
}

/** The conditions of a group, without the groups. */
export function leavesOf(condition: Condition): Leaf[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf);
  if ('any' in condition) return condition.any.flatMap(leavesOf);
  return [condition];
}

type Operand = z.output<typeof value>;

function compare(actual: AnswerValue | undefined, operator: Operator, wanted: Operand): boolean {
  const given = isGiven(actual);
  switch (operator) {
    case 'answered':
      return given === (wanted !== false);
    case 'eq':
    case 'in':
      return given && listOf(wanted).some(one => matches(actual, one));
    case 'ne':
    case 'notIn':
      return !(given && listOf(wanted).some(one => matches(actual, one)));
    default:
      return given && orders(actual, operator, wanted);
  }
}

function isGiven(actual: AnswerValue | undefined): actual is AnswerValue {
  if (actual === undefined || actual === '') return false;
  return typeof actual !== 'object' || Object.keys(actual).length > 0;
}

function listOf(wanted: Operand): (string | number | boolean)[] {
  return wanted === undefined ? [] : [wanted].flat();
}

function matches(actual: AnswerValue, wanted: string | number | boolean): boolean {
  if (Array.isArray(actual)) return actual.includes(String(wanted));
  return typeof actual !== 'object' && String(actual) === String(wanted);
}

function orders(actual: AnswerValue, operator: 'lt' | 'lte' | 'gt' | 'gte', wanted: Operand): boolean {
  if (wanted === undefined || typeof wanted === 'object' || typeof wanted === 'boolean') return false;
  const [left, right] =
    typeof actual === 'number'
      ? [actual, Number(wanted)]
      : typeof actual === 'string' && typeof wanted === 'string'
        ? [actual, wanted]
        : [Number.NaN, Number.NaN];
  if (operator === 'lt') return left < right;
  if (operator === 'lte') return left <= right;
  if (operator === 'gt') return left > right;
  return left >= right;
}

/** `de` covers `de-AT`; `de-AT` covers only itself. */
function speaks(language: string | undefined, tag: string): boolean {
  const actual = language?.toLowerCase();
  const wanted = tag.toLowerCase();
  return actual === wanted || actual?.startsWith(`${wanted}-`) === true;
}
