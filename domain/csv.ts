export type CsvValue = string | number | boolean | null | undefined;

/** RFC 4180, CR LF at the end. */
export const csvLine = (cells: readonly CsvValue[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** Empty where there is no value. A text that a spreadsheet would run as a formula is kept a text; numbers stay numbers. */
function csvCell(value: CsvValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** `-3.5` in a text column is no formula. */
const NUMBER = /^[+-]?\d{1,15}(\.\d{1,15})?$/;
