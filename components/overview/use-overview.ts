'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import {
  parseAsBoolean,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from 'nuqs';
import { localDate } from '@/domain/time/zone';
import { readFilters } from '../filters/filters';
import { presets, rangeOf } from '../filters/range';
import { useTRPC } from '../trpc';
import { useWorkspace } from '../ui/workspace-context';
import { cardNames } from './figures';

/** A new answer shows within this, while the page is looked at. */
const FRESH_MS = 2_000;

export const intervals = ['day', 'week', 'month', 'quarter'] as const;

/** All that this page was asked for stands in its address, so that back, reload, share and bookmark work. */
export const overviewParsers = {
  range: parseAsStringLiteral(presets).withDefault('90d'),
  from: parseAsString,
  to: parseAsString,
  interval: parseAsStringLiteral(intervals),
  metric: parseAsStringLiteral(cardNames),
  before: parseAsBoolean.withDefault(false),
  by: parseAsString,
  where: parseAsNativeArrayOf(parseAsString),
};

export function useOverviewAddress() {
  const { timezone } = useWorkspace();
  const [asked, ask] = useQueryStates(overviewParsers, { history: 'push' });
  const { start, end } = rangeOf(asked, localDate(new Date(), timezone));
  const filter = readFilters(asked.where);
  return {
    asked,
    ask,
    filter,
    isFiltered: Object.keys(filter).length > 0,
    /** What every report on this page takes. */
    query: { from: start, to: end, filter, ...(asked.interval && { interval: asked.interval }) },
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
