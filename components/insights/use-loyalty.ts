'use client';

import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { parseAsStringLiteral, useQueryStates } from 'nuqs';
import { filterParsers, rangeParsers, useReportDays, useReportFilter } from '../filters/address';
import { presets } from '../filters/range';
import { type Outputs, useTRPC } from '../trpc';

export type LoyaltyData = Outputs['report']['loyalty'];
export type BandData = LoyaltyData['bands'][number];
export type RiskData = NonNullable<LoyaltyData['risk']>;
export type AtRiskCustomer = Outputs['report']['atRisk']['data'][number];

/** Figures whose bands tell happy from unhappy. */
export const loyaltyMetrics = ['nps', 'csat', 'ces'] as const;

/** Customers behind the revenue at risk that are fetched at a time. */
const PAGE = 10;

/** All that the page was asked for stands in its address. */
export function useLoyalty() {
  const trpc = useTRPC();
  const [asked, ask] = useQueryStates(
    {
      ...rangeParsers,
      // Coming back takes a year to be seen.
      range: parseAsStringLiteral(presets).withDefault('24m'),
      ...filterParsers,
      metric: parseAsStringLiteral(loyaltyMetrics),
    },
    { history: 'push' },
  );
  const chosen = useReportFilter(asked, ask);
  const days = useReportDays(asked);
  const measures = useQuery(trpc.report.measures.queryOptions(undefined, { staleTime: 60_000 }));
  const wanted = { ...days, ...chosen.which, ...(asked.metric && { metric: asked.metric }) };
  const query = useQuery(trpc.report.loyalty.queryOptions(wanted, { placeholderData: keepPreviousData }));
  return { asked, ask, ...chosen, days, measures, wanted, query };
}

export type LoyaltyAddress = ReturnType<typeof useLoyalty>;

/** The customers behind the revenue at risk, page by page. */
export function useAtRisk(wanted: LoyaltyAddress['wanted']) {
  const trpc = useTRPC();
  return useInfiniteQuery(
    trpc.report.atRisk.infiniteQueryOptions(
      { ...wanted, limit: PAGE },
      { getNextPageParam: page => page.nextCursor ?? undefined, placeholderData: keepPreviousData },
    ),
  );
}
