'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { filterParsers, rangeParsers, useReportDays, useReportFilter } from '../filters/address';
import { writeFilters } from '../filters/filters';
import { useResponsesHref } from '../filters/responses-href';
import { type Outputs, useTRPC } from '../trpc';
import { headlines, measureOf } from './measure';

export type SegmentsData = Outputs['report']['segments'];
export type SegmentRow = SegmentsData['rows'][number];
export type SegmentGridData = Outputs['report']['segmentMetrics'];

export const segmentViews = ['table', 'ranks', 'metrics', 'cross'] as const;
export const segmentSorts = ['rest', 'change', 'value', 'n', 'key'] as const;

/** All that the page was asked for stands in its address. */
export function useSegments() {
  const trpc = useTRPC();
  const [asked, ask] = useQueryStates(
    {
      ...rangeParsers,
      ...filterParsers,
      metric: parseAsStringLiteral([...headlines, 'mean']),
      survey: parseAsString,
      question: parseAsString,
      by: parseAsString,
      across: parseAsString,
      view: parseAsStringLiteral(segmentViews).withDefault('table'),
      sort: parseAsStringLiteral(segmentSorts).withDefault('rest'),
    },
    { history: 'push' },
  );
  const days = useReportDays(asked);
  const chosen = useReportFilter(asked, ask);
  const measures = useQuery(trpc.report.measures.queryOptions(undefined, { staleTime: 60_000 }));
  const attributes = useQuery(
    trpc.report.attributes.queryOptions({ ...(asked.by && { chosen: asked.by }) }, { staleTime: 300_000 }),
  );
  const measure = measureOf(asked, measures.data);
  const by = asked.by ?? attributes.data?.[0] ?? null;
  const across = asked.across ?? attributes.data?.find(attribute => attribute !== by) ?? null;
  const query = { ...days, ...chosen.which };
  return { asked, ask, ...chosen, query, measures, attributes, measure, by, across };
}

export type SegmentsAddress = ReturnType<typeof useSegments>;

const shown = { placeholderData: keepPreviousData };

/** One attribute's values for one figure. */
export function useSegmentRows({ query, measure }: SegmentsAddress, by: string) {
  const trpc = useTRPC();
  return useQuery(trpc.report.segments.queryOptions({ ...query, ...measure, by }, shown));
}

/** One attribute's values by the headline metrics. */
export function useSegmentMetrics({ query }: SegmentsAddress, by: string) {
  const trpc = useTRPC();
  return useQuery(trpc.report.segmentMetrics.queryOptions({ ...query, by }, shown));
}

/** One figure by two attributes at once. */
export function useSegmentCross({ query, measure }: SegmentsAddress, by: string, across: string) {
  const trpc = useTRPC();
  return useQuery(trpc.report.segmentCross.queryOptions({ ...query, ...measure, by, across }, shown));
}

/** What a figure was counted from: its question, and the values of attributes that it is about. */
export type Part = {
  metric: SegmentsData['metric'];
  question: SegmentsData['question'];
  values: Record<string, string>;
};

/** Where one can go from a figure: to its answers, and on with this page for these values alone. */
export function useWays({ query, filter, ask, attributes, by }: SegmentsAddress) {
  const responses = useResponsesHref();
  return {
    answers: ({ metric, question, values }: Part) =>
      responses({
        ...query,
        filter: { ...filter, ...lists(values) },
        metric,
        survey: question?.survey.id,
        question: question?.key,
      }),
    /** A single value has nothing to be told apart from: the split goes on to the next attribute. */
    narrow: ({ values }: Part) => {
      const next = { ...filter, ...lists(values) };
      const open = attributes.data?.find(attribute => !Object.hasOwn(next, attribute));
      ask({ where: writeFilters(next), by: open ?? by, across: null });
    },
  };
}

const lists = (values: Part['values']) =>
  Object.fromEntries(Object.entries(values).map(([attribute, value]) => [attribute, [value]]));
