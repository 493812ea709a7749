import type { AlertSpec } from './alert';
import type { Figure, Finding, SignalFinding, ThresholdFinding } from './alert-findings';
import type { ReportFilter } from './match';
import { type Named, whichInWords } from './match-words';
import { nameOf } from './metrics/findings';
import { formatEstimate, formatInterval, formatSignedChange, formatValue } from './metrics/format';
import type { MetricName, Scale } from './metrics/metric';
import { bucketName, daysLabel, formatCount } from './metrics/words';

/** What a rule is about: `NPS`, `NPS of Leeds or York`, `CSAT (“Big spenders”, not in German)`. */
export function subjectWords(metric: MetricName, which: ReportFilter, named: Named): string {
  const words = whichInWords(which, named);
  if (isWhole(which)) return nameOf(metric);
  return isPlain(which) ? `${nameOf(metric)} of ${words}` : `${nameOf(metric)} (${words})`;
}

const isWhole = ({ filter = {}, match, saved }: ReportFilter): boolean =>
  Object.keys(filter).length === 0 && !match && !saved;

/** One attribute alone, whose values are names. */
const isPlain = ({ filter = {}, match, saved }: ReportFilter): boolean =>
  Object.keys(filter).length === 1 && !match && !saved;

/** When it tells: `NPS of Leeds drifts down, by week`; `subject` from `subjectWords`. */
export function specWords(spec: AlertSpec, subject: string): string {
  if (spec.kind === 'threshold') {
    const limit = formatValue(spec.metric, spec.metric === 'csat' ? spec.limit / 100 : spec.limit);
    return `${subject} of the last ${spec.days === 1 ? 'day' : `${spec.days} days`} is ${spec.side} ${limit} for certain`;
  }
  if (spec.kind === 'answer') return `somebody gives ${trim(spec.atMost)} or less for ${subject}`;
  const way = spec.direction === 'both' ? '' : ` ${spec.direction}`;
  const shock = `jumps${way}`;
  const drift = `drifts${way}`;
  const what = spec.signals.length > 1 ? `${shock} or ${drift}` : spec.signals[0] === 'shock' ? shock : drift;
  return `${subject} ${what}, by ${spec.interval}`;
}

/** One sentence for the log, the mail and the webhook, with n and interval, and no name in it. */
export function findingWords(finding: Finding, subject: string): string {
  if (finding.kind === 'signal') return signalWords(finding, subject);
  if (finding.kind === 'threshold') return thresholdWords(finding, subject);
  return `Somebody gave ${scoreWords(finding.metric, finding.score, finding.scale)} for ${subject}.`;
}

/** `2 of 10`; an index has no scale of its own to name. */
const scoreWords = (metric: MetricName, score: number, scale: Scale): string =>
  metric === 'index' ? `${trim(Math.round(score))} of 100` : `${trim(score)} of ${scale.max}`;

/** `NPS 12 (2 to 22), 143 answers`. */
const figureWords = (metric: MetricName, figure: Pick<Figure, 'n' | 'value' | 'low' | 'high'>): string =>
  `${formatEstimate(metric, figure)}, ${formatCount(figure.n, 'answer')}`;

/** `At most once in 7 days`, `every time`. */
export function coolDownWords(hours: number): string {
  if (hours === 0) return 'every time';
  if (hours % 24 !== 0) return hours === 1 ? 'at most once an hour' : `at most once in ${hours} hours`;
  return hours === 24 ? 'at most once a day' : `at most once in ${hours / 24} days`;
}

function signalWords(finding: SignalFinding, subject: string): string {
  const { metric, signal, direction, interval, since, size, point, limits, usual } = finding;
  const bucket = bucketWords(interval, point.start);
  const figure = figureWords(metric, point);
  if (signal === 'shock') {
    const chance = limits
      ? ` Chance alone leaves it between ${formatInterval(metric, within(metric, limits), 'en', AND)}.`
      : '';
    return `${subject} ${direction === 'up' ? 'rose' : 'fell'} at one blow ${bucket}: ${figure}.${chance}`;
  }
  const way = direction === 'up' ? 'rising' : 'sliding';
  const change = `${formatSignedChange(metric, size)} against the usual ${formatValue(metric, usual)}`;
  return `${subject} has been ${way} since ${bucketWords(interval, since).replace(/^(in|on) /, '')}: ${change}. Last: ${figure}.`;
}

function thresholdWords(
  { metric, direction, limit, days, point }: ThresholdFinding,
  subject: string,
): string {
  const side = direction === 'down' ? 'below' : 'above';
  const span =
    days === 1
      ? daysLabel(point.start, point.end, 'en')
      : `the ${days} days ${daysLabel(point.start, point.end, 'en')}`;
  return `${subject} is ${side} ${formatValue(metric, limit)} for certain: ${figureWords(metric, point)}, over ${span}.`;
}

const AND = {
  up: '',
  down: '',
  probablyUp: '',
  probablyDown: '',
  noise: '',
  tooFew: '',
  range: '{low} and {high}',
};

/** Limits around a centre near the end of the scale reach beyond it; values do not. */
function within(metric: MetricName, [low, high]: [number, number]): { low: number; high: number } {
  const [least, most] = { nps: [-100, 100], csat: [0, 1], index: [0, 100] }[String(metric)] ?? [low, high];
  return { low: Math.max(low, least ?? low), high: Math.min(high, most ?? high) };
}

/** `in the week from 3 Nov 2026`, `on 3 Nov 2026`. */
function bucketWords(interval: 'day' | 'week', start: string): string {
  const name = bucketName(interval, start, 'en-GB');
  return interval === 'day' ? `on ${name}` : `in the ${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

const trim = (value: number): string => String(Math.round(value * 100) / 100);
