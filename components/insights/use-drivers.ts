'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { filterParsers, rangeParsers, useReportDays, useReportFilter } from '../filters/address';
import { presets } from '../filters/range';
import { type Outputs, useTRPC } from '../trpc';

export type DriversData = Outputs['report']['drivers'];
export type Ranking = Extract<NonNullable<DriversData['ranking']>, { ok: true }>;
export type Refusal = Extract<NonNullable<DriversData['ranking']>, { ok: false }>;

/** All that the page was asked for stands in its address. */
export function useDrivers() {
  const trpc = useTRPC();
  const [asked, ask] = useQueryStates(
    {
      ...rangeParsers,
      // A ranking needs many answers.
      range: parseAsStringLiteral(presets).withDefault('12m'),
      ...filterParsers,
      survey: parseAsString,
      outcome: parseAsString,
      /** Keys of the ratings compared; absent: the usual ones. */
      items: parseAsArrayOf(parseAsString),
      /** The item whose comments are open. */
      item: parseAsString,
    },
    { history: 'push' },
  );
  const chosen = useReportFilter(asked, ask);
  const { survey, outcome, items } = asked;
  const days = useReportDays(asked);
  const query = useQuery(
    trpc.report.drivers.queryOptions(
      {
        ...days,
        ...chosen.which,
        ...(survey && { survey }),
        ...(survey && outcome && { outcome }),
        ...(survey && items && items.length > 0 && { items }),
      },
      { placeholderData: keepPreviousData },
    ),
  );
  return { asked, ask, ...chosen, days, query };
}

export type DriversAddress = ReturnType<typeof useDrivers>;
