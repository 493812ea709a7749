import { z } from 'zod';
import {
  type ChartBaseline,
  type ChartPoint,
  type ChartSignal,
  controlCharts,
} from '@/domain/metrics/control-chart';
import { histogramFrom } from '@/domain/metrics/histogram';
import type { MetricName } from '@/domain/metrics/metric';
import { trendStart } from '@/domain/metrics/trend-window';
import { addDays } from '@/domain/time/local-date';
import { localDate } from '@/domain/time/zone';
import { type Annotation, listAnnotations } from '../services/annotation/list';
import { type ReportQuestion, readFrame } from './frame';
import { readTargets } from './overview/targets';
import { type Asking, readMetric } from './read-metric';
import { metricQueryFields, parseQuery } from './schemas';
import type { Point } from './shape';

const intervals = ['day', 'week', 'month'] as const;

export const trendSchema = metricQueryFields
  .pick({ metric: true, survey: true, question: true, filter: true, match: true, saved: true })
  .extend({ interval: z.enum(intervals).default('week') });

/** `limits`: where a point may lie without being a shock; null before there is a baseline. `role` as in the control chart. */
export type TrendPoint = Point & { limits: [low: number, high: number] | null; role: ChartPoint['role'] };

export type Trend = {
  metric: MetricName;
  question: ReportQuestion | null;
  timezone: string;
  interval: (typeof intervals)[number];
  from: string;
  to: string;
  points: TrendPoint[];
  /** One per stretch between notes that restart it. */
  baselines: ChartBaseline[];
  /** Newest first. */
  signals: ChartSignal[];
  annotations: Annotation[];
  /** What it should reach, in its unit; null where nobody set any. */
  target: number | null;
};

/**
 * A metric's long run as a control chart (`domain/metrics/control-chart`): what is usual, single shocks, slow drifts, each
 * with date and size, and what people noted. Two years by week, 180 days by day or five years by month, up to today in
 * the workspace's zone; the bucket that is not over yet is in no baseline and no signal. Throws as `readMetric` does.
 */
export async function readTrend({ ctx, input, signal }: Asking<z.input<typeof trendSchema>>): Promise<Trend> {
  const { interval, ...query } = parseQuery(trendSchema, input);
  const { timezone } = await readFrame(ctx, query);
  const today = localDate(ctx.now, timezone);
  const range = { from: trendStart(interval, today), to: addDays(today, 1) };
  const report = await readMetric({ ctx, signal, input: { ...query, ...range, interval } });
  const annotations = await listAnnotations({ ctx, input: range });
  const charts = controlCharts(
    query.metric,
    report.points.map(point => ({
      start: point.start,
      // Without scores where the workspace hides figures of groups this small: such a point is in no chart.
      histogram: histogramFrom(point.distribution),
      mature: point.end <= today,
    })),
    annotations.filter(note => note.restarts).map(note => note.day),
    { scale: report.question?.scale },
  );
  const drawn = new Map(charts.flatMap(chart => chart.points.map(point => [point.start, point])));
  return {
    metric: query.metric,
    question: report.question,
    timezone,
    interval,
    ...range,
    points: withoutEmptyStart(report.points).map(point => withLimits(point, drawn.get(point.start))),
    baselines: charts.flatMap(chart => chart.baseline ?? []),
    signals: charts.flatMap(chart => chart.signals).toSorted((a, b) => (a.at < b.at ? 1 : -1)),
    annotations,
    target: query.metric === 'mean' ? null : ((await readTargets(ctx))[query.metric] ?? null),
  };
}

/** A young company has no two years: its chart begins with its first answers. */
function withoutEmptyStart(points: readonly Point[]): Point[] {
  const first = points.findIndex(point => point.n > 0);
  return first < 0 ? [] : points.slice(first);
}

const withLimits = (point: Point, drawn: ChartPoint | undefined): TrendPoint => ({
  ...point,
  limits: drawn && drawn.low !== null && drawn.high !== null ? [drawn.low, drawn.high] : null,
  role: drawn?.role ?? 'empty',
});
