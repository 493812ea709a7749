import type { SurveyDefinition } from '../definition';
import type { LocalizedText } from '../text';

/** Longer texts are cut in a sentence about a change. */
const QUOTED_MAX = 80;

/** A text as it stands in a sentence about it. */
export const quoted = (words: string): string => {
  const line = words.replace(/\s+/g, ' ').trim();
  return `“${line.length > QUOTED_MAX ? `${line.slice(0, QUOTED_MAX - 1).trimEnd()}…` : line}”`;
};

/** `German`, in English, the language of the screens. */
export function languageWords(tag: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/**
 * How a text changed: `Changed the title of page 2 (German) from “…” to “…”.`; several languages at once are only named.
 * The language is left out where the survey has one only.
 */
export function textChange(
  what: string,
  was: LocalizedText | undefined,
  is: LocalizedText | undefined,
  { languages }: Pick<SurveyDefinition, 'languages'>,
): string[] {
  const [before, after] = [was ?? {}, is ?? {}];
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    tag => (before[tag] ?? '') !== (after[tag] ?? ''),
  );
  const [only, ...more] = changed;
  if (only === undefined) return [];
  if (more.length > 0) return [`Changed ${what} (${changed.map(languageWords).join(', ')}).`];
  const where = languages.length === 1 && languages[0] === only ? what : `${what} (${languageWords(only)})`;
  const [from, to] = [before[only], after[only]];
  if (!to) return [`Removed ${where}.`];
  return [
    from ? `Changed ${where} from ${quoted(from)} to ${quoted(to)}.` : `Wrote ${where}: ${quoted(to)}.`,
  ];
}

/** `Changed the colour from #3D3FB8 to #000000.`; `unset` says what holds while nothing is set. */
export function valueChange(what: string, was: unknown, is: unknown, unset: string): string[] {
  const word = (value: unknown): string => {
    if (value === undefined) return unset;
    if (value === '') return 'none';
    if (typeof value !== 'object' || value === null) return String(value);
    return Object.keys(value).length === 0 ? 'none' : 'its own';
  };
  return word(was) === word(is)
    ? [`Changed ${what}.`]
    : [`Changed ${what} from ${word(was)} to ${word(is)}.`];
}

/** Names of the properties that differ, in the order in which they stand. */
export function changedNames(was: object, is: object, isSame: (a: unknown, b: unknown) => boolean): string[] {
  const [before, after] = [new Map(Object.entries(was)), new Map(Object.entries(is))];
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    name => !isSame(before.get(name), after.get(name)),
  );
}

/** Whether those present on both sides changed places. */
export function orderChanged(before: readonly string[], after: readonly string[]): boolean {
  const kept = before.filter(one => after.includes(one));
  const stand = after.filter(one => before.includes(one));
  return kept.some((one, index) => stand[index] !== one);
}

/** A value that the schema of a definition keeps as a text in several languages. */
export const isText = (value: unknown): value is LocalizedText | undefined =>
  value === undefined ||
  (typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every(words => typeof words === 'string'));
