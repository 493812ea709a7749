import { LONG_TEXT_MAX, OTHER_CHOICE } from '../definition';
import type { QuestionInput } from './assemble';
import { at, isObject, type Json, numberAt, objectAt, textAt } from './json';
import { idsFor } from './names';
import { itemsOf, nameOf, type Source } from './qualtrics-items';
import { type ImportRow, note } from './report';
import type { Known } from './wish';

type Scalar = string | number | boolean;
type Made = { question: QuestionInput; known: Known | null };

/** A Qualtrics question as ours (a form: one for each field), or the sentence that says why there is none. */
export function questionsOf(source: Source): Made[] | string {
  const { node } = source;
  const type = textAt(node, 'QuestionType') ?? '';
  const selector = textAt(node, 'Selector') ?? '';
  switch (type) {
    case 'MC':
      return selector === 'NPS' ? [nps(source)] : choice(source, selector);
    case 'Matrix':
      return matrix(source, selector);
    case 'TE':
      return selector === 'FORM' ? form(source) : [text(source, selector)];
    case 'RO':
      return ranking(source);
    case 'Slider':
      return slider(source);
    case 'DB':
      return statement(source);
    default:
      return (
        (Object.hasOwn(NOTHING_LIKE, type) ? NOTHING_LIKE[type] : undefined) ??
        `Afterword has nothing like the type “${type}”.`
      );
  }
}

const NOTHING_LIKE: Record<string, string> = {
  SBS: 'Afterword has no tables side by side: ask each as a matrix.',
  CS: 'Afterword has no sums that must come to a total.',
  FileUpload: 'Afterword takes no files.',
  Timing: 'Afterword measures the time by itself.',
  Meta: 'Afterword does not ask about the browser.',
  Captcha: 'Afterword keeps machines out by itself.',
  HeatMap: 'Afterword has no pictures to click on.',
  HotSpot: 'Afterword has no pictures to click on.',
  DD: 'Afterword has no lists that depend on one another.',
  PGR: 'Afterword has no sorting into groups.',
  Draw: 'Afterword has no field for signatures.',
};

function common({ node, key, texts, row }: Source) {
  const title = texts.read(node, ['QuestionText'], 1000, row) ?? { [texts.first]: key };
  return { key, title, required: isForced(node) };
}

const isForced = (node: Json): boolean => {
  const settings = objectAt(objectAt(node, 'Validation'), 'Settings');
  const force = textAt(settings, 'ForceResponse');
  return force === 'ON' && textAt(settings, 'ForceResponseType') !== 'RequestResponse';
};

const isShuffled = (node: Json): boolean => {
  const type = textAt(objectAt(node, 'Randomization'), 'Type');
  return type === 'All' || type === 'ScaleReversal';
};

const known = (key: string, type: QuestionInput['type'], ids: ReadonlyMap<string, Scalar>): Known => ({
  key,
  type,
  storedFor: value => ids.get(String(value)),
  rows: new Map(),
});

const asNumber = (value: Scalar): number | undefined => {
  const number = Number(value);
  return typeof value !== 'boolean' && Number.isFinite(number) ? number : undefined;
};

function nps(source: Source): Made {
  const { node, key, texts } = source;
  const low = texts.read(node, ['ColumnLabels', '0', 'Display'], 300, null);
  const high = texts.read(node, ['ColumnLabels', '1', 'Display'], 300, null);
  const labels = low || high ? { labels: { ...(low ? { low } : {}), ...(high ? { high } : {}) } } : {};
  return {
    question: { ...common(source), type: 'nps', ...labels },
    known: { key, type: 'nps', storedFor: asNumber, rows: new Map() },
  };
}

const MOST_CHOICES = 300;
const SEVERAL = new Set(['MAVR', 'MAHR', 'MACOL', 'MSB']);
const LISTS = new Set(['DL', 'SB']);

function choice(source: Source, selector: string): Made[] {
  const { node, key, row } = source;
  const items = itemsOf(source, 'Choices', MOST_CHOICES - 1);
  const [other, ...moreOthers] = items.filter(item => item.isOther);
  if (moreOthers.length > 0)
    note(row, 'Only one choice can have a text field; the others are plain choices.');
  const plain = items.filter(item => item !== other);
  const ids = idsFor(plain.map(nameOf), 'choice', [OTHER_CHOICE]);
  const byNumber = new Map<string, Scalar>(plain.map((item, index) => [item.id, ids[index] ?? '']));
  if (other) byNumber.set(other.id, OTHER_CHOICE);
  const last = items.at(-1);
  if (other && other !== last) note(row, 'The choice with a text field stands last.');
  const fields = {
    ...common(source),
    choices: plain.map(({ label }, index) => ({ id: ids[index] ?? '', label })),
    randomize: isShuffled(node),
    ...(other ? { other: { label: other.label } } : {}),
  };
  const type = SEVERAL.has(selector) ? 'multiple' : LISTS.has(selector) ? 'dropdown' : 'single';
  if (selector === 'MSB') note(row, 'The list becomes boxes to tick.');
  if (type !== 'multiple') return [{ question: { ...fields, type }, known: known(key, type, byNumber) }];
  const settings = objectAt(objectAt(node, 'Validation'), 'Settings');
  const [min, max] = [numberAt(settings, 'MinChoices'), numberAt(settings, 'MaxChoices')];
  const limits = {
    ...(min && min <= MOST_CHOICES ? { min: Math.floor(min) } : {}),
    ...(max && max <= MOST_CHOICES ? { max: Math.floor(max) } : {}),
  };
  return [{ question: { ...fields, type, ...limits }, known: known(key, type, byNumber) }];
}

const MOST_ROWS = 50;
const MOST_POINTS = 11;

function matrix(source: Source, selector: string): Made[] | string {
  const { node, key, row } = source;
  if (selector !== 'Likert' && selector !== 'Bipolar')
    return 'Afterword has one kind of matrix, rows on one scale.';
  const kind = textAt(node, 'SubSelector') ?? 'SingleAnswer';
  if (kind === 'MultipleAnswer') return 'Several answers in a row are not possible: ask each row by itself.';
  const columns = itemsOf(source, 'Answers', MOST_CHOICES);
  const rows = itemsOf(source, 'Choices', MOST_ROWS);
  if (columns.length < 2 || columns.length > MOST_POINTS || rows.length === 0)
    return `A matrix needs rows and 2 to ${MOST_POINTS} columns here.`;
  const ids = idsFor(rows.map(nameOf), 'row');
  const points = Object.fromEntries(columns.map(({ label }, index) => [String(index + 1), label]));
  if (!columns.every(({ id }, index) => Number(id) === index + 1))
    note(row, `The columns are stored as the points 1 to ${columns.length}, in the order shown.`);
  if (kind !== 'SingleAnswer') note(row, 'It is shown as buttons on a scale.');
  return [
    {
      question: {
        ...common(source),
        type: 'matrix',
        rows: rows.map(({ label }, index) => ({ id: ids[index] ?? '', label })),
        points: columns.length,
        labels: { points },
        randomize: isShuffled(node),
      },
      known: {
        ...known(key, 'matrix', new Map(columns.map(({ id }, index) => [id, index + 1]))),
        rows: new Map(rows.map(({ id }, index) => [id, ids[index] ?? ''])),
      },
    },
  ];
}

function text(source: Source, selector: string): Made {
  const { node, key, row } = source;
  const base = common(source);
  const content = textAt(objectAt(objectAt(node, 'Validation'), 'Settings'), 'ContentType');
  const words: Known['storedFor'] = value => String(value);
  if (selector === 'PW') note(row, 'The password field becomes a short text, which can be read.');
  if (selector === 'ESTB' || selector === 'ML')
    return {
      question: { ...base, type: 'long', maxLength: LONG_TEXT_MAX },
      known: { ...known(key, 'long', new Map()), storedFor: words },
    };
  const type =
    content === 'ValidEmail'
      ? 'email'
      : content === 'ValidPhone'
        ? 'phone'
        : content === 'ValidDate'
          ? 'date'
          : content === 'ValidNumber'
            ? 'number'
            : 'short';
  return {
    question: { ...base, type },
    known: { ...known(key, type, new Map()), storedFor: type === 'number' ? asNumber : words },
  };
}

/** A form's fields, each a short text, after its title as a text between questions. */
function form(source: Source): Made[] | string {
  const { key, keys, row } = source;
  const fields = itemsOf(source, 'Choices', MOST_ROWS);
  if (fields.length === 0) return 'The form has no fields.';
  note(row, `The form becomes a text and ${fields.length} short questions.`);
  const { title, required } = common(source);
  return [
    { question: { key, type: 'statement', title }, known: null },
    ...fields.map(
      ({ id, label }): Made => ({
        question: { key: keys.take(`${key}_${id}`), type: 'short', title: label, required },
        known: null,
      }),
    ),
  ];
}

function ranking(source: Source): Made[] | string {
  const { node, key } = source;
  const items = itemsOf(source, 'Choices', MOST_CHOICES);
  if (items.length === 0) return 'It offers nothing to rank.';
  const ids = idsFor(items.map(nameOf), 'choice');
  const question: QuestionInput = {
    ...common(source),
    type: 'ranking',
    choices: items.map(({ label }, index) => ({ id: ids[index] ?? '', label })),
    randomize: isShuffled(node),
  };
  return [
    { question, known: known(key, 'ranking', new Map(items.map(({ id }, index) => [id, ids[index] ?? '']))) },
  ];
}

function slider(source: Source): Made[] | string {
  const { node, key, keys, row } = source;
  const settings = objectAt(node, 'Configuration');
  const [min, max] = [numberAt(settings, 'CSSliderMin'), numberAt(settings, 'CSSliderMax')];
  const limits = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  const bars = itemsOf(source, 'Choices', MOST_ROWS);
  const base = common(source);
  note(
    row,
    bars.length > 1
      ? 'Each slider becomes a field for a number.'
      : 'The slider becomes a field for a number.',
  );
  const storedFor = asNumber;
  if (bars.length <= 1)
    return [
      {
        question: { ...base, type: 'number', ...limits },
        known: { ...known(key, 'number', new Map()), storedFor },
      },
    ];

  return [
    { question: { key, type: 'statement', title: base.title }, known: null },
    ...bars.map(
      ({ id, label }): Made => ({
        question: {
          key: keys.take(`${key}_${id}`),
          type: 'number',
          title: label,
          required: base.required,
          ...limits,
        },
        known: null,
      }),
    ),
  ];
}

function statement(source: Source): Made[] | string {
  const { node, key, texts, row } = source;
  const title = texts.read(node, ['QuestionText'], 1000, row);
  if (textAt(node, 'Selector') !== 'TB') note(row, 'The picture or file in it does not come along.');
  return title ? [{ question: { key, type: 'statement', title }, known: null }] : 'It says nothing in words.';
}

/** Settings of a question that have nothing like them here. */
export function noteSettings(node: Json, row: ImportRow): void {
  if (textAt(node, 'QuestionJS')) note(row, 'Its script is left out.');
  if (isObject(at(node, 'DynamicChoices')) && Object.keys(objectAt(node, 'DynamicChoices')).length > 0)
    note(row, 'Choices carried over from another question do not come along.');
  const settings = objectAt(objectAt(node, 'Validation'), 'Settings');
  if (
    textAt(settings, 'ForceResponse') === 'RequestResponse' ||
    textAt(settings, 'ForceResponseType') === 'RequestResponse'
  )
    note(row, 'Nobody is asked twice: it may simply be skipped.');
  if (textAt(settings, 'Type') === 'CustomValidation') note(row, 'Its own check of the answer is left out.');
}
