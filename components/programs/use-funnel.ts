'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { parseAsNativeArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { localDate } from '@/domain/time/zone';
import { readFilters } from '../filters/filters';
import { presets, rangeOf } from '../filters/range';
import { type Outputs, useTRPC } from '../trpc';
import { useWorkspace } from '../ui/workspace-context';

export type Funnel = Outputs['report']['programFunnel'];

export const buckets = ['day', 'week', 'month'] as const;

/** Days and filters are named as on Overview. */
const parsers = {
  range: parseAsStringLiteral(presets).withDefault('90d'),
  from: parseAsString,
  to: parseAsString,
  interval: parseAsStringLiteral(buckets),
  by: parseAsString,
  where: parseAsNativeArrayOf(parseAsString),
};

/** All that the funnel is narrowed by, from the address. */
export function useFunnelAddress(program: string) {
  const { timezone } = useWorkspace();
  const [asked, ask] = useQueryStates(parsers, { history: 'push' });
  const { start, end } = rangeOf(asked, localDate(new Date(), timezone));
  const filter = readFilters(asked.where);
  return {
    asked,
    ask,
    filter,
    isFiltered: Object.keys(filter).length > 0,
    query: { program, from: start, to: end, filter, ...(asked.interval && { interval: asked.interval }) },
  };
}

export type FunnelAddress = ReturnType<typeof useFunnelAddress>;

export function useFunnel({ query }: FunnelAddress) {
  const trpc = useTRPC();
  return useQuery(trpc.report.programFunnel.queryOptions(query, { placeholderData: keepPreviousData }));
}

/** The same invitations by one attribute; asked for apart, as it looks at each customer and interaction. */
export function useFunnelSegments({ query }: FunnelAddress, attribute: string | null) {
  const trpc = useTRPC();
  return useQuery(
    trpc.report.programFunnel.queryOptions(
      { ...query, interval: 'none', groupBy: attribute ?? '' },
      { enabled: attribute !== null, placeholderData: keepPreviousData },
    ),
  );
}
