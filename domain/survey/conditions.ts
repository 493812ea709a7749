import { z } from 'zod';

export const OPERATORS = ['eq', 'ne', 'in', 'notIn', 'lt', 'lte', 'gt', 'gte', 'answered'] as const;
export type Operator = (typeof OPERATORS)[number];

const scalar = z.union([z.string().max(500), z.number(), z.boolean()]);
const value = z.union([scalar, z.array(scalar).max(300)]).optional();
const op = z.enum(OPERATORS);

/** `question` is a question key, or `key.row` for one row of a matrix. */
const byQuestion = z.object({
  question: z
    .string()
    .max(130)
    .regex(/^[a-z][a-z0-9_]*(\.[A-Za-z0-9][A-Za-z0-9_.:-]*)?$/, 'Name a question key'),
  op,
  value,
});
/** An attribute of the interaction or, failing that, of the customer. */
const byAttribute = z.object({ attribute: z.string().min(1).max(100), op, value });
const byLanguage = z.object({
  language: z.union([z.string().max(35), z.array(z.string().max(35)).max(40)]),
});

const leaf = z.union([byQuestion, byAttribute, byLanguage]);

export type QuestionCondition = z.output<typeof byQuestion>;
export type AttributeCondition = z.output<typeof byAttribute>;
export type LanguageCondition = z.output<typeof byLanguage>;
/** `{all: […]}`, `{any: […]}` or a comparison; three levels of groups at most. */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | QuestionCondition
  | AttributeCondition
  | LanguageCondition;

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
