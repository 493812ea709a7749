/** A number as it is read, and as it is exported: unrounded. */
export type Cell = { text: string; raw: string | number | null };

/** What a chart shows, as rows and columns: the alternative to looking at it, and its export. */
export type NumbersTable = {
  /** `head[0]` names the labels. */
  head: string[];
  rows: { label: string; cells: Cell[] }[];
};

/** RFC 4180, empty where there is no value. A text that a spreadsheet would run as a formula is kept a text. */
export function numbersCsv({ head, rows }: NumbersTable): string {
  const lines = [head, ...rows.map(({ label, cells }) => [label, ...cells.map(cell => cell.raw)])];
  return lines.map(line => line.map(csvCell).join(',')).join('\r\n');
}

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
