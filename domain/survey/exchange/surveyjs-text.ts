import { cleanLine, cut } from '../plain-text';
import { type LocalizedText, MAX_LANGUAGES } from '../text';
import { at, isObject, type Json } from './json';
import { isFormatted, plainOf } from './names';
import { type ImportRow, note } from './report';

const TAG = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;

/** Reads the texts of one SurveyJS file and remembers the languages they are in. */
export class SurveyJsTexts {
  readonly #languages: Set<string>;
  readonly #keys: ReadonlyMap<string, string>;

  /** `keys`: what each question is called here, for texts that quote an answer as `{name}`. */
  constructor(
    readonly first: string,
    keys: ReadonlyMap<string, string>,
  ) {
    this.#languages = new Set([first]);
    this.#keys = keys;
  }

  /** The default first. */
  get languages(): string[] {
    return [...this.#languages];
  }

  /** A text, plain or `{default: …, de: …}`, of at most `max` characters per language; lines are joined unless `lines`. Without a `row` as it stands in the file. */
  read(
    node: Json,
    name: string,
    max: number,
    row: ImportRow | null,
    lines = false,
  ): LocalizedText | undefined {
    const written = Object.entries(this.#byLanguage(at(node, name))).flatMap(([tag, html]) => {
      const words = lines ? plainOf(html) : cleanLine(plainOf(html));
      if (words === '') return [];
      if (row && isFormatted(html)) note(row, 'Formatting, links and pictures inside its text are left out.');
      if (row && words.length > max) note(row, `A text is cut to ${max} characters.`);
      return [[tag, cut(row ? this.#piped(words, row) : words, max)] as const];
    });
    if (written.length === 0) return undefined;
    for (const [tag] of written) this.#languages.add(tag);
    return Object.fromEntries(written);
  }

  #byLanguage(value: unknown): Record<string, string> {
    if (typeof value === 'string' || typeof value === 'number') return { [this.first]: String(value) };
    if (!isObject(value)) return {};
    const texts: Record<string, string> = {};
    for (const [tag, words] of Object.entries(value)) {
      const language = tag === 'default' ? this.first : tag;
      const isRoomLeft = this.#languages.has(language) || this.#languages.size < MAX_LANGUAGES;
      if (typeof words === 'string' && TAG.test(language) && isRoomLeft && !Object.hasOwn(texts, language))
        texts[language] = words;
    }
    return texts;
  }

  /** `{name}` → `{{answers.key}}`; what is no question stays as it is written. */
  #piped(words: string, row: ImportRow): string {
    return words.replace(/\{([^{}]{1,100})\}/g, (whole, name: string) => {
      const key = this.#keys.get(name.trim());
      if (key) return `{{answers.${key}}}`;
      note(row, `“${whole}” in its text is not an answer here and stays as written.`);
      return whole;
    });
  }
}
