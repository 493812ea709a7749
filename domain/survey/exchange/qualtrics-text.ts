import { cleanLine, cut } from '../plain-text';
import { type LocalizedText, MAX_LANGUAGES } from '../text';
import { at, isObject, type Json } from './json';
import { isFormatted, plainOf } from './names';
import { type ImportRow, note } from './report';

/** Qualtrics' own codes for languages, where they are no language tags. */
const TAGS: Record<string, string> = {
  'EN-GB': 'en-GB',
  'ES-ES': 'es-ES',
  'ZH-S': 'zh-Hans',
  'ZH-T': 'zh-Hant',
  'PT-BR': 'pt-BR',
  'FR-CA': 'fr-CA',
  KM: 'km',
};
const TAG = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;

/** Reads the texts of a QSF, whose translations stand beside the question, and remembers their languages. */
export class QualtricsTexts {
  readonly first: string;
  readonly #languages: Set<string>;
  readonly #keys: ReadonlyMap<string, string>;

  /** `keys`: what each question (`QID1`) is called here, for texts that quote an answer. */
  constructor(language: string, keys: ReadonlyMap<string, string>) {
    this.first = tagOf(language) ?? 'en';
    this.#languages = new Set([this.first]);
    this.#keys = keys;
  }

  /** The default first. */
  get languages(): string[] {
    return [...this.#languages];
  }

  /** The text at `path` below a question, in every language, on one line, at most `max` characters each. */
  read(
    question: Json,
    path: readonly string[],
    max: number,
    row: ImportRow | null,
  ): LocalizedText | undefined {
    const translations = at(question, 'Language');
    const sources: [string, Json][] = [[this.first, question]];
    for (const [code, node] of Object.entries(isObject(translations) ? translations : {})) {
      const tag = tagOf(code);
      if (tag && isObject(node) && tag !== this.first) sources.push([tag, node]);
    }
    const written = sources.flatMap(([tag, node]) => {
      const html = textBelow(node, path);
      const words = cleanLine(plainOf(html));
      const isRoomLeft = this.#languages.has(tag) || this.#languages.size < MAX_LANGUAGES;
      if (words === '' || !isRoomLeft) return [];
      if (row && isFormatted(html)) note(row, 'Formatting, links and pictures inside its text are left out.');
      if (row && words.length > max) note(row, `A text is cut to ${max} characters.`);
      this.#languages.add(tag);
      return [[tag, cut(row ? this.#piped(words, row) : words, max)] as const];
    });
    return written.length > 0 ? Object.fromEntries(written) : undefined;
  }

  /** `${q://QID1/…}` → `{{answers.key}}`, `${m://FirstName}` → `{{customer.name}}`; others stay as written. */
  #piped(words: string, row: ImportRow): string {
    return words.replace(/\$\{(\w{1,3}):\/\/([^}]{1,200})\}/g, (whole, kind: string, path: string) => {
      const key = this.#keys.get(path.split('/')[0] ?? '');
      if (kind === 'q' && key) return `{{answers.${key}}}`;
      if (kind === 'm' && path === 'FirstName') return '{{customer.name}}';
      note(row, `“${whole}” in its text means nothing here and stays as written.`);
      return whole;
    });
  }
}

function textBelow(node: Json, path: readonly string[]): string {
  let found: unknown = node;
  for (const step of path)
    found = isObject(found) || Array.isArray(found) ? Reflect.get(found, step) : undefined;
  return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
}

function tagOf(code: string): string | null {
  const known = TAGS[code.toUpperCase()];
  if (known) return known;
  return TAG.test(code) ? code.toLowerCase() : null;
}
