import { instantOf } from '../time/zone';
import type { AnswerColumn, CompletedAt, ResponseMapping } from './mapping';

export type ResponseRow = {
  externalId: string;
  completedAt: string;
  language?: string;
  answers: Record<string, unknown>;
  attributes: Record<string, string | number | boolean>;
};

/**
 * One row of a file as the response that the API would take, unchecked. Blank codes are left out, never guessed at; what
 * is left that is no answer is refused later, with its line. `completedAt` is empty where the cell is no date.
 */
export function rowToResponse(
  mapping: ResponseMapping,
  cells: Record<string, string>,
  line: number,
): ResponseRow {
  const answers: Record<string, unknown> = {};
  for (const [target, from] of Object.entries(mapping.answers)) {
    const value = readCell(from, cells[from.column]);
    if (value !== undefined) putAnswer(answers, target, value);
  }
  const attributes: ResponseRow['attributes'] = {};
  for (const [name, from] of Object.entries(mapping.attributes)) {
    const value = readCell(from, cells[from.column]);
    if (value !== undefined && !Array.isArray(value)) attributes[name] = value;
  }
  const language = mapping.language && readCell(mapping.language, cells[mapping.language.column]);
  const id = mapping.externalId ? cells[mapping.externalId]?.trim() : '';
  return {
    externalId: `${mapping.name}:${id || `line-${line}`}`,
    completedAt: readMoment(mapping.completedAt, cells),
    ...(typeof language === 'string' && { language }),
    answers,
    attributes,
  };
}

type Cell = string | number | boolean | string[];

function readCell(from: AnswerColumn, raw: string | undefined): Cell | undefined {
  const text = raw?.trim() ?? '';
  if (text === '' || from.blank.includes(text)) return undefined;
  if (from.split !== undefined) {
    const parts = text.split(from.split).map(part => String(meaning(from, part.trim()) ?? part.trim()));
    return [...new Set(parts.filter(part => part !== ''))];
  }
  const known = meaning(from, text);
  if (known !== undefined) return known;
  if (from.values) return text;
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) + (from.shift ?? 0) : text;
}

const meaning = ({ values }: AnswerColumn, text: string): string | number | boolean | undefined =>
  values && Object.hasOwn(values, text) ? values[text] : undefined;

/** `key.row` goes into the answer of the matrix `key`. */
function putAnswer(answers: Record<string, unknown>, target: string, value: Cell): void {
  const [key = '', row] = target.split('.', 2);
  if (row === undefined) {
    answers[key] = value;
    return;
  }
  const rows = answers[key];
  answers[key] = { ...(typeof rows === 'object' ? rows : {}), [row]: value };
}

/** Days without a time count at noon of their zone. */
function readMoment(from: CompletedAt, cells: Record<string, string>): string {
  if ('fixed' in from) return from.fixed;
  const text = cells[from.column]?.trim() ?? '';
  const parts = dateParts(from, text);
  if (!parts) return '';
  const date = `${parts.year}-${parts.month.padStart(2, '0')}-${parts.day.padStart(2, '0')}`;
  const moment = instantOf(date, minutesIn(text), from.timezone);
  return Number.isNaN(moment.getTime()) ? '' : moment.toISOString();
}

const NOON = 12 * 60;
const patterns = {
  iso: /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})/,
  ymd: /^(?<year>\d{4})\/(?<month>\d{1,2})\/(?<day>\d{1,2})/,
  mdy: /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4})/,
} as const;

function dateParts(
  from: Exclude<CompletedAt, { fixed: string }>,
  text: string,
): { year: string; month: string; day: string } | null {
  if (from.format === 'day') {
    const [year, month] = from.month?.split('-') ?? [];
    return year && month && /^\d{1,2}$/.test(text) ? { year, month, day: text } : null;
  }
  const groups = patterns[from.format].exec(text)?.groups;
  const { year, month, day } = groups ?? {};
  return year && month && day ? { year, month, day } : null;
}

function minutesIn(text: string): number {
  const clock = /\s(\d{1,2}):(\d{2})(?::\d{2})?\s*(AM|PM)?/i.exec(text);
  if (!clock) return NOON;
  const half = clock[3]?.toUpperCase();
  const hour = (Number(clock[1]) % (half ? 12 : 24)) + (half === 'PM' ? 12 : 0);
  const minutes = hour * 60 + Number(clock[2]);
  // Spreadsheets write a day without a time as midnight.
  return minutes === 0 ? NOON : minutes;
}
