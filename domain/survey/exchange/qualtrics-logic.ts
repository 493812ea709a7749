import { isObject, type Json, textAt } from './json';
import { NotUnderstood, type Wish } from './wish';

/**
 * Display logic of Qualtrics as a wish: sets (`0`, `1`, …) of expressions, joined by *And* or *Or*. Mixed without sets,
 * other sources than questions, and quotas are not understood: throws NotUnderstood.
 */
export function wishOf(logic: Json): Wish {
  const sets = numbered(logic).map(set =>
    joined(numbered(set).map(one => [conjunctionOf(one), expressionOf(one)])),
  );
  const joints = numbered(logic).map(set => (textAt(set, 'Type') === 'OrIf' ? 'or' : 'and'));
  return joined(sets.map((wish, index) => [joints[index] ?? 'and', wish]));
}

/** Expressions and sets stand under `0`, `1`, … beside their settings. */
const numbered = (node: Json): Json[] =>
  Object.keys(node)
    .filter(name => /^\d+$/.test(name))
    .sort((a, b) => Number(a) - Number(b))
    .flatMap(name => {
      const child = node[name];
      return isObject(child) ? [child] : [];
    });

/** Qualtrics writes `Conjuction`. */
const conjunctionOf = (expression: Json): 'and' | 'or' =>
  (textAt(expression, 'Conjuction') ?? textAt(expression, 'Conjunction'))?.toLowerCase() === 'or'
    ? 'or'
    : 'and';

function joined(parts: ['and' | 'or', Wish][]): Wish {
  const [first, ...others] = parts;
  if (!first) throw new NotUnderstood('it is empty');
  const [, wish] = first;
  if (others.length === 0) return wish;
  const kinds = new Set(others.map(([joint]) => joint));
  if (kinds.size > 1) throw new NotUnderstood('it mixes “and” and “or”');
  const all = [wish, ...others.map(([, other]) => other)];
  return kinds.has('or') ? { any: all } : { all };
}

const ORDERS: Record<string, 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte'> = {
  EqualTo: 'eq',
  NotEqualTo: 'ne',
  LessThan: 'lt',
  LessThanOrEqual: 'lte',
  GreaterThan: 'gt',
  GreaterThanOrEqual: 'gte',
};

function expressionOf(expression: Json): Wish {
  if (textAt(expression, 'LogicType') !== 'Question')
    throw new NotUnderstood('it asks for something that is no question');
  const [name = '', part = '', ...rest] = (
    textAt(expression, 'LeftOperand') ??
    textAt(expression, 'ChoiceLocator') ??
    ''
  )
    .replace(/^q:\/\//, '')
    .split('/');
  const operator = textAt(expression, 'Operator') ?? '';
  if (operator === 'Selected' || operator === 'NotSelected')
    return selected(name, part, rest, operator === 'Selected');
  if (operator === 'Empty' || operator === 'NotEmpty')
    return { name, op: 'answered', value: operator === 'NotEmpty' };
  const op = Object.hasOwn(ORDERS, operator) ? ORDERS[operator] : undefined;
  const value = textAt(expression, 'RightOperand');
  if (!op || value === undefined) throw new NotUnderstood(`“${operator}” is not understood`);
  return { name, op, value };
}

/** `QID1/SelectableChoice/2`, or `QID2/SelectableAnswer/…` where row and column of a matrix are named. */
function selected(name: string, part: string, path: string[], isSelected: boolean): Wish {
  const [first = '', second] = path;
  if (part !== 'SelectableChoice' && part !== 'SelectableAnswer')
    throw new NotUnderstood('it asks for a part of a question that does not exist here');
  if (second !== undefined) return { name, row: first, op: isSelected ? 'eq' : 'ne', value: second };
  return { name, op: isSelected ? 'in' : 'notIn', value: [first] };
}
