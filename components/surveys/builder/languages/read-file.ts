import type { TranslationFile } from '@/domain/survey/translations/apply';
import { fromTable } from '@/domain/survey/translations/files';

/** Bytes of a file of translations; a survey's texts are a hundredth of that. */
const MAX_BYTES = 5_000_000;

/** Reads a CSV or XLIFF (1.2 or 2.0) file of translations. Throws a sentence for whoever chose it. */
export async function readTranslations(file: File): Promise<TranslationFile> {
  if (file.size > MAX_BYTES) throw new Error('The file is larger than 5 MB. Nothing was changed.');
  const text = await file.text();
  if (/^\uFEFF?\s*<(\?xml|xliff)/.test(text)) return fromXliff(text);
  const { parse } = await import('csv-parse/browser/esm/sync');
  const separator = text.slice(0, text.indexOf('\n')).includes(';') ? ';' : ',';
  let table: string[][];
  try {
    table = parse(text, {
      bom: true,
      delimiter: separator,
      relax_column_count: true,
      skip_empty_lines: true,
    });
  } catch {
    throw new Error(
      'The file is not readable as CSV: a quotation mark is open somewhere. Nothing was changed.',
    );
  }
  return fromTable(table);
}

/** `trans-unit` of version 1.2 and `unit` of 2.0 alike: an id, a source and a target. */
function fromXliff(text: string): TranslationFile {
  const xml = new DOMParser().parseFromString(text, 'application/xml');
  const root = xml.documentElement;
  if (xml.querySelector('parsererror') || root.localName !== 'xliff')
    throw new Error('The file is not readable as XLIFF. Nothing was changed.');
  const file = root.querySelector('file');
  const source = file?.getAttribute('source-language') ?? root.getAttribute('srcLang');
  const target = file?.getAttribute('target-language') ?? root.getAttribute('trgLang');
  if (!target) throw new Error('The XLIFF file does not say which language it holds. Nothing was changed.');
  const wordsOf = (unit: Element, name: string) => unit.querySelector(name)?.textContent ?? '';
  return {
    languages: [...(source ? [source] : []), target],
    rows: [...root.querySelectorAll('trans-unit, unit')].map(unit => ({
      id: unit.getAttribute('id') ?? '',
      texts: { ...(source && { [source]: wordsOf(unit, 'source') }), [target]: wordsOf(unit, 'target') },
    })),
  };
}
