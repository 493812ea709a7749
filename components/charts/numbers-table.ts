import { csvLine } from '@/domain/csv';

/** A number as it is read, and as it is exported: unrounded. */
export type Cell = { text: string; raw: string | number | null };

/** What a chart shows, as rows and columns: the alternative to looking at it, and its export. */
export type NumbersTable = {
  /** `head[0]` names the labels. */
  head: string[];
  rows: { label: string; cells: Cell[] }[];
};

/** The table as a CSV file. */
export const numbersCsv = ({ head, rows }: NumbersTable): string =>
  [head, ...rows.map(({ label, cells }) => [label, ...cells.map(cell => cell.raw)])].map(csvLine).join('');
