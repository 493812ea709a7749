import { formatInterval, formatSignedChange, formatValue } from '@/domain/metrics/format';
import { bucketLabel, bucketName } from '@/domain/metrics/words';
import type { Period } from '@/domain/time/periods';
import type { DrawnMark, DrawnSeries } from '../charts/types';
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
export const usualAt = ({ baselines }: TrendData, { at }: Signal) =>
  baselines.findLast(one => one.from <= at) ?? null;

/** `Week from 3 Mar 2026: −11 against the usual 42.` · `Since week from 5 May 2026: −6 against the usual 42.` */
export function signalSentence(trend: TrendData, signal: Signal): string {
  const { metric, interval } = trend;
  const usual = usualAt(trend, signal);
  const size = `${formatSignedChange(metric, signal.size)}${usual ? ` against the usual ${formatValue(metric, usual.centre)}` : ''}`;
  const day = bucketName(interval, signal.since);
  return signal.kind === 'shock'
    ? `${day}: ${size}.`
    : `Since ${day.charAt(0).toLowerCase()}${day.slice(1)}: ${size}.`;
}

/** The chart's title: the newest thing that is more than chance, or that there is none. */
export function trendFinding(trend: TrendData): string {
  const name = trendNames[trend.metric];
  const [newest] = trend.signals;
  if (trend.baselines.length === 0) return `${name}: too short a past to say what is usual`;
  if (!newest) return `${name} moves as chance does`;
  const way = newest.direction === 'up' ? 'rose' : 'fell';
  const day = bucketName(trend.interval, newest.since);
  const when = `${day.charAt(0).toLowerCase()}${day.slice(1)}`;
  return newest.kind === 'shock'
    ? `${name} ${way} at one blow in the ${when}`.replace('in the month', 'in')
    : `${name} ${newest.direction === 'up' ? 'has been rising' : 'has been sliding'} since the ${when}`;
}

const noteSign = (index: number): string => String.fromCharCode(65 + (index % 26));

/** Notes by the letters that stand for them in the chart. */
export const signedNotes = ({ annotations }: TrendData) =>
  annotations.map((note, index) => ({ ...note, sign: noteSign(index) }));

/** The trend as the chart draws it. `hrefOf`: the answers of a bucket. */
export function trendSeries(trend: TrendData, hrefOf: (bucket: Period) => string): DrawnSeries {
  const { metric, interval, points, signals } = trend;
  // Two years of weeks: a day and a month would be there twice.
  const labelAs = interval === 'week' && points.length > 52 ? 'month' : interval;
  return {
    metric,
    points: points.map(point => ({
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
    })),
    ...(trend.question && { scale: trend.question.scale }),
    marks: [
      ...signals.map(
        (signal): DrawnMark => ({
          start: signal.kind === 'shock' ? signal.at : signal.since,
          kind: signal.kind,
          // Drifts may begin close together: their words stand in the list below.
          text: signal.kind === 'shock' ? `Shock ${signal.direction}` : signal.direction === 'up' ? '↑' : '↓',
          tone: signal.direction === 'up' ? 'good' : 'bad',
        }),
      ),
      ...signedNotes(trend).flatMap((note): DrawnMark[] => {
        const bucket = points.findLast(point => point.start <= note.day);
        return bucket ? [{ start: bucket.start, kind: 'note', text: note.sign, tone: null }] : [];
      }),
    ],
    format: value => formatValue(metric, value),
    formatRange: (low, high) => formatInterval(metric, { low, high }),
  };
}
