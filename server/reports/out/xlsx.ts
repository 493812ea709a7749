import { type PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import {
  cellXml,
  columnLetters,
  contentTypesXml,
  PACKAGE_RELS,
  STYLES,
  sheetEnd,
  sheetStart,
  workbookRelsXml,
  workbookXml,
} from './xlsx-xml';

/** `share`: a number 0..1, a percentage whatever its column holds. */
export type XlsxCell = string | number | boolean | Date | { share: number } | null | undefined;

/**
 * How a column is shown: `text` wraps, `label` does not; `share` 0..1 as a percentage; `date` a local day written
 * `2026-03-31`; `moment` an instant, on the clock of the sheet's zone. A text in a column of another kind stays a text.
 */
export type XlsxKind = 'label' | 'text' | 'integer' | 'number' | 'share' | 'date' | 'moment';

/** `width` in characters. */
export type XlsxColumn = { name: string; kind: XlsxKind; width?: number };

export type XlsxSheet = {
  name: string;
  columns: readonly XlsxColumn[];
  /** Rows, or pages of rows as they are read. */
  rows: readonly (readonly XlsxCell[])[] | AsyncIterable<readonly (readonly XlsxCell[])[]>;
};

/** Lines of a sheet, its head included, as Excel's specification limits them; what is beyond goes on in another sheet. */
const MOST_ROWS = 1_048_576;
/** Characters handed to the compressor at once. */
const CHUNK = 1 << 16;

/**
 * A workbook as a spreadsheet opens it (Office Open XML), streamed: frozen heads, filters, real dates and numbers. Texts
 * stay texts, whatever they begin with. `timezone`: on whose clock moments are written. Reads no faster than it is read;
 * memory does not grow with the number of rows.
 */
export function tableToXlsx(book: {
  sheets: readonly XlsxSheet[];
  timezone: string;
  /** Rows after which a sheet goes on in the next. */
  mostRows?: number;
}): Readable {
  const zip = new ZipFile();
  const out = zip.outputStream as PassThrough; // as its documentation says
  // The parts are compressed one after the other; which sheets there are is known after the last row.
  writeParts(zip, out, book).catch((error: unknown) => {
    out.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  return out;
}

async function writeParts(
  zip: ZipFile,
  out: PassThrough,
  { sheets, timezone, mostRows = MOST_ROWS }: Parameters<typeof tableToXlsx>[0],
): Promise<void> {
  const names: string[] = [];
  for (const sheet of sheets) {
    const rows = new RowReader(sheet.rows);
    let part = 0;
    do {
      part += 1;
      names.push(sheetName(part === 1 ? sheet.name : `${sheet.name} ${part}`, names));
      const xml = Readable.from(sheetXml({ sheet, rows, timezone, most: mostRows - 1 }));
      const written = new Promise<void>((resolve, reject) => xml.on('close', resolve).on('error', reject));
      // Whoever leaves ends the reading too.
      out.once('close', () => xml.destroy(new Error('nobody reads any more')));
      zip.addReadStream(xml, `xl/worksheets/sheet${names.length}.xml`, { compressionLevel: 1 });
      await written;
    } while (!(await rows.isDone()));
  }
  const add = (path: string, xml: string) => zip.addBuffer(Buffer.from(xml), path);
  add('xl/styles.xml', STYLES);
  add('xl/workbook.xml', workbookXml(names));
  add('xl/_rels/workbook.xml.rels', workbookRelsXml(names.length));
  add('_rels/.rels', PACKAGE_RELS);
  add('[Content_Types].xml', contentTypesXml(names.length));
  zip.end();
}

type SheetWish = { sheet: XlsxSheet; rows: RowReader; timezone: string; most: number };

async function* sheetXml({ sheet, rows, timezone, most }: SheetWish): AsyncGenerator<string> {
  const { columns } = sheet;
  const letters = columns.map((_, index) => columnLetters(index));
  let text = sheetStart(columns, letters);
  let count = 0;
  for (let row = await rows.next(); row; row = count < most ? await rows.next() : null) {
    count += 1;
    text += `<row r="${count + 1}">`;
    for (const [index, { kind }] of columns.entries()) {
      const value = row[index];
      if (value !== null && value !== undefined && value !== '')
        text += cellXml(`${letters[index]}${count + 1}`, value, kind, timezone);
    }
    text += '</row>';
    if (text.length > CHUNK) {
      yield text;
      text = '';
    }
  }
  yield text + sheetEnd(letters.at(-1) ?? 'A', count + 1);
}

/** Rows one by one out of pages of them, so that a sheet can stop and the next go on. */
class RowReader {
  readonly #pages:
    | AsyncIterator<readonly (readonly XlsxCell[])[]>
    | Iterator<readonly (readonly XlsxCell[])[]>;
  #page: readonly (readonly XlsxCell[])[] = [];
  #place = 0;

  constructor(rows: XlsxSheet['rows']) {
    this.#pages = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : [rows][Symbol.iterator]();
  }

  async next(): Promise<readonly XlsxCell[] | null> {
    if (await this.isDone()) return null;
    this.#place += 1;
    return this.#page[this.#place - 1] ?? null;
  }

  async isDone(): Promise<boolean> {
    while (this.#place >= this.#page.length) {
      const { done, value } = await this.#pages.next();
      if (done) return true;
      this.#page = value;
      this.#place = 0;
    }
    return false;
  }
}

/** As Excel takes it: at most 31 characters, none of `[]:*?/\`, no quote at an end, and no name twice. */
function sheetName(wanted: string, taken: readonly string[]): string {
  const plain = wanted.replace(/[[\]:*?/\\\p{Cc}]/gu, ' ').replace(/^[' ]+|[' ]+$/g, '') || 'Sheet';
  const isTaken = (name: string) => taken.some(one => one.toLowerCase() === name.toLowerCase());
  for (let place = 1; ; place++) {
    const tail = place === 1 ? '' : ` (${place})`;
    const name = [...plain].join('').slice(0, 31 - tail.length) + tail;
    if (!isTaken(name)) return name;
  }
}
