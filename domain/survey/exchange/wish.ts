import { type Condition, conditionSchema, type Operator } from '../conditions';
import type { QuestionType } from '../definition';

type Scalar = string | number | boolean;

/** A condition as another tool words it: by that tool's names and values. */
export type Wish =
  | { all: Wish[] }
  | { any: Wish[] }
  | { name: string; row?: string; op: Operator | 'contains' | 'lacks'; value?: Scalar | Scalar[] };

/** How a question that came over is asked about. */
export type Known = {
  key: string;
  type: QuestionType;
  /** The stored answer for a value of the other tool; undefined where there is none. */
  storedFor: (value: Scalar) => Scalar | undefined;
  /** Row ids of a matrix by the other tool's row values. */
  rows: ReadonlyMap<string, string>;
};

/** Why a condition cannot come over, as the end of a sentence: "it …". */
export class NotUnderstood extends Error {}

/** The condition in our words. Throws NotUnderstood. */
export function resolveWish(wish: Wish, known: ReadonlyMap<string, Known>): Condition {
  const condition = flat(resolve(wish, known));
  if (!conditionSchema.safeParse(condition).success) throw new NotUnderstood('it nests too deeply');
  return condition;
}

function resolve(wish: Wish, known: ReadonlyMap<string, Known>): Condition {
  if ('all' in wish) return { all: wish.all.map(part => resolve(part, known)) };
  if ('any' in wish) return { any: wish.any.map(part => resolve(part, known)) };
  const { name, op, value } = wish;
  const found = known.get(name);
  if (!found) throw new NotUnderstood(`it asks for “${name}”, which is no earlier question here`);
  const question = fieldOf(found, wish.row);
  if (op === 'answered') return { question, op, value: value !== false };
  if (op === 'contains' || op === 'lacks') {
    if (found.type !== 'multiple') throw new NotUnderstood('it looks for words in a text');
    return { question, op: op === 'contains' ? 'eq' : 'ne', value: oneOf(found, value) };
  }
  if (op === 'in' || op === 'notIn')
    return { question, op, value: [value ?? []].flat().map(one => valueIn(found, one)) };
  if (found.type === 'multiple' || found.type === 'ranking')
    throw new NotUnderstood('it compares a whole list of choices');
  const stored = oneOf(found, value);
  if (op !== 'eq' && op !== 'ne' && typeof stored !== 'number' && found.type !== 'date')
    throw new NotUnderstood('it compares by size what is no number');
  return { question, op, value: stored };
}

function fieldOf(found: Known, row: string | undefined): string {
  if (row === undefined) {
    if (found.type === 'matrix') throw new NotUnderstood('it asks for a table as a whole');
    return found.key;
  }
  const id = found.rows.get(row);
  if (id === undefined) throw new NotUnderstood(`it asks for the row “${row}”, which does not exist`);
  return `${found.key}.${id}`;
}

function oneOf(found: Known, value: Scalar | Scalar[] | undefined): Scalar {
  const [one, ...more] = [value ?? []].flat();
  if (one === undefined || more.length > 0) throw new NotUnderstood('it compares a whole list');
  return valueIn(found, one);
}

function valueIn(found: Known, value: Scalar): Scalar {
  const stored = found.storedFor(value);
  if (stored === undefined) throw new NotUnderstood(`it compares with “${value}”, which cannot be answered`);
  return stored;
}

/** Groups of one, and groups inside a group of the same kind, are no groups. */
function flat(condition: Condition): Condition {
  if (!('all' in condition) && !('any' in condition)) return condition;
  const isAll = 'all' in condition;
  const parts = (isAll ? condition.all : condition.any).map(flat).flatMap(part => {
    if (isAll && 'all' in part) return part.all;
    return !isAll && 'any' in part ? part.any : [part];
  });
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  return isAll ? { all: parts } : { any: parts };
}
