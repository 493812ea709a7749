import type { AlertSpec } from './alert';
import { type ChartSignal, type ControlChart, controlCharts } from './metrics/control-chart';
import { addHistograms, type Histogram, histogramFrom } from './metrics/histogram';
import { type Estimate, estimate, type Scale } from './metrics/metric';
import { trendStart } from './metrics/trend-window';
import { FEWEST_TO_COMPARE } from './metrics/verdict';
import { addDays } from './time/local-date';
import { periodStart } from './time/periods';

type SignalSpec = Extract<AlertSpec, { kind: 'signal' }>;
type ThresholdSpec = Extract<AlertSpec, { kind: 'threshold' }>;

/** A figure over days `[start, end)` as a report gives it; `distribution` is empty where it is withheld. */
export type Bucket = { start: string; end: string } & Pick<
  Estimate,
  'n' | 'value' | 'low' | 'high' | 'distribution'
>;
/** The same without its distribution: what is kept, mailed and drawn. */
export type Figure = Omit<Bucket, 'distribution'>;

export type SignalFinding = Pick<ChartSignal, 'direction' | 'since' | 'size'> & {
  kind: 'signal';
  key: string;
  /** Local day from whose start it could be known: the told bucket was over. */
  day: string;
  metric: SignalSpec['metric'];
  signal: ChartSignal['kind'];
  interval: SignalSpec['interval'];
  /** The bucket that told it. */
  point: Figure;
  /** Where that point may lie without being a shock. */
  limits: [low: number, high: number] | null;
  /** The centre of the baseline, in the metric's unit. */
  usual: number;
  last: Figure[];
};

/** `limit` in the unit of estimates (CSAT a share); `point`: the days that the rule is about. */
export type ThresholdFinding = {
  kind: 'threshold';
  key: string;
  day: string;
  metric: ThresholdSpec['metric'];
  direction: 'up' | 'down';
  days: number;
  limit: number;
  point: Figure;
  last: Figure[];
};

/** Who gave it and what was written is read when somebody is told: it is never kept here. */
export type AnswerFinding = {
  kind: 'answer';
  /** The response's id. */
  key: string;
  metric: AlertSpec['metric'];
  direction: 'down';
  score: number;
  scale: Scale;
};

export type Finding = SignalFinding | ThresholdFinding | AnswerFinding;

/** What the log keeps of a finding. `survey`: name of the survey that was answered. */
export type AlertFacts = Finding & { survey: string };

/** Local days: what became known from the start of the day after `after` until the start of `until`, included. */
export type Days = { after: string; until: string };

/** Rows of the small table under a finding. */
const LAST_POINTS = 8;
/** Buckets in which a signal may still appear in hindsight, as the baseline moves along. */
const HINDSIGHT = 3;
/** Days read before `after`, so that a crossing is known from a level that lasts. */
const BEFORE = 90;

/** The days that `signalFindings` or `thresholdFindings` need to have read, `to` not included. */
export function daysToRead(
  spec: SignalSpec | ThresholdSpec,
  { after, until }: Days,
): { from: string; to: string } {
  const from =
    spec.kind === 'threshold'
      ? addDays(after, -BEFORE - spec.days)
      : trendStart(spec.interval, addDays(after, -(HINDSIGHT + 1) * bucketDays(spec)));
  // A bucket that is not over would be cut, and look as if it were.
  return { from, to: spec.kind === 'threshold' ? until : periodStart(spec.interval, until) };
}

/**
 * Shocks and drifts that became known in these days, the oldest first: the control chart is drawn anew for each bucket
 * that ended, with nothing that came later, as it stood in Trends on that day. A signal is told once, whatever its chart says
 * of its dates afterwards. `points`: every bucket from `daysToRead` on; `restarts`: days from which what is usual is learnt anew.
 */
export function signalFindings(
  spec: SignalSpec,
  points: readonly Bucket[],
  { after, until }: Days,
  { restarts = [], scale }: { restarts?: readonly string[]; scale?: Scale } = {},
): SignalFinding[] {
  const first = addDays(after, -HINDSIGHT * bucketDays(spec));
  const ends = points.map(point => point.end).filter(end => end > first && end <= until);
  const seen: { signal: ChartSignal; at: number }[] = [];
  const findings: SignalFinding[] = [];
  for (const day of ends) {
    const from = trendStart(spec.interval, day);
    const window = points.filter(point => point.start >= from && point.end <= day);
    const charts = chartsOf(spec, window, restarts, scale);
    for (const chart of charts)
      for (const signal of chart.signals) {
        const at = window.findIndex(point => point.start === signal.at);
        if (at < window.length - HINDSIGHT) continue;
        const place = points.findIndex(point => point.start === signal.at);
        if (seen.some(one => isSame(one, { signal, at: place }))) continue;
        seen.push({ signal, at: place });
        if (day > after && isWanted(spec, signal))
          findings.push(signalFinding(spec, signal, { day, window, chart }));
      }
  }
  return findings;
}

/**
 * When the metric of the last days went beyond the limit for certain (its whole 95 % interval, ten answers at least), the
 * oldest first. Looked at once a day over whole days; told again only after the value has been back on its side.
 * `points`: every single day from `daysToRead` on. `fewest`: answers below which the workspace shows no figure.
 */
export function thresholdFindings(
  spec: ThresholdSpec,
  points: readonly Bucket[],
  { after, until }: Days,
  { scale, fewest = 0 }: { scale?: Scale; fewest?: number } = {},
): ThresholdFinding[] {
  const limit = limitOf(spec);
  const findings: ThresholdFinding[] = [];
  const windows: Figure[] = [];
  let isBeyond = false;
  for (let end = spec.days; end <= points.length; end++) {
    const window = points.slice(end - spec.days, end);
    const figure = figureOver(spec, window, scale);
    const day = figure.end;
    if (day > until) break;
    windows.push(figure.n < fewest ? withheld(figure) : figure);
    if (figure.n < Math.max(FEWEST_TO_COMPARE, fewest) || figure.value === null) continue;
    if (isBeyond) isBeyond = !isBack(spec, figure.value);
    else if (isCertain(spec, figure)) {
      isBeyond = true;
      if (day > after) findings.push(thresholdFinding(spec, limit, day, windows));
    }
  }
  return findings;
}

/** The limit in the unit of estimates: CSAT is written in percent and counted as a share. */
const limitOf = ({ metric, limit }: Pick<ThresholdSpec, 'metric' | 'limit'>): number =>
  metric === 'csat' ? limit / 100 : limit;

/** A single score at most the rule's, or null. `value` as it is stored: the index as the sum 0..27. */
export function answerFinding(
  spec: Extract<AlertSpec, { kind: 'answer' }>,
  { response, value, scale }: { response: string; value: number; scale: Scale },
): AnswerFinding | null {
  const score = spec.metric === 'index' ? ((value - scale.min) / (scale.max - scale.min)) * 100 : value;
  if (score > spec.atMost) return null;
  return { kind: 'answer', key: response, metric: spec.metric, direction: 'down', score, scale };
}

const bucketDays = ({ interval }: SignalSpec): number => (interval === 'week' ? 7 : 1);

function chartsOf(
  { metric }: SignalSpec,
  window: readonly Bucket[],
  restarts: readonly string[],
  scale: Scale | undefined,
): ControlChart[] {
  const inputs = window.map(point => ({ start: point.start, histogram: histogramFrom(point.distribution) }));
  return controlCharts(metric, inputs, restarts, { scale });
}

/** A drift is the same as one seen a few buckets away: its dates move a little as the baseline does. */
function isSame(a: { signal: ChartSignal; at: number }, b: { signal: ChartSignal; at: number }): boolean {
  if (a.signal.kind !== b.signal.kind || a.signal.direction !== b.signal.direction) return false;
  return a.signal.kind === 'shock' ? a.at === b.at : Math.abs(a.at - b.at) <= HINDSIGHT;
}

const isWanted = ({ signals, direction }: SignalSpec, signal: ChartSignal): boolean =>
  signals.includes(signal.kind) && (direction === 'both' || direction === signal.direction);

function signalFinding(
  { metric, interval }: SignalSpec,
  { kind, direction, at, since, size }: ChartSignal,
  { day, window, chart }: { day: string; window: readonly Bucket[]; chart: ControlChart },
): SignalFinding {
  const point = window.find(one => one.start === at);
  const drawn = chart.points.find(one => one.start === at);
  if (!point || !chart.baseline) throw new Error('a signal lies on a point of its chart');
  return {
    kind: 'signal',
    key: `${kind}:${direction}:${since}`,
    day,
    metric,
    signal: kind,
    direction,
    interval,
    since,
    size,
    point: figureOf(point),
    limits: drawn && drawn.low !== null && drawn.high !== null ? [drawn.low, drawn.high] : null,
    usual: chart.baseline.centre,
    last: window.slice(-LAST_POINTS).map(figureOf),
  };
}

function thresholdFinding(
  { metric, side, days }: ThresholdSpec,
  limit: number,
  day: string,
  windows: readonly Figure[],
): ThresholdFinding {
  const point = windows.at(-1);
  if (!point) throw new Error('a crossing has its days');
  // Windows that do not overlap: neighbours of a rolling one share most of their answers.
  const last = windows.filter((_, i) => (windows.length - 1 - i) % days === 0).slice(-LAST_POINTS);
  const direction = side === 'below' ? 'down' : 'up';
  return { kind: 'threshold', key: `${side}:${day}`, day, metric, direction, days, limit, point, last };
}

function figureOver({ metric }: ThresholdSpec, window: readonly Bucket[], scale: Scale | undefined): Figure {
  const whole: Histogram = addHistograms(...window.map(point => histogramFrom(point.distribution)));
  const { n, value, low, high } = estimate(metric, whole, scale);
  return { start: window[0]?.start ?? '', end: window.at(-1)?.end ?? '', n, value, low, high };
}

function isCertain(spec: ThresholdSpec, { low, high }: Figure): boolean {
  if (low === null || high === null) return false;
  return spec.side === 'below' ? high < limitOf(spec) : low > limitOf(spec);
}

const isBack = (spec: ThresholdSpec, value: number): boolean =>
  spec.side === 'below' ? value >= limitOf(spec) : value <= limitOf(spec);

/** As a report shows a group that is too small to be shown. */
const withheld = (figure: Figure): Figure => ({ ...figure, value: null, low: null, high: null });

const figureOf = ({ start, end, n, value, low, high }: Bucket): Figure => ({
  start,
  end,
  n,
  value,
  low,
  high,
});
