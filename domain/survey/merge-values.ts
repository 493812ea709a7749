import { conditionInWords } from './condition-words';
import { conditionSchema } from './conditions';
import { languageWords } from './diff/words';
import { same } from './same';

/** Both sides changed the same thing. `id` is what `take` names to take theirs. */
export type MergeConflict = { id: string; what: string; mine: string; theirs: string };

/** Decides where both sides changed the same: mine, unless `take` names it. Every decision is noted. */
export type Judge = { take: ReadonlySet<string>; conflicts: MergeConflict[] };

type Three<T> = { base: T; mine: T; theirs: T };
type Place = { id: string; what: string };

/** Notes a conflict and says whose side wins. */
export function judged(judge: Judge, conflict: MergeConflict): 'mine' | 'theirs' {
  judge.conflicts.push(conflict);
  return judge.take.has(conflict.id) ? 'theirs' : 'mine';
}

/**
 * Joins three values as JSON: objects property by property, lists of things with an id thing by thing; all else is
 * taken whole from whoever changed it.
 */
export function mergeValue(judge: Judge, place: Place, { base, mine, theirs }: Three<unknown>): unknown {
  if (same(mine, theirs) || same(base, theirs)) return mine;
  if (same(base, mine)) return theirs;
  if (isPlain(mine) && isPlain(theirs) && !isAtomic(place.id)) {
    return mergeObjects(judge, place, { base: isPlain(base) ? base : {}, mine, theirs });
  }
  if (isItems(mine) && isItems(theirs)) {
    return mergeItems(judge, place, { base: isItems(base) ? base : [], mine, theirs });
  }
  const conflict = { ...place, mine: inWords(mine), theirs: inWords(theirs) };
  return judged(judge, conflict) === 'mine' ? mine : theirs;
}

/**
 * One order out of two. Whoever moved something decides; what only the other side has goes after what stood before it
 * there. Only ids in `kept` come out.
 */
export function mergeOrder(
  judge: Judge,
  place: Place,
  { base, mine, theirs }: Three<readonly string[]>,
  kept: ReadonlySet<string>,
): string[] {
  const isCommon = (id: string) => base.includes(id) && mine.includes(id) && theirs.includes(id);
  const [was, is, other] = [base, mine, theirs].map(ids => ids.filter(isCommon).join(' '));
  let leads: 'mine' | 'theirs' = is === was && other !== was ? 'theirs' : 'mine';
  if (is !== was && other !== was && is !== other) {
    const words = { mine: mine.join(', '), theirs: theirs.join(', ') };
    leads = judged(judge, { ...place, ...words });
  }
  const [first, second] = leads === 'mine' ? [mine, theirs] : [theirs, mine];
  const order = first.filter(id => kept.has(id));
  second.forEach((id, index) => {
    if (!kept.has(id) || order.includes(id)) return;
    const before = second.slice(0, index).findLast(one => order.includes(one));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
  });
  return order;
}

/**
 * Which ids are left, and what each is. What one side deleted and the other left alone is gone; what the other changed
 * is a conflict.
 */
export function mergeById<T>(
  judge: Judge,
  place: (id: string) => Place,
  { base, mine, theirs }: Three<ReadonlyMap<string, T>>,
): Map<string, T | unknown> {
  const merged = new Map<string, T | unknown>();
  for (const id of new Set([...mine.keys(), ...theirs.keys()])) {
    const three = { base: base.get(id), mine: mine.get(id), theirs: theirs.get(id) };
    if (three.mine !== undefined && three.theirs !== undefined) {
      merged.set(id, mergeValue(judge, place(id), three));
      continue;
    }
    const left = three.mine ?? three.theirs;
    if (three.base === undefined) merged.set(id, left);
    else if (!same(three.base, left)) {
      const winner = judged(judge, {
        ...place(id),
        mine: three.mine === undefined ? 'Deleted' : 'Changed',
        theirs: three.theirs === undefined ? 'Deleted' : 'Changed',
      });
      if (three[winner] !== undefined) merged.set(id, three[winner]);
    }
  }
  return merged;
}

type Plain = Record<string, unknown>;
type Item = { id: string };

function mergeObjects(judge: Judge, place: Place, { base, mine, theirs }: Three<Plain>): Plain {
  const names = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
  const isText = [mine, theirs].every(one => Object.values(one).every(words => typeof words === 'string'));
  const merged: Plain = {};
  for (const name of names) {
    const word = NAMES[name] ?? (isText ? languageWords(name) : name);
    const at = { id: `${place.id}.${name}`, what: `${place.what}, ${word}` };
    const value = mergeValue(judge, at, { base: base[name], mine: mine[name], theirs: theirs[name] });
    if (value !== undefined) merged[name] = value;
  }
  return merged;
}

function mergeItems(judge: Judge, place: Place, three: Three<Item[]>): unknown[] {
  const byId = (items: Item[]) => new Map(items.map(item => [item.id, item]));
  const ids = (items: Item[]) => items.map(item => item.id);
  const at = (id: string) => ({ id: `${place.id}.${id}`, what: `${place.what} “${id}”` });
  const { base, mine, theirs } = three;
  const maps = { base: byId(base), mine: byId(mine), theirs: byId(theirs) };
  const merged = mergeById(judge, at, maps);
  const order = { id: `${place.id}.order`, what: `${place.what}, order` };
  const orders = { base: ids(base), mine: ids(mine), theirs: ids(theirs) };
  return mergeOrder(judge, order, orders, new Set(merged.keys())).map(id => merged.get(id));
}

/** Half of one condition and half of another make a third that nobody meant; so does half a question of each type. */
const isAtomic = (id: string): boolean => /\.(showIf|when|next)$/.test(id);

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isItems = (value: unknown): value is Item[] =>
  Array.isArray(value) && value.every(one => isPlain(one) && typeof one.id === 'string');

/** How the properties of a definition are called on the screen. */
const NAMES: Record<string, string> = {
  showIf: 'when it is shown',
  when: 'when it is shown',
  next: 'rules',
  help: 'help text',
  required: 'must be answered',
  choices: 'choice',
  rows: 'row',
  labels: 'words at the scale',
  low: 'lowest score',
  high: 'highest score',
  alt: 'words for the picture',
  senderName: 'sender',
  preheader: 'preview line',
  color: 'colour',
};

function inWords(value: unknown): string {
  if (value === undefined) return 'Nothing';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'string') return value || 'Empty';
  if (isPlain(value) && Object.values(value).every(words => typeof words === 'string')) {
    return Object.values(value).join(' · ') || 'Empty';
  }
  const condition = conditionSchema.safeParse(value);
  return condition.success ? conditionInWords(condition.data) : JSON.stringify(value);
}
