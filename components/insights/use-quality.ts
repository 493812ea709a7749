'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { filterParsers, rangeParsers, useReportDays, useReportFilter } from '../filters/address';
import { type Outputs, useTRPC } from '../trpc';
import { headlines, measureOf } from './measure';

export type QualityData = Outputs['report']['quality'];
export type RateRow = NonNullable<QualityData['mails']>['segments'][number];
export type Score = Outputs['report']['metric'];
export type Weighted = Extract<NonNullable<Score['weighted']>, { ok: true }>;

/** All that the page was asked for stands in its address. */
export function useQuality() {
  const trpc = useTRPC();
  const [asked, ask] = useQueryStates(
    {
      ...rangeParsers,
      ...filterParsers,
      metric: parseAsStringLiteral([...headlines, 'mean']),
      survey: parseAsString,
      question: parseAsString,
      by: parseAsString,
      /** Attributes that the score is weighted by; absent: the first. */
      weight: parseAsArrayOf(parseAsString),
    },
    { history: 'push' },
  );
  const days = useReportDays(asked);
  const chosen = useReportFilter(asked, ask);
  const measures = useQuery(trpc.report.measures.queryOptions(undefined, { staleTime: 60_000 }));
  const measure = measureOf(asked, measures.data);
  return { asked, ask, ...chosen, days, query: { ...days, ...chosen.which }, measures, measure };
}

export type QualityAddress = ReturnType<typeof useQuality>;

/** Who answers and what speaks against answers: of all surveys, or of the one that the figure is about. */
export function useQualityReport({ query, asked }: QualityAddress) {
  const trpc = useTRPC();
  return useQuery(
    trpc.report.quality.queryOptions(
      { ...query, ...(asked.survey && { survey: asked.survey }), ...(asked.by && { by: asked.by }) },
      { placeholderData: keepPreviousData },
    ),
  );
}

/** The figure over the whole range, in the ways it can be read. */
export function useScore(
  { query, measure }: QualityAddress,
  more: { flagged?: 'exclude'; weight?: string[] } = {},
) {
  const trpc = useTRPC();
  return useQuery(
    trpc.report.metric.queryOptions(
      { ...query, ...measure, interval: 'none', ...more },
      { placeholderData: keepPreviousData },
    ),
  );
}
