import { sql } from 'drizzle-orm';
import { binEdges } from '@/domain/metrics/bins';
import { compareMeans } from '@/domain/metrics/mean-comparison';
import type { Comparison } from '@/domain/metrics/metric';
import { type MeanSummary, summarizeMoments } from '@/domain/metrics/t-interval';
import { runReport } from '../run';
import { type Counted, countedOf } from './counted';
import { answersSql } from './population';
import type { Read } from './question';
import { slicesOf } from './schemas';

/** Mean with its t interval, quartiles and extremes, in the question's own unit; null where nobody answered. */
export type NumberFigure = Counted & {
  value: number | null;
  low: number | null;
  high: number | null;
  min: number | null;
  q1: number | null;
  median: number | null;
  q3: number | null;
  max: number | null;
};

/** `from` is included, `to` is not; null at the ends: everything below or from there on. */
export type Bin = { from: number | null; to: number | null; counts: number[] };

export type NumberResult = {
  kind: 'number';
  figures: NumberFigure[];
  /** All values are whole: a bin from 0 to 2 then holds 0 and 1. */
  isWhole: boolean;
  bins: Bin[];
  change?: Comparison;
};

type Row = {
  /** Null: both slices together. */
  slice: number | null;
  n: number;
  mean: number;
  variance: number | null;
  quartiles: number[];
  low: number;
  high: number;
  whole: boolean;
};

/** Mean, median and quartiles of a number, and how its values spread over round bins. */
export async function readNumbers(read: Read): Promise<NumberResult> {
  const { reading, outline, query, registered } = read;
  const given = sql`(${answersSql(reading.ctx, outline, query, registered.id)}) a where value is not null`;
  const rows = await runReport<Row>(
    reading,
    sql`
    select slice, count(*)::int as n, avg(value) as mean, var_samp(value) as variance, min(value) as low, max(value) as high,
      percentile_cont(array[0.25, 0.5, 0.75]) within group (order by value) as quartiles, bool_and(value = trunc(value)) as whole
    from ${given} group by grouping sets ((slice), ())
    having count(*) > 0`,
  );
  const counted = slicesOf(query).map((_, slice) => {
    const row = rows.find(one => one.slice === slice);
    const figure = countedOf(row?.n ?? 0, outline, query);
    return { row: figure.note === 'hidden' ? undefined : row, figure };
  });
  const [a, b] = counted.map(({ row }) => summaryOf(row));
  return {
    kind: 'number',
    figures: counted.map(({ row, figure }) => ({ ...figure, ...figureOf(row) })),
    isWhole: rows.every(row => row.whole),
    bins: counted.some(({ figure }) => figure.note === 'hidden') ? [] : await binsOf(read, rows),
    ...(a && b && { change: compareMeans(a, b) }),
  };
}

const summaryOf = (row: Row | undefined): MeanSummary =>
  summarizeMoments(row?.n ?? 0, row?.mean ?? null, row?.variance ?? null);

function figureOf(row: Row | undefined): Omit<NumberFigure, 'n' | 'note'> {
  const { mean, interval } = summaryOf(row);
  const [q1 = null, median = null, q3 = null] = row?.quartiles ?? [];
  return {
    value: mean,
    low: interval?.[0] ?? null,
    high: interval?.[1] ?? null,
    min: row?.low ?? null,
    q1,
    median,
    q3,
    max: row?.high ?? null,
  };
}

async function binsOf({ reading, outline, query, registered }: Read, rows: readonly Row[]): Promise<Bin[]> {
  const all = rows.find(row => row.slice === null);
  const [q1, , q3] = all?.quartiles ?? [];
  if (!all || q1 === undefined || q3 === undefined) return [];
  const edges = binEdges({ min: all.low, q1, q3, max: all.high }, all.whole);
  const counted = await runReport<{ slice: number; bin: number; n: number }>(
    reading,
    sql`
    select slice, width_bucket(value, ${sql.param(edges)}::float8[]) as bin, count(*)::int as n
    from (${answersSql(reading.ctx, outline, query, registered.id)}) a where value is not null group by 1, 2`,
  );
  const bins = Array.from({ length: edges.length + 1 }, (_, bin) => ({
    from: edges[bin - 1] ?? null,
    to: edges[bin] ?? null,
    counts: slicesOf(query).map(
      (_, slice) => counted.find(row => row.slice === slice && row.bin === bin)?.n ?? 0,
    ),
  }));
  // The two open ends are there only where somebody is in them.
  return bins.filter(bin => (bin.from !== null && bin.to !== null) || bin.counts.some(count => count > 0));
}
