import type { LocalizedText } from '../text';
import { isTrueAt, listAt, numberAt, textAt } from './json';
import { idsFor } from './names';
import { note } from './report';
import { choicesOf, MOST_CHOICES, type Offered, offeredOf } from './surveyjs-choices';
import { as, common, type Element, type Maker, numbersOnly } from './surveyjs-element';

const MOST_POINTS = 11;

/** A scale: 0 to 10 asks for a recommendation, others are ratings. */
export const rating: Maker = element => {
  const { node, key, texts, row } = element;
  const values = ratingValues(element);
  const low = texts.read(node, 'minRateDescription', 300, row);
  const high = texts.read(node, 'maxRateDescription', 300, row);
  const ends = { ...(low ? { low } : {}), ...(high ? { high } : {}) };
  const scores = values.map(one => one.value);
  const isRun = (first: number) => scores.every((value, index) => value === first + index);
  const base = common(element);
  if (scores.length === MOST_POINTS && isRun(0)) {
    const labels = Object.keys(ends).length > 0 ? { labels: ends } : {};
    return as(key, { ...base, type: 'nps', ...labels }, numbersOnly);
  }
  if (values.length < 2 || values.length > MOST_POINTS) {
    note(row, `A scale has 2 to ${MOST_POINTS} points here, so its ${values.length} points become choices.`);
    const { fields, storedFor } = choicesOf({
      ...element,
      node: { ...node, choices: scores, choicesOrder: 'none' },
    });
    return as(key, { ...base, type: 'single', ...fields }, storedFor);
  }
  if (!isRun(1)) note(row, `The points are stored as 1 to ${values.length}, in the order of the file.`);
  const isStars = textAt(node, 'rateType') === 'stars' || textAt(node, 'rateDisplayMode') === 'stars';
  const isSmileys = textAt(node, 'rateType') === 'smileys' || textAt(node, 'rateDisplayMode') === 'smileys';
  if (isSmileys) note(row, 'The smileys become numbers.');
  const points = pointLabels(values.map(one => one.label));
  const labels = { ...ends, ...points };
  const byValue = new Map(scores.map((value, index) => [String(value), index + 1]));
  return as(
    key,
    {
      ...base,
      type: 'rating',
      points: values.length,
      ...(isStars ? { style: 'stars' as const } : {}),
      ...(Object.keys(labels).length > 0 ? { labels } : {}),
    },
    value => byValue.get(String(value)),
  );
};

/** The points as they stand: named ones (`rateValues`), else a run from `rateMin` to `rateMax`. */
function ratingValues(element: Element): Offered[] {
  const { node } = element;
  if (listAt(node, 'rateValues').length > 0) {
    return offeredOf(element, 'rateValues', MOST_CHOICES).map(({ value, label }) => {
      const isBare = Object.values(label ?? {}).every(words => words === String(value));
      return {
        value: numbersOnly(value) ?? value,
        label: isBare && numbersOnly(value) !== undefined ? undefined : label,
      };
    });
  }
  const min = numberAt(node, 'rateMin') ?? 1;
  const count = numberAt(node, 'rateCount');
  const max = numberAt(node, 'rateMax') ?? (count === undefined ? 5 : min + count - 1);
  const step = Math.max(numberAt(node, 'rateStep') ?? 1, 0.001);
  const steps = Math.min(Math.max(Math.floor((max - min) / step + 1e-9) + 1, 0), MOST_CHOICES);
  return Array.from({ length: steps }, (_, index) => ({ value: min + index * step, label: undefined }));
}

const pointLabels = (labels: (LocalizedText | undefined)[]): { points?: Record<string, LocalizedText> } => {
  const named = labels.flatMap((label, index) => (label ? [[String(index + 1), label] as const] : []));
  return named.length > 0 ? { points: Object.fromEntries(named) } : {};
};

const MOST_ROWS = 50;

/** Rows on one scale. */
export const matrix: Maker = element => {
  const { node, key, texts, row } = element;
  const columns = offeredOf(element, 'columns', MOST_CHOICES);
  if (columns.length < 2 || columns.length > MOST_POINTS) return null;
  const lines = offeredOf(element, 'rows', MOST_ROWS);
  if (lines.length === 0) return null;
  if (!columns.every(({ value }, index) => Number(value) === index + 1))
    note(row, `The columns are stored as the points 1 to ${columns.length}, in the order of the file.`);
  const required = isTrueAt(node, 'isAllRowRequired') || isTrueAt(node, 'eachRowRequired');
  if (isTrueAt(node, 'isRequired') && !required) note(row, 'Required means every row here.');
  const ids = idsFor(
    lines.map(line => String(line.value)),
    'row',
  );
  const byValue = new Map(columns.map(({ value }, index) => [String(value), index + 1]));
  const base = common(element);
  const labels = pointLabels(columns.map(column => column.label));
  return {
    question: {
      ...base,
      required: base.required || required,
      type: 'matrix',
      rows: lines.map(({ label, value }, index) => ({
        id: ids[index] ?? '',
        label: label ?? { [texts.first]: String(value) },
      })),
      points: columns.length,
      ...(labels.points ? { labels } : {}),
      randomize: textAt(node, 'rowsOrder') === 'random' || textAt(node, 'rowOrder') === 'random',
    },
    known: {
      key,
      type: 'matrix',
      storedFor: value => byValue.get(String(value)),
      rows: new Map(lines.map((line, index) => [String(line.value), ids[index] ?? ''])),
    },
  };
};
