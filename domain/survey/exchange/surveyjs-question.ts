import { LONG_TEXT_MAX, SHORT_TEXT_MAX } from '../definition';
import { webAddress } from '../text';
import { at, isTrueAt, type Json, numberAt, objectsAt, textAt } from './json';
import { type ImportRow, note } from './report';
import { choicesOf, MOST_CHOICES } from './surveyjs-choices';
import {
  as,
  common,
  type Element,
  lengthOf,
  type Made,
  type Maker,
  numbersOnly,
  placeholderOf,
  wordsOnly,
} from './surveyjs-element';
import { matrix, rating } from './surveyjs-scales';

/** A question of SurveyJS as one of ours, or null where there is none like it; differences are noted in `row`. */
export function questionOf(element: Element): Made | null {
  const type = textAt(element.node, 'type') ?? '';
  const maker = Object.hasOwn(makers, type) ? makers[type] : undefined;
  return maker ? maker(element) : null;
}

const text: Maker = element => {
  const { node, key, row } = element;
  const inputType = textAt(node, 'inputType') ?? 'text';
  const base = { ...common(element), ...placeholderOf(element) };
  if (inputType === 'email') return as(key, { ...base, type: 'email' }, wordsOnly);
  if (inputType === 'tel') return as(key, { ...base, type: 'phone' }, wordsOnly);
  if (inputType === 'number' || inputType === 'range') return number(element);
  if (inputType === 'date') return day(element);
  if (inputType !== 'text') note(row, `The input “${inputType}” becomes a short text.`);
  return as(key, { ...base, type: 'short', ...lengthOf(element, SHORT_TEXT_MAX) }, wordsOnly);
};

const number: Maker = element => {
  const { node, key, row } = element;
  const [min, max] = [numberAt(node, 'min'), numberAt(node, 'max')];
  if (textAt(node, 'type') === 'slider' || textAt(node, 'inputType') === 'range')
    note(row, 'The slider becomes a field for a number.');
  const step = numberAt(node, 'step');
  if (step !== undefined && step !== 1) note(row, 'Steps between numbers are not kept.');
  const limits = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  return as(key, { ...common(element), ...placeholderOf(element), type: 'number', ...limits }, numbersOnly);
};

const day: Maker = element => {
  const { node, key } = element;
  const limits = (['min', 'max'] as const).flatMap(name => {
    const date = textAt(node, name)?.slice(0, 10) ?? '';
    return /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d)$/.test(date) ? [[name, date] as const] : [];
  });
  return as(key, { ...common(element), type: 'date', ...Object.fromEntries(limits) }, wordsOnly);
};

const comment: Maker = element =>
  as(
    element.key,
    { ...common(element), ...placeholderOf(element), type: 'long', ...lengthOf(element, LONG_TEXT_MAX) },
    wordsOnly,
  );

const single: Maker = element => {
  const { fields, other, storedFor } = choicesOf(element);
  return as(element.key, { ...common(element), type: 'single', ...fields, ...other }, storedFor);
};

const multiple: Maker = element => {
  const { node, key } = element;
  const { fields, other, storedFor } = choicesOf(element);
  const bounds = (
    [
      ['min', 'minSelectedChoices'],
      ['max', 'maxSelectedChoices'],
    ] as const
  ).flatMap(([name, theirs]) => {
    const count = numberAt(node, theirs);
    return count !== undefined && count > 0 && count <= MOST_CHOICES
      ? [[name, Math.floor(count)] as const]
      : [];
  });
  const limits = Object.fromEntries(bounds);
  return as(key, { ...common(element), type: 'multiple', ...fields, ...other, ...limits }, storedFor);
};

const dropdown: Maker = element => {
  const { fields, other, storedFor } = choicesOf(element);
  const base = { ...common(element), ...placeholderOf(element) };
  return as(element.key, { ...base, type: 'dropdown', ...fields, ...other }, storedFor);
};

const ranking: Maker = element => {
  const { fields, storedFor } = choicesOf(element);
  return as(element.key, { ...common(element), type: 'ranking', ...fields }, storedFor);
};

const picture: Maker = element => {
  note(element.row, 'The pictures of the choices do not come along, only their words.');
  return isTrueAt(element.node, 'multiSelect') ? multiple(element) : single(element);
};

const tags: Maker = element => {
  note(element.row, 'The list becomes boxes to tick.');
  return multiple(element);
};

const yesno: Maker = element => {
  const { node, key, texts, row } = element;
  const yes = texts.read(node, 'labelTrue', 300, row);
  const no = texts.read(node, 'labelFalse', 300, row);
  const labels = yes || no ? { labels: { ...(yes ? { yes } : {}), ...(no ? { no } : {}) } } : {};
  const [whenTrue, whenFalse] = [at(node, 'valueTrue') ?? true, at(node, 'valueFalse') ?? false];
  return as(key, { ...common(element), type: 'yesno', ...labels }, value => {
    if (String(value) === String(whenTrue)) return true;
    return String(value) === String(whenFalse) ? false : undefined;
  });
};

const html: Maker = element => {
  const { node, key, texts, row } = element;
  const title = texts.read(node, 'html', 1000, row);
  return title ? { question: { key, type: 'statement', title }, known: null } : null;
};

const image: Maker = element => {
  const { node, key, texts, row } = element;
  const url = textAt(node, 'imageLink') ?? '';
  if (!webAddress.safeParse(url).success) return null;
  const alt = texts.read(node, 'altText', 500, row) ?? texts.read(node, 'title', 500, row);
  return {
    question: { key, type: 'statement', title: alt ?? {}, image: { url, ...(alt ? { alt } : {}) } },
    known: null,
  };
};

const makers: Record<string, Maker> = {
  text,
  comment,
  slider: number,
  radiogroup: single,
  buttongroup: single,
  checkbox: multiple,
  tagbox: tags,
  dropdown,
  imagepicker: picture,
  ranking,
  boolean: yesno,
  rating,
  matrix,
  html,
  image,
};

/** Settings of a question that have nothing like them here, each with what becomes of it. */
export function noteSettings(node: Json, row: ImportRow): void {
  for (const [name, sentence] of SETTINGS) if (at(node, name) !== undefined) note(row, sentence);
  const validators = objectsAt(node, 'validators').map(one => textAt(one, 'type') ?? '');
  const isKept = (type: string) => type === 'email' && textAt(node, 'inputType') === 'email';
  if (validators.some(type => !isKept(type))) note(row, 'Its checks of the answer are left out.');
}

const SETTINGS: [string, string][] = [
  ['enableIf', 'The condition on when it can be answered is left out: it always can.'],
  ['requiredIf', 'The condition on when it is required is left out.'],
  ['defaultValue', 'Nothing is chosen in advance here.'],
  ['correctAnswer', 'The right answer of a quiz is left out.'],
];
