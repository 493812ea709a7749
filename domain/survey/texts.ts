import type { SurveyDefinition } from './definition';
import type { LocalizedText } from './text';

/** Properties that hold a text in several languages, wherever they stand in a definition. */
const TEXT_PROPERTIES = new Set([
  'title',
  'text',
  'help',
  'label',
  'low',
  'high',
  'yes',
  'no',
  'placeholder',
  'unit',
  'alt',
  'footer',
  'subject',
  'preheader',
  'intro',
  'button',
  'senderName',
  'signature',
]);

/** Texts without which a reader does not know what is asked. */
const NEEDED =
  /^(pages\.\d+\.questions\.\d+\.(title|(choices|rows)\.\d+\.label)|endings\.\d+\.(title|link\.label))$/;

export type FoundText = { path: string; text: LocalizedText; needed: boolean };

/** Every text of a definition with its path, in order. */
export function textsOf(def: SurveyDefinition): FoundText[] {
  const found: FoundText[] = [];
  visit(def, '', (path, text) => {
    if (isText(text)) found.push({ path, text, needed: NEEDED.test(path) });
    return text;
  });
  return found;
}

/** The text at a dotted path of a definition, itself and no copy; undefined where there is none. */
export function readText(def: SurveyDefinition, path: string): LocalizedText | undefined {
  let node: unknown = def;
  for (const step of path.split('.'))
    node = typeof node === 'object' && node !== null ? Reflect.get(node, step) : undefined;
  return isText(node) && Object.values(node).every(words => typeof words === 'string') ? node : undefined;
}

/** A copy in which a text written as a plain string stands under the definition's first language. */
export function spreadPlainTexts(raw: unknown): unknown {
  const languages = raw && typeof raw === 'object' && 'languages' in raw ? raw.languages : undefined;
  const first = Array.isArray(languages) && typeof languages[0] === 'string' ? languages[0] : 'en';
  return visit(raw, '', (_, text) => (typeof text === 'string' ? { [first]: text } : text));
}

/** Deeper than any definition goes (pages › questions › showIf › groups › value), so that hostile JSON ends here. */
const DEEPEST = 16;

function visit(
  node: unknown,
  path: string,
  onText: (path: string, text: unknown) => unknown,
  depth = 0,
): unknown {
  if (typeof node !== 'object' || node === null || depth > DEEPEST) return node;
  if (Array.isArray(node))
    return node.map((item, index) => visit(item, join(path, index), onText, depth + 1));
  const points = /\.labels\.points$/.test(path);
  const entries = Object.entries(node).map(([name, child]) => {
    const below = join(path, name);
    const isTextHere = points || TEXT_PROPERTIES.has(name);
    return [name, isTextHere ? onText(below, child) : visit(child, below, onText, depth + 1)] as const;
  });
  return Object.fromEntries(entries);
}

function join(path: string, name: string | number): string {
  return path === '' ? String(name) : `${path}.${name}`;
}

function isText(value: unknown): value is LocalizedText {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
