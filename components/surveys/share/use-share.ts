'use client';

import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { type Outputs, useTRPC } from '../../trpc';

export type Door = Outputs['door']['read'];
export type ListedDoor = Outputs['door']['list']['data'][number];

/** What is shown above the list: something of one door, or of all. */
export const rooms = ['new', 'many', 'edit', 'qr', 'poster', 'kiosk', 'embed'] as const;
export type Room = (typeof rooms)[number];

const address = {
  room: parseAsStringLiteral(rooms),
  /** The door it is about. */
  door: parseAsString,
  /** Part of a name. */
  find: parseAsString,
};

/** What of sharing is looked at, in the address bar. */
export function useShareAddress() {
  const [asked, ask] = useQueryStates(address, { history: 'push' });
  return {
    asked,
    find: (find: string) => ask({ find: find || null }, { history: 'replace' }),
    enter: (room: Room, door: string | null = null) => ask({ room, door }),
    leave: () => ask({ room: null, door: null }),
  };
}

export type ShareAddress = ReturnType<typeof useShareAddress>;

/** A new answer shows within this, while the doors are looked at. */
const FRESH_MS = 15_000;

export function useDoors(survey: string, find: string | null) {
  const trpc = useTRPC();
  const q = find?.trim().slice(0, 120);
  return useInfiniteQuery(
    trpc.door.list.infiniteQueryOptions(
      { survey, ...(q && { q }) },
      {
        getNextPageParam: page => page.nextCursor ?? undefined,
        placeholderData: keepPreviousData,
        refetchInterval: FRESH_MS,
      },
    ),
  );
}

/** Reads everything about doors again. */
export function useRefreshDoors(): () => Promise<void> {
  const trpc = useTRPC();
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: trpc.door.pathKey() });
}
