'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useRef } from 'react';
import { filterParsers, rangeParsers, useReportDays, useReportFilter } from '../filters/address';
import { useTRPC } from '../trpc';
import { cardNames } from './figures';

/** A new answer shows within this while answers arrive; where none do, the page asks less and less often. */
const FRESH_MS = 2_000;
const REST_MS = 20_000;
/** Looks without anything new after which the page begins to rest. */
const PATIENCE = 5;

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

/**
 * All of Overview in one answer, fresh while it is looked at (a hidden tab asks for nothing); what was shown stays until
 * the new numbers are there.
 */
export function useOverview({ query, asked }: OverviewAddress) {
  const trpc = useTRPC();
  const calm = useRef<{ data: unknown; since: number }>({ data: null, since: 0 });
  return useQuery(
    trpc.report.overview.queryOptions(
      { ...query, ...(asked.by && { segment: asked.by }) },
      {
        // The same figures are the same object: nothing new came since it was there first.
        refetchInterval: ({ state: { data, dataUpdateCount } }) => {
          if (calm.current.data !== data) calm.current = { data, since: dataUpdateCount };
          const quiet = Math.max(0, dataUpdateCount - calm.current.since - PATIENCE);
          return Math.min(REST_MS, FRESH_MS * 2 ** quiet);
        },
        placeholderData: keepPreviousData,
      },
    ),
  );
}
