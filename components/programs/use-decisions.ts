'use client';

import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { decisionReasons } from '@/domain/program';
import { reasonWords } from '@/domain/sending/decision-words';
import { addDays, isLocalDate } from '@/domain/time/local-date';
import { startOfLocalDay } from '@/domain/time/zone';
import { useTRPC } from '../trpc';
import { useWorkspace } from '../ui/workspace-context';

/** What the log can be narrowed to: those asked, those waiting, those not, or one reason. */
export const whys = ['invited', 'waiting', 'not_invited', ...decisionReasons] as const;
export type Why = (typeof whys)[number];

export const whyWords: Record<Why, string> = {
  invited: 'Asked',
  waiting: 'Waiting',
  not_invited: 'Not asked',
  ...reasonWords,
};

const address = {
  why: parseAsStringLiteral(whys),
  q: parseAsString,
  of: parseAsString,
  from: parseAsString,
  to: parseAsString,
};

/** The log's filters, as the address holds them; `of`: a program, where the log is everybody's. */
export function useDecisionFilters() {
  const [filters, setFilters] = useQueryStates(address);
  const isFiltered = Object.values(filters).some(value => value !== null);
  return { filters, setFilters, isFiltered, clear: () => setFilters(null) };
}

type Filters = ReturnType<typeof useDecisionFilters>['filters'];

/** A page of decisions at a time, the newest first. */
export function useDecisions(program: string | undefined, { why, q, of, from, to }: Filters) {
  const trpc = useTRPC();
  const { timezone, can } = useWorkspace();
  const day = (date: string | null) => (date !== null && isLocalDate(date) ? date : null);
  const [first, last] = [day(from), day(to)];
  const text = q?.trim().slice(0, 200);
  return useInfiniteQuery(
    trpc.decision.list.infiniteQueryOptions(
      {
        program: program ?? of ?? undefined,
        ...(why === null
          ? {}
          : why === 'invited' || why === 'waiting' || why === 'not_invited'
            ? { outcome: why }
            : { reason: why, outcome: 'not_invited' as const }),
        ...(text ? { q: text } : {}),
        ...(first ? { since: startOfLocalDay(first, timezone).toISOString() } : {}),
        ...(last ? { until: startOfLocalDay(addDays(last, 1), timezone).toISOString() } : {}),
      },
      {
        getNextPageParam: page => page.nextCursor ?? undefined,
        placeholderData: keepPreviousData,
        enabled: can('readPersonal'),
      },
    ),
  );
}

/** How often each decision was made in the last 30 days, most frequent first. */
export function useDecisionCounts(program: string | undefined) {
  const trpc = useTRPC();
  const query = useQuery(trpc.decision.counts.queryOptions({ program }));
  return (query.data ?? []).map(({ outcome, reason, count }): { why: Why; count: number } => ({
    why: reason ?? outcome,
    count,
  }));
}
