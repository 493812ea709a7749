'use client';

import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import type { Match, ReportFilter } from '@/domain/match';
import { addDays, isLocalDate } from '@/domain/time/local-date';
import { filterParsers, useReportFilter } from '../filters/address';
import { allOf } from '../filters/responses-href';
import { useTRPC } from '../trpc';
import { flagChoices } from './words';

/** A new answer shows within this, while the list is looked at. */
const FRESH_MS = 15_000;

export const bandNames = [
  'promoter',
  'passive',
  'detractor',
  'satisfied',
  'neutral',
  'dissatisfied',
  'easy',
  'hard',
] as const;

const address = {
  ...filterParsers,
  survey: parseAsString,
  band: parseAsStringLiteral(bandNames),
  flag: parseAsStringLiteral(flagChoices.map(({ value }) => value)),
  q: parseAsString,
  /** First and last day, both included. */
  from: parseAsString,
  to: parseAsString,
  /** What a number was counted from: its metric, and the question of `survey`. */
  metric: parseAsStringLiteral(['nps', 'csat', 'ces', 'index', 'mean']),
  question: parseAsString,
  /** The page that the number stands on, under the workspace. */
  back: parseAsString,
  /** The response that is read. */
  open: parseAsString,
};

/** Takes everything away that narrows the list. */
const unfiltered = {
  survey: null,
  band: null,
  flag: null,
  q: null,
  from: null,
  to: null,
  metric: null,
  question: null,
  back: null,
};

/** `only`: the one survey that is looked at; then it is no filter. */
export function useResponsesAddress(only?: string) {
  const [given, ask] = useQueryStates(address, { history: 'push' });
  const asked = only ? { ...given, survey: only } : given;
  const chosen = useReportFilter(given, ask);
  const { survey, band, flag, q, from, to, metric } = asked;
  return {
    asked,
    ask,
    only,
    ...chosen,
    /** All filters away. */
    clear: () => ask({ ...unfiltered, ...chosen.noFilter }),
    isNarrowed: chosen.isFiltered || [only ? null : survey, band, flag, q, from, to, metric].some(Boolean),
  };
}

export type ResponsesAddress = ReturnType<typeof useResponsesAddress>;

export function useResponses(address: ResponsesAddress) {
  const trpc = useTRPC();
  return useInfiniteQuery(
    trpc.response.list.infiniteQueryOptions(
      { ...wishOf(address.asked), ...address.which },
      {
        getNextPageParam: page => page.nextCursor ?? undefined,
        placeholderData: keepPreviousData,
        refetchInterval: FRESH_MS,
      },
    ),
  );
}

/**
 * How many answers the list has, counted as the chart counts them; null where it stands behind no metric. Whatever the
 * list is narrowed by on top narrows the count too.
 */
export function useCount({ asked, which }: ResponsesAddress) {
  const trpc = useTRPC();
  const { metric, question, ...wish } = wishOf(asked);
  const { from, to, survey } = wish;
  const match = allOf([which.match, ...quickMatch(wish)]);
  const isCounted = metric !== undefined && from !== undefined && to !== undefined;
  return useQuery(
    trpc.report.metric.queryOptions(
      {
        ...which,
        metric: metric ?? 'nps',
        survey,
        question,
        from: from ?? '',
        to: to ?? '',
        interval: 'none',
        match,
      },
      { enabled: isCounted, placeholderData: keepPreviousData, refetchInterval: FRESH_MS },
    ),
  ).data;
}

/** The list's own filters as the server takes them, for the list and for its export. */
function wishOf({ survey, band, flag, q, from, to, metric, question }: ResponsesAddress['asked']) {
  return {
    ...(survey && { survey }),
    ...(band && { band }),
    ...(flag && { flag }),
    ...(q?.trim() && { q: q.trim().slice(0, 200) }),
    ...(from && isLocalDate(from) && { from }),
    ...(to && isLocalDate(to) && { to: addDays(to, 1) }),
    ...(metric && { metric }),
    ...(survey && question && { question }),
  };
}

/** The same list as a file: its address takes what the REST API takes. */
export function exportQuery({ asked, which }: ResponsesAddress): string {
  const query = new URLSearchParams(wishOf(asked));
  const { filter = {}, match, saved } = which satisfies ReportFilter;
  for (const [attribute, values] of Object.entries(filter))
    for (const value of values) query.append(`filter[${attribute}]`, value);
  if (match) query.set('match', JSON.stringify(match));
  if (saved) query.set('saved', saved);
  return query.toString();
}

function quickMatch({ band, flag, q }: Omit<ReturnType<typeof wishOf>, 'metric' | 'question'>): Match[] {
  return [
    ...(band ? [{ band: [band] }] : []),
    ...(flag ? [flag === 'none' ? { not: { flag: ['any' as const] } } : { flag: [flag] }] : []),
    ...(q ? [{ text: q }] : []),
  ];
}
