import { OTHER_CHOICE } from '../definition';
import type { LocalizedText } from '../text';
import { at, isObject, isTrueAt, listAt, textAt } from './json';
import { idsFor } from './names';
import { note } from './report';
import type { Element, Scalar } from './surveyjs-element';

export type Offered = { value: Scalar; label: LocalizedText | undefined };
export const MOST_CHOICES = 300;

/** The items of a list as they are offered: bare values, or `{value, text}`. */
export function offeredOf({ node, texts, row }: Element, list: string, most: number): Offered[] {
  const offered = listAt(node, list).flatMap((item): Offered[] => {
    if (!isObject(item))
      return isScalar(item) ? [{ value: item, label: texts.read({ item }, 'item', 300, row) }] : [];
    const value = at(item, 'value') ?? at(item, 'name');
    if (!isScalar(value)) return [];
    if (at(item, 'visibleIf') || at(item, 'enableIf'))
      note(row, 'Choices that come and go by a condition are always shown.');
    const label = texts.read(item, 'text', 300, row) ?? texts.read(item, 'title', 300, row);
    return [{ value, label: label ?? texts.read({ value: String(value) }, 'value', 300, row) }];
  });
  if (offered.length > most) note(row, `Only the first ${most} of ${offered.length} are kept.`);
  return offered.slice(0, most);
}

const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** Choices with ids that can be stored, and how the file's values lead to them. */
export function choicesOf(element: Element) {
  const { node, texts, row } = element;
  const offered = offeredOf(element, 'choices', MOST_CHOICES - 1);
  const hasOther = isTrueAt(node, 'hasOther') || isTrueAt(node, 'showOtherItem');
  if (isTrueAt(node, 'hasNone') || isTrueAt(node, 'showNoneItem')) {
    offered.push({
      value: 'none',
      label: texts.read(node, 'noneText', 300, row) ?? { [texts.first]: 'None' },
    });
    if (textAt(node, 'type') === 'checkbox') note(row, '“None” can be ticked together with others here.');
  }
  if (isTrueAt(node, 'hasSelectAll') || isTrueAt(node, 'showSelectAllItem'))
    note(row, '“Select all” is left out.');
  if (at(node, 'choicesByUrl')) note(row, 'Choices loaded from an address do not come along: write them in.');
  if (at(node, 'choicesFromQuestion')) note(row, 'Choices taken from another question do not come along.');
  const order = textAt(node, 'choicesOrder') ?? 'none';
  if (order === 'asc' || order === 'desc') note(row, 'The choices stand in the order of the file, unsorted.');
  const values = offered.map(one => String(one.value));
  const ids = idsFor(values, 'choice', hasOther ? [OTHER_CHOICE] : []);
  const otherLabel = texts.read(node, 'otherText', 300, row);
  const byValue = new Map(values.map((value, index) => [value, ids[index] ?? value]));
  if (hasOther && !byValue.has(OTHER_CHOICE)) byValue.set(OTHER_CHOICE, OTHER_CHOICE);
  return {
    fields: {
      choices: offered.map(({ label }, index) => ({ id: ids[index] ?? '', label: label ?? {} })),
      randomize: order === 'random',
    },
    other: hasOther ? { other: otherLabel ? { label: otherLabel } : {} } : {},
    storedFor: (value: Scalar) => byValue.get(String(value)),
  };
}
