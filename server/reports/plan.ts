import { addMonths } from '@/domain/time/local-date';
import { type Interval, type Period, periodStart, previousPeriod } from '@/domain/time/periods';
import type { Frame, ReportQuestion } from './frame';
import type { MetricQuery } from './schemas';

export type Span = 'current' | 'previous';

/** Days `[start, end)` of a span that one table answers: whole months from the monthly cube, the rest by day. */
export type Read = Period & { span: Span };
export type Reads = { days: Read[]; months: Read[] };

/** How a query will be answered. Plain data: the same query and frame always give the same plan. */
export type MetricPlan = {
  query: MetricQuery;
  question: ReportQuestion | null;
  timezone: string;
  minimumN: number;
  /** `cube`: cost does not grow with the number of answers. `answers`: counts rows. */
  source: 'cube' | 'answers';
  spans: Read[];
  interval: Interval;
  /** Reads of the series: by day where a bucket may start within a month. */
  series: Reads;
  /** Reads of the groups, which cover whole spans. */
  groups: Reads;
  filter: { attribute: string; values: string[] }[];
  splitBy: string[];
};

/**
 * Chooses where the numbers come from. The cube holds one attribute at a time: a filter on one, or groups by one (also
 * by the one that is filtered). Two different attributes at once, or one with too many values, count answer rows.
 */
export function planMetric(query: MetricQuery, frame: Frame): MetricPlan {
  const { from: start, to: end, interval, groupBy: splitBy } = query;
  const spans: Read[] = [{ span: 'current', start, end }];
  if (query.compare) spans.push({ span: 'previous', ...previousPeriod({ start, end }) });
  const filter = Object.entries(query.filter).map(([attribute, values]) => ({ attribute, values }));
  return {
    query,
    question: frame.question,
    timezone: frame.timezone,
    minimumN: frame.minimumN,
    source: fitsCube(filter, splitBy, frame.crowded) ? 'cube' : 'answers',
    spans,
    interval,
    series: interval === 'day' || interval === 'week' ? { days: spans, months: [] } : readsOf(spans),
    groups: readsOf(spans),
    filter,
    splitBy,
  };
}

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
    const { days, months } = wholeMonths({ start, end });
    return { days: days.map(part => ({ span, ...part })), months: months.map(part => ({ span, ...part })) };
  });
  return { days: parts.flatMap(part => part.days), months: parts.flatMap(part => part.months) };
}

/** Splits a period into whole calendar months and the days before and after them. */
export function wholeMonths({ start, end }: Period): { days: Period[]; months: Period[] } {
  const thisMonth = periodStart('month', start);
  const first = thisMonth === start ? start : addMonths(thisMonth, 1);
  const last = periodStart('month', end);
  if (first >= last) return { days: [{ start, end }], months: [] };
  const edges = [
    { start, end: first },
    { start: last, end },
  ];
  return { days: edges.filter(edge => edge.start < edge.end), months: [{ start: first, end: last }] };
}
