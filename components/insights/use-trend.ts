'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { parseAsNativeArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { readFilters } from '../filters/filters';
import { type Outputs, useTRPC } from '../trpc';

export const trendMetrics = ['nps', 'csat', 'ces', 'index'] as const;
export const trendIntervals = ['day', 'week', 'month'] as const;

export type TrendData = Outputs['report']['trend'];

/** All that the page was asked for stands in its address. */
export function useTrend() {
  const trpc = useTRPC();
  const [asked, ask] = useQueryStates(
    {
      metric: parseAsStringLiteral(trendMetrics).withDefault('nps'),
      interval: parseAsStringLiteral(trendIntervals).withDefault('week'),
      where: parseAsNativeArrayOf(parseAsString),
    },
    { history: 'push' },
  );
  const filter = readFilters(asked.where);
  const { metric, interval } = asked;
  const query = useQuery(
    trpc.report.trend.queryOptions({ metric, interval, filter }, { placeholderData: keepPreviousData }),
  );
  return { asked, ask, filter, isFiltered: Object.keys(filter).length > 0, query };
}
