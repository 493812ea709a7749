import { formatInterval, formatSignedChange, formatValue } from '@/domain/metrics/format';
import { bucketLabel, bucketName } from '@/domain/metrics/words';
import type { Period } from '@/domain/time/periods';
import type { DrawnMark, DrawnSeries } from '../charts/types';
import type { Beside } from '../overview/use-beside';
import type { TrendData } from './use-trend';

type Signal = TrendData['signals'][number];

export const trendNames: Record<TrendData['metric'], string> = {
  nps: 'NPS',
  csat: 'CSAT',
  ces: 'CES',
  index: 'Satisfaction index',
  mean: 'Mean',
};

/** What was usual when the signal came. */
const usualAt = ({ baselines }: TrendData, { at }: Signal) =>
  baselines.findLast(one => one.from <= at) ?? null;

/** Buckets between two drifts the same way within which they are told as one that goes on. */
const SAME_DRIFT = 8;

/** Shocks and drifts as they are told, the newest first: a drift that pauses and goes on is one, with its newest size. */
export function toldSignals({ signals, points }: TrendData): Signal[] {
  const places = new Map(points.map(({ start }, index) => [start, index]));
  const told: Signal[] = [];
  for (const signal of signals.toReversed()) {
    const index = told.findLastIndex(({ kind }) => kind === 'drift');
    const before = told[index];
    const goesOn =
      signal.kind === 'drift' &&
      before?.direction === signal.direction &&
      (places.get(signal.since) ?? 0) - (places.get(before.at) ?? 0) <= SAME_DRIFT;
    if (goesOn) told[index] = { ...signal, since: before.since };
    else told.push(signal);
  }
  return told.toSorted((a, b) => (a.at < b.at ? 1 : -1));
}

/** `Week from 3 Mar 2026: 31 instead of the usual 42.` · `Lower since the week from 5 May 2026, lately about 36 instead of the usual 42.` */
export function signalSentence(trend: TrendData, signal: Signal): string {
  const { metric, interval } = trend;
  const usual = usualAt(trend, signal);
  const day = bucketName(interval, signal.since);
  const size = usual
    ? `${formatValue(metric, usual.centre + signal.size)} instead of the usual ${formatValue(metric, usual.centre)}`
    : formatSignedChange(metric, signal.size);
  if (signal.kind === 'shock') return `${day}: ${size}.`;
  const way = signal.direction === 'up' ? 'Higher' : 'Lower';
  return `${way} since ${inSentence(interval, day)}, lately about ${size}.`;
}

/** The chart's title: the newest thing that is more than chance, or that there is none. */
export function trendFinding(trend: TrendData): string {
  const name = trendNames[trend.metric];
  const [newest] = toldSignals(trend);
  if (trend.baselines.length === 0) return `${name}: too short a past to say what is usual`;
  if (!newest) return `${name} moves as chance does`;
  const isUp = newest.direction === 'up';
  const when = inSentence(trend.interval, bucketName(trend.interval, newest.since));
  if (newest.kind === 'drift') return `${name} has been ${isUp ? 'rising' : 'sliding'} since ${when}`;
  return `${name} ${isUp ? 'jumped' : 'dropped'} ${trend.interval === 'day' ? 'on' : 'in'} ${when}`;
}

/** `the week from 3 Mar 2026`; days and months stand as they are. */
const inSentence = (interval: TrendData['interval'], name: string): string =>
  interval === 'week' ? `the ${name.charAt(0).toLowerCase()}${name.slice(1)}` : name;

const noteSign = (index: number): string => String.fromCharCode(65 + (index % 26));

/** Notes by the letters that stand for them in the chart. */
export const signedNotes = ({ annotations }: TrendData) =>
  annotations.map((note, index) => ({ ...note, sign: noteSign(index) }));

/** The trend as the chart draws it, beside another line. `hrefOf`: the answers of a bucket. */
export function trendSeries(
  trend: TrendData,
  hrefOf: (bucket: Period) => string,
  beside: Beside | null,
): DrawnSeries {
  const { metric, interval, points } = trend;
  // Two years of weeks: a day and a month would be there twice.
  const labelAs = interval === 'week' && points.length > 52 ? 'month' : interval;
  return {
    metric,
    points: points.map((point, index) => ({
      start: point.start,
      label: bucketLabel(labelAs, point.start),
      name: bucketName(interval, point.start),
      n: point.n,
      value: point.value,
      low: point.low,
      high: point.high,
      isOpen: point.n > 0 && (point.note !== undefined || point.role === 'immature'),
      limits: point.limits,
      ...(point.n > 0 && { href: hrefOf(point) }),
      ...(beside && { beside: beside.values[index] ?? null }),
    })),
    ...(trend.question && { scale: trend.question.scale }),
    marks: trendMarks(trend, points),
    target: trend.target,
    ...(beside && { besideName: beside.name }),
    format: value => formatValue(metric, value),
    formatRange: (low, high) => formatInterval(metric, { low, high }),
  };
}

/** What is told in a chart of these buckets: shocks, drifts and notes, each at its bucket; what lies before them is left out. */
export function trendMarks(trend: TrendData, buckets: readonly { start: string }[]): DrawnMark[] {
  const bucketOf = (day: string) => buckets.findLast(({ start }) => start <= day)?.start;
  const signals = toldSignals(trend).map(signal => {
    const { kind, direction, at, since } = signal;
    const isUp = direction === 'up';
    const text = kind === 'shock' ? (isUp ? 'Jump' : 'Drop') : isUp ? 'Rise' : 'Slide';
    const tone = isUp ? ('good' as const) : ('bad' as const);
    return { day: kind === 'shock' ? at : since, kind, text, tone, told: signalSentence(trend, signal) };
  });
  const notes = signedNotes(trend).map(({ day, sign, text }) => ({
    day,
    kind: 'note' as const,
    text: sign,
    tone: null,
    told: `${sign}: ${text}`,
  }));
  return [...signals, ...notes].flatMap(({ day, ...mark }): DrawnMark[] => {
    const start = bucketOf(day);
    return start ? [{ ...mark, start }] : [];
  });
}
