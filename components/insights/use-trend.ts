'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { filterParsers, useReportFilter } from '../filters/address';
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
      /** What the chart is compared with. */
      against: parseAsString,
      ...filterParsers,
    },
    { history: 'push' },
  );
  const chosen = useReportFilter(asked, ask);
  const { metric, interval } = asked;
  const query = useQuery(
    trpc.report.trend.queryOptions(
      { metric, interval, ...chosen.which },
      { placeholderData: keepPreviousData },
    ),
  );
  return { asked, ask, ...chosen, query };
}

export type TrendAddress = ReturnType<typeof useTrend>;
