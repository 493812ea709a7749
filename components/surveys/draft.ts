import type { SurveyDefinition } from '@/domain/survey/definition';
import type { LocalizedText } from '@/domain/survey/text';
import { readText } from '@/domain/survey/texts';
import { progressOf } from '@/domain/survey/translations/units';

/** Where a path leads in the preview: a page or an ending by its id, or the invitation mail. */
export type Place = { kind: 'page' | 'ending'; id: string } | { kind: 'email' };

/** Texts that a definition may leave out: emptied, they are taken out, so that no change is seen where there is none. */
const OPTIONAL_TEXT =
  /^pages\.\d+\.title$|\.(help|text|placeholder|footer|senderName|signature|low|high|yes|no|unit|points\.\d+)$/;

/** A copy in which the text at `path` reads `words` in `language`. Missing objects on the way are made. */
export function withText(
  def: SurveyDefinition,
  path: string,
  language: string,
  words: string,
): SurveyDefinition {
  const { [language]: _, ...others } = readText(def, path) ?? {};
  const text = words === '' ? seenIn(def, others) : { ...others, [language]: words };
  const isGone = Object.keys(text).length === 0 && OPTIONAL_TEXT.test(path);
  return written(def, path.split('.'), isGone ? undefined : text) as SurveyDefinition; // of the same shape: a text for a text
}

/** A copy of `node` with `value` at the end of these steps. What lies beside them is shared, not copied: it is typed at. */
function written(node: unknown, [step = '', ...rest]: string[], value: unknown): unknown {
  const below = childOf(node, step);
  const next = rest.length > 0 ? written(below ?? {}, rest, value) : value;
  if (Array.isArray(node)) return node.map((item, index) => (index === Number(step) ? next : item));
  if (!isObject(node)) throw new Error(`nothing can be written at ${step}`);
  if (next !== undefined) return { ...node, [step]: next };
  const { [step]: _, ...others } = node;
  return others;
}

/** `piece` put in where the caret of `field` stands, and where the caret goes then; at the end without one. */
export function splice(
  words: string,
  piece: string,
  field: { selectionStart: number | null; selectionEnd: number | null } | null,
): { words: string; caret: number } {
  const from = field?.selectionStart ?? words.length;
  const to = field?.selectionEnd ?? from;
  return { words: words.slice(0, from) + piece + words.slice(to), caret: from + piece.length };
}

/** How many written texts a reader of each language would see in another one. */
export function countMissing(def: SurveyDefinition): Record<string, number> {
  return Object.fromEntries(progressOf(def).map(({ language, done, total }) => [language, total - done]));
}

/** What the preview should show while somebody edits at `path`; null: what it shows already. */
export function placeOf(def: SurveyDefinition, path: string): Place | null {
  const [room, index] = path.split('.');
  if (room === 'email') return { kind: 'email' };
  if (room !== 'pages' && room !== 'endings') return null;
  const id = def[room][Number(index)]?.id;
  return id === undefined ? null : { kind: room === 'pages' ? 'page' : 'ending', id };
}

/** Pages, then endings: the order in which the preview is walked. */
export const placesOf = (def: SurveyDefinition): Exclude<Place, { kind: 'email' }>[] => [
  ...def.pages.map(({ id }) => ({ kind: 'page' as const, id })),
  ...def.endings.map(({ id }) => ({ kind: 'ending' as const, id })),
];

/** Emptying the last text that can be seen empties those in languages the survey no longer has: else one would reappear. */
const seenIn = (def: SurveyDefinition, text: LocalizedText): LocalizedText =>
  def.languages.some(tag => text[tag]) ? text : {};

function childOf(node: unknown, step: string): unknown {
  if (Array.isArray(node)) return node[Number(step)];
  return isObject(node) ? node[step] : undefined;
}

const isObject = (node: unknown): node is Record<string, unknown> =>
  typeof node === 'object' && node !== null && !Array.isArray(node);
