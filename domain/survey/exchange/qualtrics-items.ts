import type { LocalizedText } from '../text';
import { at, isObject, type Json, listAt } from './json';
import type { Keys } from './names';
import type { QualtricsTexts } from './qualtrics-text';
import { type ImportRow, note } from './report';

/** One question of a QSF, and what it is read with. */
export type Source = { node: Json; key: string; keys: Keys; texts: QualtricsTexts; row: ImportRow };

type Item = { id: string; label: LocalizedText; isOther: boolean };

/** What stands under `Choices` (or `Answers`), in the order shown, by Qualtrics' number. */
export function itemsOf({ node, texts, row }: Source, list: 'Choices' | 'Answers', most: number): Item[] {
  const items = at(node, list);
  const written = isObject(items)
    ? Object.keys(items)
    : Array.isArray(items)
      ? items.map((_, i) => String(i))
      : [];
  const order = listAt(node, list === 'Choices' ? 'ChoiceOrder' : 'AnswerOrder').map(String);
  const ids = [...new Set([...order.filter(id => written.includes(id)), ...written])];
  if (ids.length > most) note(row, `Only the first ${most} of ${ids.length} are kept.`);
  return ids.slice(0, most).map(id => {
    const item: unknown = isObject(items) ? items[id] : Array.isArray(items) ? items[Number(id)] : undefined;
    const isOther = isObject(item) && ['true', 'on'].includes(String(at(item, 'TextEntry')).toLowerCase());
    if (isObject(item) && at(item, 'DisplayLogic'))
      note(row, 'Choices that come and go by a condition are always shown.');
    return { id, isOther, label: texts.read(node, [list, id, 'Display'], 300, row) ?? { [texts.first]: id } };
  });
}

export const nameOf = ({ label }: Item): string => Object.values(label)[0] ?? '';
