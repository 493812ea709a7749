import type { SurveyDefinition } from '../definition';
import { isTranslated } from '../translate';
import type { TranslationFile } from './apply';
import { unitsOf } from './units';

/** Where a text stands, in words for the translator ("Page 1, question 2"). */
type WhereWords = (path: string) => string;

type Wish = { languages: readonly string[]; onlyMissing?: boolean };

/** A table with one row per text and one column per language, the default first. RFC 4180, with a byte order mark for Excel. */
export function asCsv(def: SurveyDefinition, { languages, onlyMissing }: Wish, where: WhereWords): string {
  const source = def.languages[0] ?? 'en';
  const columns = [source, ...languages.filter(tag => tag !== source)];
  const rows = chosen(def, { languages, onlyMissing: onlyMissing ?? false }).map(({ id, path, text }) => [
    id,
    where(path),
    ...columns.map(tag => text[tag] ?? ''),
  ]);
  return `\uFEFF${[['unit', 'where', ...columns], ...rows].map(row => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** The rows of a table written by `asCsv`, wherever its columns stand now. Throws a sentence where it is no such table. */
export function fromTable(table: readonly (readonly string[])[]): TranslationFile {
  const [head = [], ...rows] = table;
  const names = head.map(name => name.replace(/^\uFEFF/, '').trim());
  const unitAt = names.findIndex(name => name.toLowerCase() === 'unit');
  const columns = names.flatMap((name, at) => (at !== unitAt && isTag(name) ? [{ tag: name, at }] : []));
  if (unitAt < 0 || columns.length === 0)
    throw new Error(
      'This is no table of translations: it needs a column “unit” and one per language, such as “de”.',
    );
  return {
    languages: columns.map(({ tag }) => tag),
    rows: rows
      .filter(row => row[unitAt]?.trim())
      .map(row => ({
        id: row[unitAt]?.trim() ?? '',
        texts: Object.fromEntries(columns.map(({ tag, at }) => [tag, plain(row[at] ?? '')])),
      })),
  };
}

/** One target language as XLIFF 1.2 (OASIS), which every translation tool reads. */
export function asXliff(
  def: SurveyDefinition,
  { language, onlyMissing = false }: { language: string; onlyMissing?: boolean },
  where: WhereWords,
): string {
  const source = def.languages[0] ?? 'en';
  const units = chosen(def, { languages: [language], onlyMissing }).map(({ id, path, text }) => {
    const state = isTranslated(text, language) ? 'translated' : 'needs-translation';
    return [
      `      <trans-unit id="${xml(id)}" xml:space="preserve">`,
      `        <source>${xml(text[source] ?? '')}</source>`,
      `        <target state="${state}">${xml(text[language] ?? '')}</target>`,
      `        <note>${xml(where(path))}</note>`,
      '      </trans-unit>',
    ].join('\n');
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original="${xml(def.name)}" datatype="plaintext" source-language="${xml(source)}" target-language="${xml(language)}">
    <body>
${units.join('\n')}
    </body>
  </file>
</xliff>
`;
}

const chosen = (def: SurveyDefinition, { languages, onlyMissing }: Required<Wish>) =>
  unitsOf(def).filter(({ text }) => !onlyMissing || languages.some(tag => !isTranslated(text, tag)));

/** A quoted cell. One that a spreadsheet would run as a formula gets an apostrophe, taken off again by `plain`. */
function cell(words: string): string {
  const safe = /^'*[=+\-@\t\r]/.test(words) ? `'${words}` : words;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const plain = (words: string): string => (/^'+[=+\-@\t\r]/.test(words) ? words.slice(1) : words);

const isTag = (name: string): boolean => /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(name);

const xml = (words: string): string =>
  words
    // Characters that XML 1.0 cannot hold at all.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
