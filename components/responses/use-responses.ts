'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { addDays, isLocalDate } from '@/domain/time/local-date';
import { startOfLocalDay } from '@/domain/time/zone';
import { useTRPC } from '../trpc';
import { useWorkspace } from '../ui/workspace-context';
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
  survey: parseAsString,
  band: parseAsStringLiteral(bandNames),
  flag: parseAsStringLiteral(flagChoices.map(({ value }) => value)),
  q: parseAsString,
  /** First and last day, both included. */
  from: parseAsString,
  to: parseAsString,
  /** The response that is read. */
  open: parseAsString,
};

/** `only`: the one survey that is looked at; then it is no filter. */
export function useResponsesAddress(only?: string) {
  const [given, ask] = useQueryStates(address, { history: 'push' });
  const asked = only ? { ...given, survey: only } : given;
  const { survey, band, flag, q, from, to } = asked;
  return { asked, ask, only, isFiltered: [only ? null : survey, band, flag, q, from, to].some(Boolean) };
}

export type ResponsesAddress = ReturnType<typeof useResponsesAddress>;

export function useResponses({ asked }: ResponsesAddress) {
  const trpc = useTRPC();
  const { timezone } = useWorkspace();
  return useInfiniteQuery(
    trpc.response.list.infiniteQueryOptions(wishOf(asked, timezone), {
      getNextPageParam: page => page.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
      refetchInterval: FRESH_MS,
    }),
  );
}

/** The filter as the server takes it, for the list and for its export. */
export function wishOf({ survey, band, flag, q, from, to }: ResponsesAddress['asked'], timezone: string) {
  const start = (date: string) => startOfLocalDay(date, timezone).toISOString();
  return {
    ...(survey && { survey }),
    ...(band && { band }),
    ...(flag && { flag }),
    ...(q?.trim() && { q: q.trim().slice(0, 200) }),
    ...(from && isLocalDate(from) && { since: start(from) }),
    ...(to && isLocalDate(to) && { until: start(addDays(to, 1)) }),
  };
}
