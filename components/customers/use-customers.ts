'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import {
  parseAsFloat,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from 'nuqs';
import { addDays, isLocalDate } from '@/domain/time/local-date';
import { startOfLocalDay } from '@/domain/time/zone';
import { standings } from '@/domain/trust/standing';
import { trustTrends } from '@/domain/trust/trust';
import { type Filters, readFilters } from '../filters/filters';
import { type Inputs, type Outputs, useTRPC } from '../trpc';
import { useWorkspace } from '../ui/workspace-context';

export type ListedCustomer = Outputs['customer']['list']['data'][number];

export const bands = ['good', 'mid', 'bad'] as const;
export const sorts = ['newest', 'trust', 'trustHigh', 'value', 'last', 'quiet', 'since', 'worth'] as const;

const parsers = {
  q: parseAsString,
  standing: parseAsStringLiteral(standings),
  trend: parseAsStringLiteral(trustTrends),
  band: parseAsStringLiteral(bands),
  trustFrom: parseAsFloat,
  trustTo: parseAsFloat,
  spentFrom: parseAsFloat,
  /** First and last day of the latest contact, both included. */
  contactFrom: parseAsString,
  contactTo: parseAsString,
  /** Values of attributes, each `tier:gold`. */
  where: parseAsNativeArrayOf(parseAsString),
  segment: parseAsString,
  sort: parseAsStringLiteral(sorts),
};

type Asked = ReturnType<typeof useQueryStates<typeof parsers>>[0];

/** Everything that narrows the list, taken away. */
const nothing = {
  q: null,
  trend: null,
  band: null,
  trustFrom: null,
  trustTo: null,
  spentFrom: null,
  contactFrom: null,
  contactTo: null,
  where: null,
  segment: null,
} as const;

export type CustomersAddress = {
  asked: Asked;
  ask: (next: { [Name in keyof Asked]?: Asked[Name] | null }) => unknown;
  filter: Filters;
  isFiltered: boolean;
  clear: () => unknown;
};

/** Which customers are shown, in which order: all of it in the address. */
export function useCustomersAddress(): CustomersAddress {
  const [asked, ask] = useQueryStates(parsers);
  const { standing: _, sort: __, where, ...rest } = asked;
  const filter = readFilters(where);
  const isFiltered = Object.keys(filter).length > 0 || Object.values(rest).some(value => value !== null);
  return { asked, ask, filter, isFiltered, clear: () => ask(nothing) };
}

/** The customers of the address, page by page. */
export function useCustomers({ asked, filter }: CustomersAddress) {
  const trpc = useTRPC();
  const { can, timezone } = useWorkspace();
  const input = inputOf(asked, filter, timezone);
  return useInfiniteQuery(
    trpc.customer.list.infiniteQueryOptions(input, {
      getNextPageParam: page => page.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
      enabled: can('readPersonal'),
    }),
  );
}

/** The order that holds: of those who slide, are lost or won back the latest first, of everybody the newest. */
export const sortOf = ({ sort, standing }: Pick<Asked, 'sort' | 'standing'>): (typeof sorts)[number] =>
  sort ?? (standing ? 'since' : 'newest');

function inputOf(asked: Asked, filter: Filters, timezone: string): Inputs['customer']['list'] {
  const { q, contactFrom, contactTo, where: _, sort: __, ...rest } = asked;
  const start = (day: string | null, days: number) =>
    day && isLocalDate(day) ? startOfLocalDay(addDays(day, days), timezone).toISOString() : null;
  const [from, to] = [start(contactFrom, 0), start(contactTo, 1)];
  const given = Object.entries(rest).filter(([, value]) => value !== null);
  return {
    sort: sortOf(asked),
    ...Object.fromEntries(given),
    ...(q?.trim() && { q: q.trim().slice(0, 200) }),
    ...(from && { contactFrom: from }),
    ...(to && { contactTo: to }),
    ...(Object.keys(filter).length > 0 && { filter }),
  };
}
