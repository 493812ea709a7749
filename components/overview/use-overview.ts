'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { filterParsers, rangeParsers, useReportDays, useReportFilter } from '../filters/address';
import { useTRPC } from '../trpc';
import { cardNames } from './figures';

/** A new answer shows within this, while the page is looked at. */
const FRESH_MS = 2_000;

export const intervals = ['day', 'week', 'month', 'quarter'] as const;

/** All that this page was asked for stands in its address, so that back, reload, share and bookmark work. */
export const overviewParsers = {
  ...rangeParsers,
  ...filterParsers,
  interval: parseAsStringLiteral(intervals),
  metric: parseAsStringLiteral(cardNames),
  /** What the trend is compared with. */
  against: parseAsString,
  by: parseAsString,
};

export function useOverviewAddress() {
  const [asked, ask] = useQueryStates(overviewParsers, { history: 'push' });
  const days = useReportDays(asked);
  const chosen = useReportFilter(asked, ask);
  return {
    asked,
    ask,
    ...chosen,
    /** What every report on this page takes. */
    query: { ...days, ...chosen.which, ...(asked.interval && { interval: asked.interval }) },
  };
}

export type OverviewAddress = ReturnType<typeof useOverviewAddress>;

/** All of Overview in one answer, fresh while it is looked at; what was shown stays until the new numbers are there. */
export function useOverview({ query, asked }: OverviewAddress) {
  const trpc = useTRPC();
  return useQuery(
    trpc.report.overview.queryOptions(
      { ...query, ...(asked.by && { segment: asked.by }) },
      { refetchInterval: FRESH_MS, placeholderData: keepPreviousData },
    ),
  );
}
