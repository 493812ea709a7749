import type { Question } from './definition';
import { OTHER_CHOICE } from './definition';
import type { FaultCode } from './value';

/** Form fields by name, each with its values in order; control names that begin with `_` are left out. */
export type FormFields = Map<string, string[]>;

/** `URLSearchParams`, `FormData` entries or any other list of pairs. */
export function formFields(pairs: Iterable<readonly [string, unknown]>): FormFields {
  const fields: FormFields = new Map();
  for (const [name, value] of pairs) {
    if (name.startsWith('_') || typeof value !== 'string') continue;
    const values = fields.get(name);
    if (values) values.push(value);
    else fields.set(name, [value]);
  }
  return fields;
}

/**
 * The value that a question's controls stand for, in the JSON form that `checkAnswer` takes, or the reason why there
 * is none. Controls: `key`; `key.<row id>` of a matrix; `key.<choice id>` = rank of a ranking; `key` repeated for
 * several choices. yes/no posts `yes` or `no`, a consent `yes`.
 */
export function readControls(
  question: Question,
  fields: FormFields,
): { value: unknown } | { code: FaultCode } {
  const { key } = question;
  const values = (fields.get(key) ?? []).filter(value => value.trim() !== '');
  if (question.type === 'matrix') return { value: readRows(key, fields) };
  if (question.type === 'ranking') return readRanks(key, fields);
  if (question.type === 'multiple') return { value: withOther(question, values, fields) };
  if (new Set(values).size > 1) return { code: 'one_only' };
  const value = values[0];
  switch (question.type) {
    case 'nps':
    case 'csat':
    case 'ces':
    case 'rating':
    case 'number':
      return readNumber(value);
    case 'yesno':
    case 'consent':
      return readTick(value);
    case 'single':
    case 'dropdown':
      return { value: value ?? withOther(question, [], fields)[0] };
    default:
      return { value };
  }
}

/** Text typed beside *other* counts as choosing it, unless something else was chosen. */
function withOther(question: Question, values: string[], fields: FormFields): string[] {
  const offers = 'other' in question && question.other !== undefined;
  const typed = offers && fields.get(`${question.key}.${OTHER_CHOICE}`)?.some(text => text.trim() !== '');
  return typed && !values.includes(OTHER_CHOICE) ? [...values, OTHER_CHOICE] : values;
}

/** Arabic-Indic and Persian digits, as phones in those languages type them. */
function westernDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669]/g, digit => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, digit => String(digit.charCodeAt(0) - 0x6f0))
    .replace('\u066b', '.');
}

function readNumber(text: string | undefined): { value: unknown } | { code: FaultCode } {
  if (text === undefined) return { value: undefined };
  const plain = westernDigits(text.trim()).replace(/^([+-]?\d+),(\d+)$/, '$1.$2');
  return /^[+-]?\d{1,15}(\.\d{1,15})?$/.test(plain) ? { value: Number(plain) } : { code: 'not_a_number' };
}

function readTick(text: string | undefined): { value: unknown } | { code: FaultCode } {
  if (text === undefined) return { value: undefined };
  if (['yes', 'true', 'on', '1'].includes(text)) return { value: true };
  return ['no', 'false', 'off', '0'].includes(text) ? { value: false } : { code: 'wrong_type' };
}

/** Rows as numbers; what is no number stays text, and is refused for that row alone. */
function readRows(key: string, fields: FormFields): Record<string, unknown> {
  const rows: [string, unknown][] = [];
  for (const [name, values] of fields) {
    if (!name.startsWith(`${key}.`)) continue;
    const given = [...new Set(values.filter(value => value.trim() !== ''))];
    const read = given.length > 1 ? { code: 'one_only' as const } : readNumber(given[0]);
    rows.push([name.slice(key.length + 1), 'value' in read ? read.value : given.join()]);
  }
  return Object.fromEntries(rows);
}

function readRanks(key: string, fields: FormFields): { value: unknown } | { code: FaultCode } {
  const ranked: { id: string; rank: number }[] = [];
  for (const [name, values] of fields) {
    if (!name.startsWith(`${key}.`)) continue;
    const given = [...new Set(values.filter(value => value.trim() !== ''))];
    if (given.length === 0) continue;
    const rank = Number(given[0]);
    if (given.length > 1 || !/^\d{1,3}$/.test(given[0]?.trim() ?? '') || rank < 1)
      return { code: 'not_a_number' };
    if (ranked.some(other => other.rank === rank)) return { code: 'twice' };
    ranked.push({ id: name.slice(key.length + 1), rank });
  }
  return { value: ranked.sort((a, b) => a.rank - b.rank).map(({ id }) => id) };
}
