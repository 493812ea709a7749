import { againstTheRest, isSure, nameOf, surenessOf, toneOf } from '@/domain/metrics/findings';
import { formatChange, formatEstimate, formatSignedChange, formatValue } from '@/domain/metrics/format';
import { formatCount } from '@/domain/metrics/words';
import type { Cell, NumbersTable } from '../charts/numbers-table';
import type { SegmentGridData, SegmentRow, SegmentsData } from './use-segments';

/** Names that a title can take in. */
const MOST_NAMES = 3;

/** What a title calls the figure; the question of a rating stands below it. */
const subjectOf = (metric: SegmentsData['metric']): string =>
  metric === 'mean' ? 'The rating' : nameOf(metric);

/** The table's title: what differs, the surest and the worse first, or that nothing does. */
export function segmentsFinding({ metric, by, rows }: Pick<SegmentsData, 'metric' | 'by' | 'rows'>): string {
  const name = subjectOf(metric);
  const sure = rows
    .filter(row => isSure(row.verdict) && row.difference.value)
    .toSorted((a, b) => Math.abs(b.difference.value ?? 0) - Math.abs(a.difference.value ?? 0));
  if (sure.length === 0) return `${name} is alike for every ${by}, as far as can be told`;
  const said = (verdict: 'real' | 'probable', isWorse: boolean, words: string) => {
    const keys = sure
      .filter(row => row.verdict === verdict && (row.difference.value ?? 0) < 0 === isWorse)
      .map(row => row.key);
    return keys.length > 0 ? [`${words} for ${listed(keys)}`] : [];
  };
  const all = [
    ...said('real', true, 'lower'),
    ...said('real', false, 'higher'),
    ...said('probable', true, 'probably lower'),
    ...said('probable', false, 'probably higher'),
  ];
  return `${name} is ${all.join(', ')}`;
}

/** `Leeds, York and 4 more`. */
export function listed(keys: readonly string[]): string {
  const more = keys.length - MOST_NAMES;
  const names = more > 1 ? [...keys.slice(0, MOST_NAMES), `${more} more`] : [...keys];
  const last = names.pop() ?? '';
  return names.length > 0 ? `${names.join(', ')} and ${last}` : last;
}

/** The leaderboard's title: who leads and who is last, as far as that can be said. */
export function ranksFinding({
  metric,
  rows,
}: Pick<SegmentsData, 'metric'> & { rows: readonly Pick<SegmentRow, 'key' | 'rank'>[] }): string {
  const name = metric === 'mean' ? 'the rating' : nameOf(metric);
  const ranked = rows.flatMap(({ key, rank }) => (rank ? [{ key, ranks: rank.ranks }] : []));
  if (ranked.length < 2) return 'Too few segments to rank';
  const at = (place: number) => ranked.filter(({ ranks }) => ranks[0] <= place && place <= ranks[1]);
  const first = at(1);
  const last = at(ranked.length);
  if (first.length === ranked.length) return `None of the ${ranked.length} can be told apart in ${name}`;
  const ends = [
    ...(first.length === 1 ? [`${first[0]?.key} leads`] : []),
    ...(last.length === 1 ? [`${last[0]?.key} is last`] : []),
  ];
  if (ends.length > 0) return `${ends.join(', ')} in ${name}`;
  return `${first.length} lead in ${name} and cannot be told apart`;
}

/** `1`, `2 to 5`. */
export const rankInWords = ([first, last]: [number, number]): string =>
  first === last ? String(first) : `${first} to ${last}`;

/** Whole percent; `< 1%` where rounding would say that there is nothing. */
export const percent = (share: number): string =>
  share > 0 && share < 0.005 ? '< 1%' : new Intl.NumberFormat('en', { style: 'percent' }).format(share);

/** The change against the period before: its words and its colour. */
export function changeOf(metric: SegmentsData['metric'], { n, note, previous, change }: Changed) {
  if (note === 'hidden' || previous?.note === 'hidden') return { text: 'Hidden', tone: null };
  if (n > 0 && previous?.n === 0) return { text: 'New', tone: null };
  return { text: formatChange(metric, change), tone: toneOf(change) };
}

type Changed = Pick<SegmentRow, 'n' | 'note' | 'previous' | 'change'>;

/** The words behind a verdict against the rest, with interval and p. */
export const restSureness = (metric: SegmentsData['metric'], difference: SegmentRow['difference']): string =>
  surenessOf(metric, difference).replace('Change', 'Difference from the rest:');

export type GridCellData = NonNullable<SegmentGridData['rows'][number]['cells'][number]>;

/** How a cell differs, in the sign that stands in it and in words; the sign is empty where that may be chance. */
export function cellVerdict(metric: SegmentsData['metric'], cell: GridCellData, isAlone: boolean) {
  const tone = toneOf({ value: cell.difference.value, verdict: cell.verdict });
  return {
    tone,
    sign: tone === 'good' ? '▲' : tone === 'bad' ? '▼' : '',
    words: againstTheRest(metric, cell, isAlone),
  };
}

/** The map's title: how many of its figures differ for sure. */
export function gridFinding({ rows }: Pick<SegmentGridData, 'rows'>, what: string): string {
  const cells = rows.flatMap(row => row.cells).filter(cell => cell !== null);
  const sure = cells.filter(cell => isSure(cell.verdict)).length;
  if (sure === 0) return `Nothing differs beyond chance by ${what}`;
  const verb = sure === 1 ? 'differs' : 'differ';
  return `${sure} of ${formatCount(cells.length, 'figure')} by ${what} ${verb} beyond chance`;
}

/** How strong the colour of each cell is, 0..1: its difference in shares of the largest sure one of its metric. */
export function strengthsOf(grid: Pick<SegmentGridData, 'columns' | 'rows'>): number[][] {
  const size = (cell: GridCellData | null) =>
    cell && isSure(cell.verdict) ? Math.abs(cell.difference.value ?? 0) : 0;
  const largest = new Map<string, number>();
  for (const { cells } of grid.rows)
    for (const [i, { metric }] of grid.columns.entries())
      largest.set(metric, Math.max(largest.get(metric) ?? 0, size(cells[i] ?? null)));
  return grid.rows.map(({ cells }) =>
    grid.columns.map(({ metric }, i) => size(cells[i] ?? null) / (largest.get(metric) || 1)),
  );
}

const cellOf = (text: string, raw: Cell['raw']): Cell => ({ text, raw });

/** The table with every figure it shows, unrounded, for the export. */
export function segmentsTable({ metric, by, rows }: SegmentsData): NumbersTable {
  const value = (raw: number | null) => cellOf(formatValue(metric, raw), raw);
  return {
    head: [
      by,
      nameOf(metric),
      'low',
      'high',
      'answers',
      'share of answers',
      'difference from the rest',
      'p (adjusted)',
      'verdict',
      'before',
      'change',
      'p of change (adjusted)',
      'verdict of change',
      'fair estimate',
      'first rank',
      'last rank',
    ],
    rows: rows.map(row => ({
      label: row.key,
      cells: [
        value(row.value),
        value(row.low),
        value(row.high),
        cellOf(String(row.n), row.n),
        cellOf(percent(row.ofAll), row.ofAll),
        cellOf(formatSignedChange(metric, row.difference.value), row.difference.value),
        cellOf(String(row.difference.p), row.difference.p),
        cellOf(row.verdict, row.verdict),
        value(row.previous?.value ?? null),
        cellOf(formatSignedChange(metric, row.change.value), row.change.value),
        cellOf(String(row.change.p), row.change.p),
        cellOf(row.change.verdict, row.change.verdict),
        value(row.rank?.value ?? null),
        cellOf(String(row.rank?.ranks[0] ?? ''), row.rank?.ranks[0] ?? null),
        cellOf(String(row.rank?.ranks[1] ?? ''), row.rank?.ranks[1] ?? null),
      ],
    })),
  };
}

/** The map with value, interval and answers of each cell. */
export function gridTable(
  { columns, rows }: SegmentGridData,
  head: string,
  columnName: (key: string) => string,
): NumbersTable {
  return {
    head: [
      head,
      ...columns.flatMap(({ key }) =>
        ['', ' low', ' high', ' answers', ' verdict'].map(part => `${columnName(key)}${part}`),
      ),
    ],
    rows: rows.map(({ key, cells }) => ({
      label: key,
      cells: columns.flatMap(({ metric }, i) => {
        const cell = cells[i] ?? null;
        return [
          cellOf(formatValue(metric, cell?.value ?? null), cell?.value ?? null),
          cellOf(formatValue(metric, cell?.low ?? null), cell?.low ?? null),
          cellOf(formatValue(metric, cell?.high ?? null), cell?.high ?? null),
          cellOf(String(cell?.n ?? 0), cell?.n ?? 0),
          cellOf(cell?.verdict ?? '', cell?.verdict ?? null),
        ];
      }),
    })),
  };
}

/** `NPS 42 (39 to 45), 1,204 answers`. */
export const figureInWords = (
  metric: SegmentsData['metric'],
  figure: {
    n: number;
    value: number | null;
    low: number | null;
    high: number | null;
    note?: 'few' | 'hidden';
  },
): string =>
  figure.note === 'hidden'
    ? `Hidden: ${formatCount(figure.n, 'answer')}, too few people`
    : `${nameOf(metric)} ${formatEstimate(metric, figure)}, ${formatCount(figure.n, 'answer')}`;
