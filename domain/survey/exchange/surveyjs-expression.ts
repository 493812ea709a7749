import { NotUnderstood, type Wish } from './wish';

type Scalar = string | number | boolean;
type Token = { kind: 'field' | 'value' | 'sign' | 'word'; text: string; value?: Scalar };

const TOKENS: [Token['kind'] | 'space', RegExp][] = [
  ['space', /\s+/y],
  ['field', /\{([^{}]{1,200})\}/y],
  ['value', /'((?:[^'\\]|\\.){0,500})'|"((?:[^"\\]|\\.){0,500})"/y],
  ['value', /-?\d+(?:\.\d+)?/y],
  ['sign', /<=|>=|<>|!=|==|\*=|&&|\|\||[=<>!()[\],]/y],
  ['word', /[A-Za-z][\w-]*/y],
];

/** Deepest nesting of parentheses that is read. */
const DEEPEST = 20;
const LONGEST = 5_000;

const OPERATORS: Record<string, 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte' | 'contains' | 'lacks'> = {
  '=': 'eq',
  '==': 'eq',
  equal: 'eq',
  equals: 'eq',
  '<>': 'ne',
  '!=': 'ne',
  notequal: 'ne',
  notequals: 'ne',
  '<': 'lt',
  less: 'lt',
  '<=': 'lte',
  lessorequal: 'lte',
  '>': 'gt',
  greater: 'gt',
  '>=': 'gte',
  greaterorequal: 'gte',
  contains: 'contains',
  contain: 'contains',
  '*=': 'contains',
  notcontains: 'lacks',
  notcontain: 'lacks',
};

/**
 * An expression of SurveyJS (`{q1} = 'a' and ({q2} > 3 or {q3} notempty)`) as a wish. Functions, sums and `not` are
 * not understood: throws NotUnderstood.
 */
export function parseExpression(text: string): Wish {
  if (text.length > LONGEST) throw new NotUnderstood('it is too long');
  const tokens = tokensOf(text);
  let place = 0;
  const next = (): Token | undefined => tokens[place];
  const take = (): Token => {
    const token = tokens[place];
    if (!token) throw new NotUnderstood('it ends too early');
    place += 1;
    return token;
  };
  const isNext = (...words: string[]): boolean => {
    const token = next();
    return token !== undefined && token.kind !== 'value' && words.includes(token.text.toLowerCase());
  };

  const either = (depth: number): Wish => {
    const parts = [both(depth)];
    while (isNext('or', '||')) {
      take();
      parts.push(both(depth));
    }
    return parts.length > 1 ? { any: parts } : (parts[0] ?? { any: [] });
  };
  const both = (depth: number): Wish => {
    const parts = [one(depth)];
    while (isNext('and', '&&')) {
      take();
      parts.push(one(depth));
    }
    return parts.length > 1 ? { all: parts } : (parts[0] ?? { all: [] });
  };
  const one = (depth: number): Wish => {
    if (!isNext('(')) return comparison();
    if (depth >= DEEPEST) throw new NotUnderstood('it nests too deeply');
    take();
    const inner = either(depth + 1);
    if (take().text !== ')') throw new NotUnderstood('a parenthesis is not closed');
    return inner;
  };
  const comparison = (): Wish => {
    const left = take();
    if (left.kind !== 'field') throw new NotUnderstood(`“${left.text}” is not understood there`);
    const operator = take();
    const word = operator.kind === 'value' ? '' : operator.text.toLowerCase();
    if (word === 'empty' || word === 'notempty')
      return { ...nameOf(left.text), op: 'answered', value: word === 'notempty' };
    if (word === 'anyof') return { ...nameOf(left.text), op: 'in', value: values() };
    if (word === 'noneof') return { ...nameOf(left.text), op: 'notIn', value: values() };
    if (word === 'allof')
      return { all: values().map(value => ({ ...nameOf(left.text), op: 'contains' as const, value })) };
    const op = Object.hasOwn(OPERATORS, word) ? OPERATORS[word] : undefined;
    if (!op) throw new NotUnderstood(`“${operator.text}” is not understood`);
    const [value, ...more] = values();
    if (value === undefined || more.length > 0) throw new NotUnderstood('it compares a whole list');
    return { ...nameOf(left.text), op, value };
  };
  const values = (): Scalar[] => {
    if (!isNext('[')) return [scalar()];
    take();
    const list: Scalar[] = [];
    while (!isNext(']')) {
      list.push(scalar());
      if (isNext(',')) take();
    }
    take();
    return list;
  };
  const scalar = (): Scalar => {
    const token = take();
    if (token.kind === 'value' && token.value !== undefined) return token.value;
    if (token.kind === 'field') throw new NotUnderstood('it compares two answers');
    if (token.kind !== 'word') throw new NotUnderstood(`“${token.text}” is not understood there`);
    if (isNext('(')) throw new NotUnderstood(`it calls the function “${token.text}”`);
    if (token.text === 'true' || token.text === 'false') return token.text === 'true';
    return token.text;
  };

  const wish = either(0);
  const rest = next();
  if (rest) throw new NotUnderstood(`“${rest.text}” is not understood there`);
  return wish;
}

/** `{staff.friendly}` is a row of a matrix; a dot may also be part of a name, which `resolveWish` then does not find. */
function nameOf(field: string): { name: string; row?: string } {
  const dot = field.indexOf('.');
  return dot < 0
    ? { name: field.trim() }
    : { name: field.slice(0, dot).trim(), row: field.slice(dot + 1).trim() };
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let from = 0;
  while (from < text.length) {
    const found = firstToken(text, from);
    if (!found) throw new NotUnderstood(`“${text.slice(from, from + 1)}” is not understood`);
    from += found.length;
    if (found.token) tokens.push(found.token);
  }
  return tokens;
}

function firstToken(text: string, from: number): { length: number; token: Token | null } | null {
  for (const [kind, pattern] of TOKENS) {
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    if (!match) continue;
    const [whole, single, double] = match;
    const { length } = whole;
    if (kind === 'space') return { length, token: null };
    if (kind === 'field') return { length, token: { kind, text: single ?? '' } };
    const quoted = single ?? double;
    if (kind === 'value' && quoted !== undefined)
      return { length, token: { kind, text: whole, value: quoted.replace(/\\(.)/g, '$1') } };
    if (kind === 'value') return { length, token: { kind, text: whole, value: Number(whole) } };
    return { length, token: { kind, text: whole } };
  }
  return null;
}
