import { z } from 'zod';
import { AppError, type Issue } from './errors';
import { unstorablePaths } from './storable';

export type Parsed<T> = { ok: true; data: T } | { ok: false; issues: Issue[] };

// Every schema of the process speaks in these words, whoever parses with it.
z.config({ customError: plainMessage });

const MOST_TOLD = 50;

/**
 * Checks `value` against a schema. Faults come as path (`interactions[3].customer.email`, `prefix` in front) and one
 * plain sentence that begins with the name of the field. At most 50 faults are told. What no schema can see is refused
 * here: characters that cannot be stored, and the name `__proto__`, which would vanish without a word.
 */
export function parseInput<S extends z.ZodType>(
  schema: S,
  value: unknown,
  prefix: PropertyKey[] = [],
): Parsed<z.output<S>> {
  const unstorable = unstorablePaths(value);
  if (unstorable.length > 0) {
    const issues = unstorable.map(({ path, message }) => issueAt([...prefix, ...path], message));
    return { ok: false, issues: issues.slice(0, MOST_TOLD) };
  }
  return parseRows(schema, value, prefix);
}

/** The same for a body whose rows are still to be checked one by one, so that a bad row does not spoil the good ones. */
export function parseRows<S extends z.ZodType>(
  schema: S,
  value: unknown,
  prefix: PropertyKey[] = [],
): Parsed<z.output<S>> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, data: parsed.data };
  return { ok: false, issues: issuesOf(parsed.error.issues, prefix).slice(0, MOST_TOLD) };
}

/** Faults of an input as the product's error: the first in a sentence, all of them by path. `isRead`: nothing would have been kept anyway. */
export function invalidInput(issues: Issue[], { isRead = false } = {}): AppError {
  const [first] = issues;
  const others = issues.length > 1 ? ` And ${issues.length - 1} more.` : '';
  const sentence = first ? `${first.message}${others}` : 'What was sent does not fit.';
  return new AppError('invalid', isRead ? sentence : `${sentence} Nothing was kept.`, issues);
}

/** JSON path as people write it: `interactions[3].customer.email`. */
export const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text ? `${text}.${String(part)}` : String(part);
  }, '');

/** Issues of a zod error; a union tells the faults of the branch that came closest. */
export function issuesOf(issues: readonly z.core.$ZodIssue[], prefix: readonly PropertyKey[] = []): Issue[] {
  return issues.flatMap(issue => {
    const path = [...prefix, ...issue.path];
    if (issue.code === 'invalid_union') {
      const closest = issue.errors
        .filter(branch => branch.length > 0)
        .sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0];
      if (closest && depth(closest) > 0) return issuesOf(closest, path);
    }
    return [issueAt(path, issue.message)];
  });
}

const issueAt = (path: readonly PropertyKey[], message: string): Issue => ({
  path: pathText(path),
  message: sentence(path, message),
});

/** How far into the value its faults lie, through unions within unions. */
const depth = (issues: readonly z.core.$ZodIssue[]): number =>
  Math.max(
    ...issues.map(issue => {
      const inner = issue.code === 'invalid_union' ? issue.errors.filter(branch => branch.length > 0) : [];
      return issue.path.length + Math.max(0, ...inner.map(depth));
    }),
  );

/** "email" + "is missing" → "email is missing."; sentences of their own stay as they are. */
function sentence(path: readonly PropertyKey[], message: string): string {
  const named = path.findLast(part => typeof part === 'string') ?? 'The value';
  const text = /^[a-z]/.test(message) ? `${String(named)} ${message}` : message;
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

const articles: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
};

/** What zod would say in its own words where the schema says nothing. */
function plainMessage(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined) return 'is missing';
    return `must be ${articles[issue.expected] ?? `a valid ${issue.expected}`}`;
  }
  if (issue.code === 'too_small' || issue.code === 'too_big') return sizeMessage(issue);
  if (issue.code === 'invalid_value') return `must be one of: ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'unrecognized_keys') return `holds unknown fields: ${issue.keys.join(', ')}`;
  if (issue.code === 'invalid_union') return 'has none of the forms that are understood here';
  return undefined;
}

function sizeMessage(issue: z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig>): string {
  const small = issue.code === 'too_small';
  const bound = String(small ? issue.minimum : issue.maximum);
  const most = small ? 'at least' : 'at most';
  if (issue.origin === 'string') {
    return small && bound === '1' ? 'must not be empty' : `must have ${most} ${bound} characters`;
  }
  if (issue.origin === 'array' || issue.origin === 'set') return `must hold ${most} ${bound}`;
  return `must be ${most} ${bound}`;
}
