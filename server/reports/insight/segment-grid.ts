import { z } from 'zod';
import { histogramFrom } from '@/domain/metrics/histogram';
import type { MetricName } from '@/domain/metrics/metric';
import { compareSegments } from '@/domain/metrics/segments';
import { type Asking, readMetric } from '../read-metric';
import { checkRange, metricQueryFields, parseQuery } from '../schemas';
import type { Figure, Group, MetricReport } from '../shape';

/** The most rows and columns that can be taken in at once. */
const MOST_ROWS = 60;
const MOST_COLUMNS = 12;

const headlines = ['nps', 'csat', 'ces', 'index'] as const satisfies readonly MetricName[];

const attribute = z.string().trim().min(1).max(100);
const answers = { from: true, to: true, filter: true, match: true, saved: true } as const;

export const segmentMetricsSchema = metricQueryFields
  .pick(answers)
  .extend({ by: attribute })
  .superRefine(checkRange);

export const segmentCrossSchema = metricQueryFields
  .pick({ ...answers, metric: true, survey: true, question: true })
  .extend({ by: attribute, across: attribute })
  .superRefine(checkRange)
  .refine(({ by, across }) => by !== across, { path: ['across'], message: 'is the same attribute as by' });

export type GridCell = Figure & Pick<Group, 'verdict' | 'difference'>;

export type SegmentGrid = {
  timezone: string;
  columns: { key: string; metric: MetricName; question: MetricReport['question']; total: Figure }[];
  /** The largest first; a cell is null where nobody answered. */
  rows: { key: string; n: number; cells: (GridCell | null)[] }[];
  /** Values that are neither rows nor columns: the smaller ones, at least so many. */
  more: { rows: number; columns: number };
};

/**
 * Values of an attribute by headline metrics. In each column the figures and verdicts are those of `readMetric` with
 * `groupBy`, one family per metric as there: a segment is called the same wherever it is seen. Throws as it does.
 */
export async function readSegmentMetrics({
  ctx,
  input,
  signal,
}: Asking<z.input<typeof segmentMetricsSchema>>): Promise<SegmentGrid> {
  const { by, ...query } = parseQuery(segmentMetricsSchema, input);
  const columns: Column[] = [];
  for (const metric of headlines) {
    const asked = { ...query, metric, interval: 'none' as const, groupBy: by };
    const report = await readMetric({ ctx, signal, input: asked });
    if (report.question) columns.push(columnOf(metric, report));
  }
  return gridOf(columns, 0);
}

/**
 * One metric by two attributes at once: `by` down, `across` along. Each figure is that of `readMetric` with `groupBy` and
 * a filter on the other; each cell is compared with the rest of the map, all cells one family. Throws as it does.
 */
export async function readSegmentCross({
  ctx,
  input,
  signal,
}: Asking<z.input<typeof segmentCrossSchema>>): Promise<SegmentGrid> {
  const { by, across, ...query } = parseQuery(segmentCrossSchema, input);
  const read = (groupBy: string, filter = query.filter) =>
    readMetric({ ctx, signal, input: { ...query, filter, interval: 'none', groupBy } });
  const { groups: values = [], beyond } = await read(across);
  const columns: Column[] = [];
  for (const { key } of values.slice(0, MOST_COLUMNS))
    columns.push(columnOf(key, await read(by, { ...query.filter, [across]: [key] })));
  const unread = Math.max(0, values.length - MOST_COLUMNS);
  return gridOf(againstTheMap(columns), unread + (beyond?.[across]?.segments ?? 0));
}

/** `beyond`: values with answers that are no cells. */
type Column = SegmentGrid['columns'][number] & {
  timezone: string;
  cells: Map<string, GridCell>;
  beyond: number;
};

const columnOf = (
  key: string,
  { metric, question, timezone, total, groups = [], beyond = {} }: MetricReport,
): Column => ({
  key,
  metric,
  question,
  timezone,
  total,
  cells: new Map(groups.map(({ attribute: _, key: value, ...cell }) => [value, cell])),
  beyond: Math.max(0, ...Object.values(beyond).map(({ segments }) => segments)),
});

/** Cells whose figure the workspace hides are in no comparison: their scores are withheld. */
function againstTheMap(columns: Column[]): Column[] {
  const [first] = columns;
  if (!first) return [];
  const known = columns.flatMap((column, place) =>
    [...column.cells].flatMap(([row, { distribution, note }]) =>
      note === 'hidden'
        ? []
        : [{ key: JSON.stringify([place, row]), histogram: histogramFrom(distribution) }],
    ),
  );
  const tests = new Map(
    compareSegments(first.metric, known, first.question?.scale).map(({ key, difference }) => [
      key,
      difference,
    ]),
  );
  return columns.map((column, place) => ({
    ...column,
    cells: new Map(
      [...column.cells].map(([row, cell]) => {
        const test = tests.get(JSON.stringify([place, row]));
        const { verdict = 'too_few', value = null, low = null, high = null, p = null } = test ?? {};
        return [row, { ...cell, verdict, difference: { value, low, high, p } }];
      }),
    ),
  }));
}

function gridOf(columns: Column[], moreColumns: number): SegmentGrid {
  const sizes = new Map<string, number>();
  for (const { cells } of columns)
    for (const [key, { n }] of cells) sizes.set(key, Math.max(sizes.get(key) ?? 0, n));
  const keys = [...sizes].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const unread = Math.max(0, ...columns.map(({ beyond }) => beyond));
  return {
    timezone: columns[0]?.timezone ?? 'UTC',
    columns: columns.map(({ key, metric, question, total }) => ({ key, metric, question, total })),
    rows: keys.slice(0, MOST_ROWS).map(([key, n]) => ({
      key,
      n,
      cells: columns.map(({ cells }) => cells.get(key) ?? null),
    })),
    more: { rows: Math.max(0, keys.length - MOST_ROWS) + unread, columns: moreColumns },
  };
}
