import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { AppError } from '@/domain/errors';

/** Cells in the order of the columns: a short row has fewer, a long one more. */
export type CsvRow = { line: number; record: string[] };
export type Csv = { headers: string[]; delimiter: string; rows: AsyncIterable<CsvRow> };
export type CsvSource = AsyncIterable<Uint8Array> | string;

const SNIFF_BYTES = 64 * 1024;
const PIECE_CHARS = 64 * 1024;
/** A row longer than this is an unclosed quote, not a row. */
const MAX_ROW_CHARS = 1024 * 1024;
const MAX_COLUMNS = 500;

/**
 * Reads a CSV file as it streams: comma, semicolon, tab or bar; UTF-8, UTF-16, or Windows-1252; any line end.
 * A repeated header gets a number, rows without a single filled cell are left out. A first line with an e-mail address in
 * it is a row: its columns are then called `email`, `name`, `column 3` …
 * Throws `invalid` for what is no text, and with the line where the file cannot be read on.
 */
export async function readCsv(source: CsvSource): Promise<Csv> {
  const { start, text } = await decode(source);
  const delimiter = delimiterOf(start);
  const parser = Readable.from(oneLineEnd(text)).pipe(
    parse({
      bom: true,
      delimiter,
      info: true,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: MAX_ROW_CHARS,
    }),
  );
  const records = parser[Symbol.asyncIterator]() as AsyncIterator<Parsed>;
  const first = await nextRecord(records);
  if (!first) throw new AppError('invalid', 'The file is empty.');
  if (first.record.length > MAX_COLUMNS)
    throw new AppError('invalid', `The file has ${first.record.length} columns; ${MAX_COLUMNS} are taken.`);
  const isNameless = first.record.some(isAddress);
  const headers = uniqueHeaders(isNameless ? namesFor(first.record) : first.record);
  return { headers, delimiter, rows: rowsOf(records, isNameless ? first : null) };
}

type Parsed = { info: { lines: number }; record: string[] };

const isAddress = (cell: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell.trim());

/** Names for the columns of a file that has none, by its first row. */
function namesFor(record: readonly string[]): string[] {
  const name = record.findIndex(cell => /^[\p{L}][\p{L}\p{M} .'’-]*$/u.test(cell.trim()));
  return record.map((cell, at) => (isAddress(cell) ? 'email' : at === name ? 'name' : `column ${at + 1}`));
}

async function* rowsOf(records: AsyncIterator<Parsed>, first: Parsed | null): AsyncGenerator<CsvRow> {
  for (let next = first ?? (await nextRecord(records)); next; next = await nextRecord(records)) {
    const { info, record } = next;
    if (record.every(cell => cell.trim() === '')) continue;
    yield { line: info.lines, record };
  }
}

/** A row by column; short ones padded, cells beyond the columns left out. */
export const cellsOf = (headers: readonly string[], record: readonly string[]): Record<string, string> =>
  Object.fromEntries(headers.map((name, at) => [name, record[at] ?? '']));

async function nextRecord<T>(records: AsyncIterator<T>): Promise<T | undefined> {
  try {
    const { done, value } = await records.next();
    return done ? undefined : value;
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || !String(error.code).startsWith('CSV_'))
      throw error;
    const line = 'lines' in error ? ` near line ${String(error.lines)}` : '';
    const why =
      error.code === 'CSV_MAX_RECORD_SIZE'
        ? 'a row is longer than a million characters; a quotation mark is probably not closed'
        : 'a quotation mark is probably not closed';
    throw new AppError('invalid', `The file cannot be read on${line}: ${why}.`);
  }
}

/** The text as a stream, and its beginning to guess the delimiter from. */
async function decode(source: CsvSource): Promise<{ start: string; text: AsyncIterable<string> }> {
  if (typeof source === 'string')
    return { start: source.slice(0, SNIFF_BYTES), text: Readable.from(piecesOf(source)) };
  const chunks = source[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  let size = 0;
  while (size < SNIFF_BYTES) {
    const { done, value } = await chunks.next();
    if (done) break;
    head.push(value);
    size += value.byteLength;
  }
  const first = Buffer.concat(head);
  const decoder = new TextDecoder(encodingOf(first));
  const start = decoder.decode(first, { stream: true });
  async function* text(): AsyncGenerator<string> {
    yield* piecesOf(start);
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
      yield* piecesOf(decoder.decode(next.value, { stream: true }));
    }
    yield decoder.decode();
  }
  return { start, text: text() };
}

/** The parser takes a whole piece at once: a large one would lose its good rows to a fault at its end, and fill memory. */
function* piecesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += PIECE_CHARS) yield text.slice(at, at + PIECE_CHARS);
}

/** The parser counts a CR LF inside quotes as two lines: reports would name the wrong one. */
async function* oneLineEnd(text: AsyncIterable<string>): AsyncGenerator<string> {
  let held = '';
  for await (const piece of text) {
    const whole = held + piece;
    held = whole.endsWith('\r') ? '\r' : '';
    const ready = (held ? whole.slice(0, -1) : whole).replaceAll('\r\n', '\n');
    if (ready !== '') yield ready;
  }
  if (held) yield held;
}

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\x03\x04')
    throw new AppError(
      'invalid',
      'This is an Excel workbook or another packed file. Save it as CSV and send that.',
    );
  const zeros = countZeros(bytes);
  if (zeros.odd > bytes.length / 8 && zeros.even === 0) return 'utf-16le';
  if (zeros.even > bytes.length / 8 && zeros.odd === 0) return 'utf-16be';
  if (zeros.odd + zeros.even > bytes.length / 100)
    throw new AppError(
      'invalid',
      'This is not a text file, so there is nothing to read in it. Send a CSV file.',
    );
  try {
    // `stream`: the last character may be cut in two.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** Text in two bytes a character has its zeros all on one side; a program or a picture has them anywhere. */
function countZeros(bytes: Buffer): { even: number; odd: number } {
  const zeros = { even: 0, odd: 0 };
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === 0) zeros[at % 2 ? 'odd' : 'even'] += 1;
  }
  return zeros;
}

/** The sign that parts the first line most often, outside of quotes. */
function delimiterOf(start: string): string {
  const line = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(start)?.[0].replace(/"(?:[^"]|"")*"/g, '') ?? '';
  const counted = [',', ';', '\t', '|'].map(sign => ({ sign, times: line.split(sign).length - 1 }));
  return counted.sort((a, b) => b.times - a.times)[0]?.sign ?? ',';
}

function uniqueHeaders(cells: string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, i) => {
    const name = cell.trim() || `column ${i + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}
