'use client';

import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { parseAsNativeArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { casePriorities, caseReasons } from '@/domain/case/case';
import { readFilters } from '../filters/filters';
import { useTRPC } from '../trpc';
import { useWorkspace } from '../ui/workspace-context';

export const inboxViews = ['mine', 'unowned', 'overdue', 'all', 'done'] as const;
export type InboxView = (typeof inboxViews)[number];

/** How soon somebody else's change shows. */
const FRESH_MS = 10_000;

const address = {
  view: parseAsStringLiteral(inboxViews),
  priority: parseAsStringLiteral(casePriorities),
  reason: parseAsStringLiteral(caseReasons),
  /** auth.user of a member. */
  owner: parseAsString,
  where: parseAsNativeArrayOf(parseAsString),
  q: parseAsString,
};

const unfiltered = { priority: null, reason: null, owner: null, where: null, q: null };

/** Which cases the address asks for. Agents begin with their own, others with everything that is owed. */
export function useInboxAddress() {
  const { role } = useWorkspace();
  const [asked, ask] = useQueryStates(address, { history: 'push' });
  const view: InboxView = asked.view ?? (role === 'agent' ? 'mine' : 'all');
  const { priority, reason, owner, where, q } = asked;
  const filter = readFilters(where);
  return {
    asked,
    ask,
    view,
    filter,
    wish: {
      view,
      sort: view === 'done' ? ('newest' as const) : ('due' as const),
      ...(priority && { priority }),
      ...(reason && { reason }),
      ...(owner && { owner }),
      ...(q?.trim() && { q: q.trim().slice(0, 200) }),
      ...(Object.keys(filter).length > 0 && { filter }),
    },
    isNarrowed: Boolean(priority || reason || owner || q || where.length > 0),
    clear: () => ask(unfiltered),
  };
}

export type InboxAddress = ReturnType<typeof useInboxAddress>;

export function useInbox({ wish }: InboxAddress) {
  const trpc = useTRPC();
  const { can } = useWorkspace();
  const options = { enabled: can('serve'), refetchInterval: FRESH_MS, placeholderData: keepPreviousData };
  const list = useInfiniteQuery(
    trpc.case.list.infiniteQueryOptions(wish, {
      ...options,
      getNextPageParam: page => page.nextCursor ?? undefined,
    }),
  );
  const counts = useQuery(trpc.case.counts.queryOptions(undefined, options));
  return { list, counts: counts.data };
}
