import type { Drawn } from '@/domain/metrics/axis';

/** One bucket as it is drawn; `value`, `low`, `high` in the metric's unit, null where nothing was answered. */
export type DrawnPoint = {
  /** First local day of the bucket, `YYYY-MM-DD`. */
  start: string;
  /** Under the tick, and in full. */
  label: string;
  name: string;
  n: number;
  value: number | null;
  low: number | null;
  high: number | null;
  /** Few answers, or answers may still come: drawn hollow. */
  isOpen: boolean;
  /** The same bucket of what the series is compared with. */
  beside?: number | null;
  /** The responses behind it. */
  href?: string;
  /** Where a value may lie without being a shock. */
  limits?: [low: number, high: number] | null;
};

/** Something told about a bucket: a shock, the beginning of a drift, or what people noted (`text` is its sign, `told` the whole). */
export type DrawnMark = {
  start: string;
  kind: 'shock' | 'drift' | 'note';
  text: string;
  told: string;
  tone: 'good' | 'bad' | null;
};

/** What a chart needs to be drawn, told as a table and exported. */
export type DrawnSeries = {
  metric: Drawn;
  points: DrawnPoint[];
  scale?: { min: number; max: number };
  marks?: DrawnMark[];
  /** What it should reach, in the metric's unit. */
  target?: number | null;
  /** What it is compared with, as its line is called: `Before`, `Leeds`. */
  besideName?: string;
  /** `42`, `82%`: the words for a value on this axis. */
  format: (value: number | null) => string;
  formatRange: (low: number | null, high: number | null) => string;
};
