import type { AttributeCondition } from '@/domain/program';

/** One condition as it is typed; `in` and `notIn` take several values. */
export type ConditionRow = { attribute: string; op: AttributeCondition['op']; values: string[] };

export const rowsOf = (where: readonly AttributeCondition[]): ConditionRow[] =>
  where.map(({ attribute, op, value }) => ({ attribute, op, values: [value].flat().map(String) }));

/** Values travel as text: comparing reads a number out of it where the attribute is one. Rows without an attribute are left out. */
export const conditionsOf = (rows: readonly ConditionRow[]): AttributeCondition[] =>
  rows
    .filter(row => row.attribute.trim() !== '')
    .map(({ attribute, op, values }) => ({
      attribute: attribute.trim(),
      op,
      value: takesSeveral(op) ? values : (values[0] ?? ''),
    }));

export const takesSeveral = (op: ConditionRow['op']): boolean => op === 'in' || op === 'notIn';

/** The comparison that a field was set to. */
export const operatorOf = (text: string): ConditionRow['op'] =>
  (['eq', 'ne', 'in', 'notIn', 'lt', 'lte', 'gt', 'gte'] as const).find(op => op === text) ?? 'eq';

/** Sentences by row for what is missing, as `where.0`; empty where all can be sent. */
export const conditionProblems = (rows: readonly ConditionRow[]): Record<string, string> =>
  Object.fromEntries(
    rows.flatMap((row, index) =>
      row.attribute.trim() !== '' && row.values.length === 0
        ? [[`where.${index}`, 'Say what to compare with.']]
        : [],
    ),
  );
