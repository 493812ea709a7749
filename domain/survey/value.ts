import type { Answers, AnswerValue, Question, QuestionOf } from './definition';
import { OTHER_CHOICE, SHORT_TEXT_MAX } from './definition';
import { cleanLine, cleanText, cut } from './plain-text';
import { type Scale, scaleOf } from './scale';

export type FaultCode =
  | 'required'
  | 'unknown_question'
  | 'unknown_row'
  | 'unknown_choice'
  | 'wrong_type'
  | 'one_only'
  | 'not_a_number'
  | 'not_whole'
  | 'out_of_range'
  | 'too_few'
  | 'too_many'
  | 'twice'
  | 'alone'
  | 'too_short'
  | 'too_long'
  | 'bad_email'
  | 'bad_phone'
  | 'bad_date';

/**
 * Why an answer was not taken. `key` is the question's key, `key.<row id>` for a matrix row, `key.other` for the text
 * of an other choice. Params by code: out_of_range, too_few, too_many `{min?, max?}`; too_short `{min, length}`; too_long
 * `{max, length}` (the first `max` characters are kept in the answers handed back); unknown_choice, unknown_row, twice,
 * alone (the choice that cannot be ticked with others) `{id}`.
 */
export type AnswerFault = { key: string; code: FaultCode; params: Record<string, string | number> };

export type Checked = { answers: Answers; faults: AnswerFault[] };

/** Checks one question's value as it stands in JSON; empty texts, lists and null count as not answered. */
export function checkAnswer(question: Question, value: unknown): Checked {
  if (isNothing(value)) return { answers: {}, faults: [] };
  const { key } = question;
  switch (question.type) {
    case 'statement':
      return fault(key, 'unknown_question');
    case 'matrix':
      return checkRows(question, value);
    case 'nps':
    case 'csat':
    case 'ces':
    case 'rating':
      return checkPoint(key, value, scaleOf(question));
    case 'single':
    case 'dropdown':
      if (typeof value !== 'string') return fault(key, 'wrong_type');
      return choiceIds(question).has(value)
        ? ok(key, value)
        : fault(key, 'unknown_choice', { id: brief(value) });
    case 'multiple':
    case 'ranking':
      return checkChoices(question, value);
    case 'yesno':
    case 'consent':
      return typeof value === 'boolean' ? ok(key, value) : fault(key, 'wrong_type');
    case 'number':
      return checkNumber(question, value);
    default:
      return typeof value === 'string' ? checkText(question, value) : fault(key, 'wrong_type');
  }
}

/** The free text of an *other* choice, stored as `<key>.other`. */
export function checkOtherText(key: string, value: unknown): Checked {
  if (isNothing(value)) return { answers: {}, faults: [] };
  const name = `${key}.${OTHER_CHOICE}`;
  return typeof value === 'string'
    ? checkLength(name, cleanLine(value), SHORT_TEXT_MAX)
    : fault(name, 'wrong_type');
}

/** Ids that may be chosen, the other choice included. */
export function choiceIds(question: QuestionOf<'single' | 'multiple' | 'dropdown' | 'ranking'>): Set<string> {
  const ids = new Set(question.choices.map(choice => choice.id));
  if (question.type !== 'ranking' && question.other) ids.add(OTHER_CHOICE);
  return ids;
}

function isNothing(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return cleanText(value) === '';
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function checkPoint(name: string, value: unknown, scale: Scale | null): Checked {
  if (typeof value !== 'number' || !scale) return fault(name, 'wrong_type');
  if (!Number.isFinite(value)) return fault(name, 'not_a_number');
  if (!Number.isInteger(value)) return fault(name, 'not_whole');
  if (value < scale.min || value > scale.max) return fault(name, 'out_of_range', scale);
  // + 0 turns -0, which JSON keeps apart, into 0
  return ok(name, value + 0);
}

function checkRows(question: QuestionOf<'matrix'>, value: unknown): Checked {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return fault(question.key, 'wrong_type');
  const known = new Set(question.rows.map(row => row.id));
  const rows: Record<string, number> = {};
  const faults: AnswerFault[] = [];
  for (const [id, point] of Object.entries(value)) {
    if (!known.has(id)) faults.push(...fault(question.key, 'unknown_row', { id: brief(id) }).faults);
    else if (!isNothing(point)) {
      const name = `${question.key}.${id}`;
      const checked = checkPoint(name, point, scaleOf(question));
      faults.push(...checked.faults);
      const taken = checked.answers[name];
      if (typeof taken === 'number') rows[id] = taken;
    }
  }
  return { answers: Object.keys(rows).length > 0 ? { [question.key]: rows } : {}, faults };
}

function checkChoices(question: QuestionOf<'multiple' | 'ranking'>, value: unknown): Checked {
  const { key } = question;
  if (!Array.isArray(value) || !value.every(id => typeof id === 'string')) return fault(key, 'wrong_type');
  const known = choiceIds(question);
  const stranger = value.find(id => !known.has(id));
  if (stranger !== undefined) return fault(key, 'unknown_choice', { id: brief(stranger) });
  const twice = value.find((id, index) => value.indexOf(id) !== index);
  if (twice !== undefined) return fault(key, 'twice', { id: twice });
  if (question.type === 'multiple') {
    const alone = question.choices.find(choice => choice.exclusive && value.includes(choice.id));
    if (alone) return value.length === 1 ? ok(key, [...value]) : fault(key, 'alone', { id: alone.id });
    const { min, max } = question;
    if (min !== undefined && value.length < min) return fault(key, 'too_few', { min });
    if (max !== undefined && value.length > max) return fault(key, 'too_many', { max });
  }
  return ok(key, [...value]);
}

function checkNumber(question: QuestionOf<'number'>, value: unknown): Checked {
  const { key, min, max } = question;
  if (typeof value !== 'number') return fault(key, 'wrong_type');
  if (!Number.isFinite(value)) return fault(key, 'not_a_number');
  if (question.integer && !Number.isInteger(value)) return fault(key, 'not_whole');
  if ((min !== undefined && value < min) || (max !== undefined && value > max)) {
    return fault(key, 'out_of_range', bounds(min, max));
  }
  return ok(key, value + 0);
}

function checkText(
  question: QuestionOf<'short' | 'long' | 'date' | 'email' | 'phone'>,
  typed: string,
): Checked {
  const { key } = question;
  switch (question.type) {
    case 'long':
      return checkLength(key, cleanText(typed), question.maxLength, question.minLength);
    case 'short':
      return checkLength(key, cleanLine(typed), question.maxLength, question.minLength);
    case 'email': {
      const address = cleanLine(typed);
      // One plausible address, no display name, no comma: whether it exists only a mail can tell.
      const plausible = /^[^\s@,;:<>"()[\]\\]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.)+[\p{L}\p{N}-]{2,63}$/u;
      return address.length <= 254 && plausible.test(address) ? ok(key, address) : fault(key, 'bad_email');
    }
    case 'phone': {
      const phone = cleanLine(typed);
      const digits = phone.replace(/\D/g, '').length;
      // E.164 allows 15 digits; shorter local numbers and the usual separators are welcome.
      return /^\+?[\d\s()./-]{3,30}$/.test(phone) && digits >= 3 && digits <= 15
        ? ok(key, phone)
        : fault(key, 'bad_phone');
    }
    case 'date':
      return checkDay(question, cleanLine(typed));
  }
}

function checkDay({ key, min, max }: QuestionOf<'date'>, day: string): Checked {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  // 30 February parses as 1 or 2 March in some engines: what does not come back unchanged is no day.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day) return fault(key, 'bad_date');
  if ((min !== undefined && day < min) || (max !== undefined && day > max)) {
    return fault(key, 'out_of_range', bounds(min, max));
  }
  return ok(key, day);
}

function checkLength(name: string, text: string, max: number, min = 0): Checked {
  if (text.length < min) return fault(name, 'too_short', { min, length: text.length });
  if (text.length <= max) return ok(name, text);
  const kept = cut(text, max).trim();
  return {
    answers: { [name]: kept },
    faults: [{ key: name, code: 'too_long', params: { max, length: text.length } }],
  };
}

function bounds<T extends string | number>(min: T | undefined, max: T | undefined): Record<string, T> {
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}

/** An id somebody made up, short enough to be shown. */
function brief(id: string): string {
  return cut(cleanLine(id), 64);
}

function ok(name: string, value: AnswerValue): Checked {
  return { answers: { [name]: value }, faults: [] };
}

export function fault(key: string, code: FaultCode, params: Record<string, string | number> = {}): Checked {
  return { answers: {}, faults: [{ key, code, params: { ...params } }] };
}
