'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReportFilter } from '@/domain/match';
import type { MetricName } from '@/domain/metrics/metric';
import { addDays, addMonths } from '@/domain/time/local-date';
import type { Interval } from '@/domain/time/periods';
import { readFilters } from '../filters/filters';
import { useTRPC } from '../trpc';

/** Another line in a chart: what it is called, and its value per bucket of the chart, in order. */
export type Beside = { name: string; values: (number | null)[] };

type Asked = {
  metric: MetricName;
  survey?: string | undefined;
  question?: string | undefined;
  from: string;
  to: string;
  interval: Interval;
  which: ReportFilter;
};

/** What the address says a chart is compared with: `before`, `in:location:Leeds` or `saved:<id>`. */
const IN = 'in:';
const SAVED = 'saved:';

export const besideSegment = (where: string): string => `${IN}${where}`;
export const besideSaved = (id: string): string => `${SAVED}${id}`;

/**
 * The figures of a segment (of the answers on the page), of a saved filter (of all answers), or of a year before, by the
 * same report as the chart's own. `before`: the page has those already, or they are asked for a year earlier.
 */
export function useBeside(
  against: string | null,
  asked: Asked | null,
  before?: readonly { value: number | null }[] | undefined,
): Beside | null {
  const trpc = useTRPC();
  const other = asked && against && !before ? otherThan(asked, against) : null;
  const report = useQuery(
    trpc.report.metric.queryOptions(other ?? { metric: 'nps', from: '2000-01-01', to: '2000-01-02' }, {
      enabled: other !== null,
      staleTime: 60_000,
    }),
  );
  const filters = useQuery(
    trpc.filter.list.queryOptions(undefined, {
      enabled: against?.startsWith(SAVED) ?? false,
      staleTime: 300_000,
    }),
  );
  if (!against || !asked) return null;
  if (against === 'before' && before) return { name: 'Before', values: before.map(({ value }) => value) };
  if (!other || !report.data) return null;
  const saved = filters.data?.find(({ id }) => against === besideSaved(id));
  const values = report.data.points.map(({ value }) => value);
  return { name: saved?.name ?? segmentOf(against)?.value ?? 'A year before', values };
}

function otherThan({ which, metric, survey, question, interval, from, to }: Asked, against: string) {
  // By name: a page may hand over its own filter beside `which`.
  const asked = { metric, survey, question, interval, from, to };
  if (against.startsWith(SAVED)) return { ...asked, saved: against.slice(SAVED.length) };
  const segment = segmentOf(against);
  if (segment)
    return { ...asked, ...which, filter: { ...which.filter, [segment.attribute]: [segment.value] } };
  // Whole weeks earlier, so that the buckets meet.
  const earlier = (day: string) => (asked.interval === 'month' ? addMonths(day, -12) : addDays(day, -364));
  return { ...asked, ...which, from: earlier(from), to: earlier(to) };
}

function segmentOf(against: string): { attribute: string; value: string } | null {
  if (!against.startsWith(IN)) return null;
  const [[attribute, [value]] = ['', []]] = Object.entries(readFilters([against.slice(IN.length)]));
  return attribute && value !== undefined ? { attribute, value } : null;
}
