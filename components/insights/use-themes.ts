'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import type { Match } from '@/domain/match';
import { filterParsers, rangeParsers, useReportDays, useReportFilter } from '../filters/address';
import { useResponsesHref } from '../filters/responses-href';
import { type Outputs, useTRPC } from '../trpc';
import { headlines, measureOf } from './measure';

export type ThemesData = Outputs['report']['themes'];
export type ThemeRow = ThemesData['rows'][number];

export const themeSorts = ['change', 'n', 'impact', 'name'] as const;
export type ThemeSort = (typeof themeSorts)[number];

/** All that the page was asked for stands in its address. */
export function useThemes() {
  const trpc = useTRPC();
  const [asked, ask] = useQueryStates(
    {
      ...rangeParsers,
      ...filterParsers,
      metric: parseAsStringLiteral([...headlines, 'mean']),
      survey: parseAsString,
      question: parseAsString,
      sort: parseAsStringLiteral(themeSorts).withDefault('change'),
    },
    { history: 'push' },
  );
  const days = useReportDays(asked);
  const chosen = useReportFilter(asked, ask);
  const measures = useQuery(trpc.report.measures.queryOptions(undefined, { staleTime: 60_000 }));
  const measure = measureOf(asked, measures.data);
  const query = { ...days, ...chosen.which };
  const report = useQuery(
    trpc.report.themes.queryOptions({ ...query, ...measure }, { placeholderData: keepPreviousData }),
  );
  return { asked, ask, ...chosen, query, measures, measure, report };
}

export type ThemesAddress = ReturnType<typeof useThemes>;

/** `href(match)`: the responses behind a number of the page. */
export function useAnswersHref(
  { query }: Pick<ThemesAddress, 'query'>,
  { metric, question }: Pick<ThemesData, 'metric' | 'question'>,
): (match: Match) => string {
  const responses = useResponsesHref();
  return match =>
    responses({ ...query, metric, survey: question?.survey.id, question: question?.key }, { match });
}
