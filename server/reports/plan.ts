import { addMonths, daysBetween } from '@/domain/time/local-date';
import {
  type Interval,
  type Period,
  periodStart,
  periodsBetween,
  previousPeriod,
} from '@/domain/time/periods';
import type { Frame, ReportQuestion } from './frame';
import type { Source } from './run';
import type { MetricQuery } from './schemas';
import { isWhole, type Which, withinSurvey } from './which';

export type Span = 'current' | 'previous';

/** Days `[start, end)` of a span. `sign` −1: to be taken away from a whole month that was read instead of most of it. */
export type Read = Period & { span: Span; sign: 1 | -1 };
/** What is read by day, and the whole calendar months that are read from the monthly cube. */
export type Reads = { days: Read[]; months: Read[] };

/** How a query will be answered. Plain data: the same query and frame always give the same plan. */
export type MetricPlan = {
  query: MetricQuery;
  question: ReportQuestion | null;
  timezone: string;
  minimumN: number;
  /** `cube`: cost does not grow with the number of answers. `answers`: counts rows. */
  source: Source;
  spans: Read[];
  interval: Interval;
  /** Reads of the series: by day alone where a bucket may start within a month. */
  series: Reads;
  /** Reads of the groups, which cover whole spans. */
  groups: Reads;
  filter: { attribute: string; values: string[] }[];
  which: Pick<Which, 'filter' | 'match'>;
  /** Only some of the answers are meant: the workspace's minimum n applies to what is shown of them. */
  isPart: boolean;
  splitBy: string[];
};

/**
 * Chooses where the numbers come from. The cube holds one attribute at a time: a filter on one, or groups by one (also
 * by the one that is filtered). Two different attributes at once, one with too many values, a version, a language, leaving
 * flagged answers out or any other condition count answer rows. `asked`: what `readWhich` made of the query's filter.
 */
export function planMetric(query: MetricQuery, frame: Frame, asked: Which): MetricPlan {
  const { from: start, to: end, interval, groupBy: splitBy } = query;
  const spans: Read[] = [{ span: 'current', start, end, sign: 1 }];
  if (query.compare) spans.push({ span: 'previous', ...previousPeriod({ start, end }), sign: 1 });
  const { question } = frame;
  const which = {
    filter: asked.filter,
    match: question ? withinSurvey(asked.match, question.survey.id) : asked.match,
  };
  const isCounted = isPart(query) || which.match !== null;
  const filter = Object.entries(which.filter).map(([attribute, values]) => ({ attribute, values }));
  return {
    query,
    question,
    timezone: frame.timezone,
    minimumN: frame.minimumN,
    source: !isCounted && fitsCube(filter, splitBy, frame.crowded) ? 'cube' : 'answers',
    spans,
    interval,
    series: interval === 'day' || interval === 'week' ? { days: spans, months: [] } : readsOf(spans),
    groups: readsOf(spans),
    filter,
    which,
    isPart: isPart(query) || !isWhole(which),
    splitBy,
  };
}

type Part = Pick<MetricQuery, 'version' | 'language' | 'flagged'>;

/** One version or one language of a survey, or the answers without a flag: the cube does not know them. */
const isPart = ({ version, language, flagged }: Part): boolean =>
  version !== undefined || language !== undefined || flagged !== undefined;

/** Only some of the answers were asked for: the workspace's minimum n applies to what is shown of them. */
export const isNarrowed = (query: Pick<MetricQuery, 'filter' | 'match' | 'saved'> & Part): boolean =>
  Object.keys(query.filter).length > 0 ||
  query.match !== undefined ||
  query.saved !== undefined ||
  isPart(query);

function fitsCube(
  filter: MetricPlan['filter'],
  splitBy: readonly string[],
  crowded: ReadonlySet<string>,
): boolean {
  const filtered = filter.map(({ attribute }) => attribute);
  if ([...filtered, ...splitBy].some(attribute => crowded.has(attribute))) return false;
  if (filtered.length === 0) return true;
  return filtered.length === 1 && splitBy.every(attribute => attribute === filtered[0]);
}

function readsOf(spans: readonly Read[]): Reads {
  const parts = spans.map(({ span, start, end }) => {
    const { days, months } = coverByMonths({ start, end });
    return {
      days: days.map(part => ({ span, ...part })),
      months: months.map(part => ({ span, ...part, sign: 1 as const })),
    };
  });
  return { days: parts.flatMap(part => part.days), months: parts.flatMap(part => part.months) };
}

/**
 * Covers a period with the fewest cells: whole months, single days, and, where more than half of a month is wanted, the
 * whole month without the days that are not (histograms subtract exactly).
 */
export function coverByMonths(period: Period): { days: Omit<Read, 'span'>[]; months: Period[] } {
  const days: Omit<Read, 'span'>[] = [];
  const months: Period[] = [];
  for (const piece of periodsBetween('month', period.start, period.end)) {
    const start = periodStart('month', piece.start);
    const end = addMonths(start, 1);
    const wanted = daysBetween(piece.start, piece.end);
    if (wanted * 2 <= daysBetween(start, end)) {
      days.push({ ...piece, sign: 1 });
      continue;
    }
    const last = months.at(-1);
    if (last?.end === start) last.end = end;
    else months.push({ start, end });
    if (start < piece.start) days.push({ start, end: piece.start, sign: -1 });
    if (piece.end < end) days.push({ start: piece.end, end, sign: -1 });
  }
  return { days, months };
}
