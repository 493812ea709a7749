import { chiSquareP } from './distributions';
import { addHistograms, countBetween, type Histogram, mean, pooledVariance, total } from './histogram';
import { movingRangeSigma } from './individuals-chart';
import { defaultScale, type MetricName, type Scale, topBoxFrom } from './metric';
import { DEFAULT_RULES, type MonitorRules, monitor, type Signal } from './monitor';
import { npsCounts, npsWald } from './nps';

/** One period's answers; `mature` false keeps it out of baseline and signals (default true). `start` is a local date. */
export type ChartInput = { start: string; histogram: Histogram; mature?: boolean };

/** A point in the metric's unit (NPS points, CSAT share, scale points, index 0..100) with its limits for a shock. */
export type ChartPoint = {
  start: string;
  n: number;
  value: number | null;
  low: number | null;
  high: number | null;
  /** Distance from the centre in (widened) sigmas. */
  z: number | null;
  role: 'baseline' | 'monitored' | 'immature' | 'empty';
};

export type ChartBaseline = {
  from: string;
  to: string;
  centre: number;
  /** Standard deviation of one answer, in the metric's unit. */
  sd: number;
  /** Laney's factor, at least 1: how much more the points scatter than sampling explains. */
  widening: number;
  /** Fewer than the 24 points wanted. */
  provisional: boolean;
};

/** `at` told it, `since` it began, `size` is how far the points since then lie from the centre, in the metric's unit. */
export type ChartSignal = {
  kind: 'shock' | 'drift';
  direction: 'up' | 'down';
  at: string;
  since: string;
  size: number;
};

export type ControlChart = { baseline: ChartBaseline | null; points: ChartPoint[]; signals: ChartSignal[] };

export type ChartOptions = {
  scale?: Scale;
  /** A range of period starts (both included) that the user fixed as baseline. */
  baseline?: { from: string; to: string };
  rules?: MonitorRules;
  /** The baseline scatters more than sampling explains when chi-square says so at this level: 0.01. */
  scatterLevel?: number;
};

const FULL_BASELINE = 24;
const SHORTEST_BASELINE = 12;

type Measured = { start: string; n: number; value: number; histogram: Histogram };

/**
 * Control chart of a metric over periods in order. Baseline: the first 24 mature points (from 12 on provisional), or a
 * fixed range; monitoring starts after it. σₜ = s/√nₜ with s² pooled within periods; NPS √(var₀/nₜ), shares √(p₀q₀/nₜ);
 * widened by Laney's factor (Laney 2002, Qual Eng 14:531). Fewer than 12 points: no baseline, no signals.
 */
export function controlChart(
  metric: MetricName,
  inputs: readonly ChartInput[],
  {
    scale = defaultScale(metric),
    baseline: range,
    rules = DEFAULT_RULES,
    scatterLevel = 0.01,
  }: ChartOptions = {},
): ControlChart {
  const measured = inputs
    .filter(input => input.mature !== false && total(input.histogram) > 0)
    .map(({ start, histogram }) => ({
      start,
      histogram,
      n: total(histogram),
      value: measure(metric, histogram, scale),
    }));
  const based = baselinePoints(measured, range);
  const baseline = based && baselineOf(metric, based, scale, scatterLevel);
  const monitored = baseline ? measured.filter(({ start }) => start > baseline.to) : [];
  const signals = baseline
    ? monitor(
        monitored.map(point => standardize(point, baseline)),
        rules,
      ).map(signal => signalOf(signal, monitored, baseline.centre))
    : [];
  const points = inputs.map(input => chartPoint(metric, input, scale, baseline, rules));
  return { baseline, points, signals };
}

/**
 * The same in stretches, each with its own baseline, cut where the instrument changed (scale, wording, channel mix):
 * `restarts` are the local dates from which the new one applies.
 */
export function controlCharts(
  metric: MetricName,
  inputs: readonly ChartInput[],
  restarts: readonly string[],
  options: ChartOptions = {},
): ControlChart[] {
  const cuts = [...restarts].sort();
  const stretchOf = (start: string): number => cuts.filter(cut => cut <= start).length;
  return Array.from({ length: cuts.length + 1 }, (_, i) =>
    inputs.filter(({ start }) => stretchOf(start) === i),
  )
    .filter(stretch => stretch.length > 0)
    .map(stretch => controlChart(metric, stretch, options));
}

function baselinePoints(measured: readonly Measured[], range: ChartOptions['baseline']): Measured[] | null {
  if (range) {
    const inside = measured.filter(({ start }) => start >= range.from && start <= range.to);
    return inside.length >= 2 ? inside : null;
  }
  if (measured.length < SHORTEST_BASELINE) return null;
  return measured.slice(0, measured.length >= FULL_BASELINE ? FULL_BASELINE : SHORTEST_BASELINE);
}

function baselineOf(
  metric: MetricName,
  points: readonly Measured[],
  scale: Scale,
  scatterLevel: number,
): ChartBaseline | null {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  const all = addHistograms(...points.map(point => point.histogram));
  const centre = measure(metric, all, scale);
  const sd = answerSd(metric, points, all, scale);
  if (sd === 0) return null;
  const zs = points.map(({ n, value }) => ((value - centre) * Math.sqrt(n)) / sd);
  const widening = wideningOf(zs, scatterLevel);
  return {
    from: first.start,
    to: last.start,
    centre,
    sd,
    widening,
    provisional: points.length < FULL_BASELINE,
  };
}

/**
 * Laney's factor: sigma of the baseline's own points, at least 1, and 1 unless they scatter more than sampling explains.
 * Taken always, its own noise would double the time until a shift of one sigma is found (22 points for 12).
 */
function wideningOf(zs: readonly number[], level: number): number {
  const scatter = zs.reduce((sum, z) => sum + z * z, 0);
  if (chiSquareP(scatter, zs.length - 1) >= level) return 1;
  return Math.max(1, movingRangeSigma(zs) ?? 1);
}

/** Standard deviation of one answer in the metric's unit. */
function answerSd(metric: MetricName, points: readonly Measured[], all: Histogram, scale: Scale): number {
  if (metric === 'nps') return npsWald(npsCounts(all)).se * Math.sqrt(total(all));
  if (metric === 'csat') {
    const p = measure(metric, all, scale);
    return Math.sqrt(p * (1 - p));
  }
  return unitOf(metric, scale) * Math.sqrt(pooledVariance(points.map(point => point.histogram)) ?? 0);
}

function standardize(point: { n: number; value: number }, { centre, sd, widening }: ChartBaseline): number {
  return ((point.value - centre) * Math.sqrt(point.n)) / (sd * widening);
}

function chartPoint(
  metric: MetricName,
  { start, histogram, mature = true }: ChartInput,
  scale: Scale,
  baseline: ChartBaseline | null,
  rules: MonitorRules,
): ChartPoint {
  const n = total(histogram);
  if (n === 0) return { start, n, value: null, low: null, high: null, z: null, role: 'empty' };
  const value = measure(metric, histogram, scale);
  const role = !mature ? 'immature' : baseline && start > baseline.to ? 'monitored' : 'baseline';
  if (!baseline) return { start, n, value, low: null, high: null, z: null, role };
  const half = (rules.shockSigmas * baseline.sd * baseline.widening) / Math.sqrt(n);
  const [low, high] = [baseline.centre - half, baseline.centre + half];
  return { start, n, value, low, high, z: standardize({ n, value }, baseline), role };
}

function signalOf(signal: Signal, points: readonly Measured[], centre: number): ChartSignal {
  const stretch = points.slice(signal.from, signal.at + 1);
  const n = stretch.reduce((sum, point) => sum + point.n, 0);
  const level = stretch.reduce((sum, point) => sum + point.n * point.value, 0) / n;
  const { kind, direction } = signal;
  const [since, at] = [stretch[0]?.start ?? '', stretch.at(-1)?.start ?? ''];
  return { kind, direction, at, since, size: level - centre };
}

/** The metric's value of a histogram that has answers, in its unit. */
function measure(metric: MetricName, histogram: Histogram, scale: Scale): number {
  if (metric === 'nps') return npsWald(npsCounts(histogram)).nps;
  if (metric === 'csat') return countBetween(histogram, topBoxFrom(metric, scale)) / total(histogram);
  return unitOf(metric, scale) * (mean(histogram) ?? 0);
}

function unitOf(metric: MetricName, scale: Scale): number {
  return metric === 'index' ? 100 / (scale.max - scale.min) : 1;
}
