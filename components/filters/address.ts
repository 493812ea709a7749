'use client';

import {
  createParser,
  type inferParserType,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs';
import { useEffect } from 'react';
import type { Match, ReportFilter } from '@/domain/match';
import { NO_SAVED_FILTER } from '@/domain/report-address';
import { localDate } from '@/domain/time/zone';
import { useWorkspace } from '../ui/workspace-context';
import { type Filters, readFilters, readMatch } from './filters';
import { presets, type RangeChoice, rangeOf } from './range';

const parseAsMatch = createParser<Match>({
  parse: readMatch,
  serialize: match => JSON.stringify(match),
  eq: (a, b) => JSON.stringify(a) === JSON.stringify(b),
});

/** The parts of an address that say which answers; every page of reports has them among its own. */
export const filterParsers = {
  /** Values of attributes, each `location:Leeds`. */
  where: parseAsNativeArrayOf(parseAsString),
  match: parseAsMatch,
  /** Id of a saved filter, or `none`; absent: one's own default, where nothing else is asked for either. */
  saved: parseAsString,
};

/** Which days: a preset that moves with today, or two dates, both included. */
export const rangeParsers = {
  range: parseAsStringLiteral(presets).withDefault('90d'),
  from: parseAsString,
  to: parseAsString,
};

type FilterAsked = inferParserType<typeof filterParsers>;

type FilterWish = { where?: string[] | null; match?: Match | null; saved?: string | null };

/** What the filter bar needs of a page's address. */
export type FilterAddress = {
  asked: FilterAsked;
  /** Null takes a part away. */
  ask: (next: FilterWish, options?: { history?: 'push' | 'replace' }) => unknown;
  filter: Filters;
  /** Id of the saved filter that holds. */
  saved: string | null;
  /** All three as every report takes them, without the parts that say nothing. */
  which: ReportFilter;
  isFiltered: boolean;
  /** Asks for all answers; a default of one's own does not come back by itself. */
  noFilter: { where: null; match: null; saved: string | null };
};

/** What the range picker needs of a page's address; `query`: the days asked for, `to` not included. */
export type RangeAddress = {
  asked: RangeChoice;
  ask: (next: { [Part in keyof RangeChoice]?: RangeChoice[Part] | null }) => unknown;
  query: { from: string; to: string };
};

/**
 * Which answers the address asks for. Where it says nothing, one's own default filter holds, and is written into the
 * address at once, so that whoever gets the address sees the same numbers.
 */
export function useReportFilter(asked: FilterAsked, ask: FilterAddress['ask']) {
  const { defaultFilter } = useWorkspace();
  const says = asked.where.length > 0 || asked.match !== null || asked.saved !== null;
  const own = says ? null : (defaultFilter?.id ?? null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new default is written, whatever else changes
  useEffect(() => {
    if (own) ask({ saved: own }, { history: 'replace' });
  }, [own]);
  const filter = readFilters(asked.where);
  const saved = asked.saved === NO_SAVED_FILTER ? null : (asked.saved ?? own);
  const hasValues = Object.keys(filter).length > 0;
  return {
    filter,
    saved,
    which: {
      ...(hasValues && { filter }),
      ...(asked.match && { match: asked.match }),
      ...(saved && { saved }),
    } satisfies ReportFilter,
    isFiltered: hasValues || asked.match !== null || saved !== null,
    noFilter: { where: null, match: null, saved: defaultFilter ? NO_SAVED_FILTER : null },
  };
}

/** The days that the address asks for, local to the workspace; `to` is not included. */
export function useReportDays(asked: RangeChoice): { from: string; to: string } {
  const { timezone } = useWorkspace();
  const { start, end } = rangeOf(asked, localDate(new Date(), timezone));
  return { from: start, to: end };
}
