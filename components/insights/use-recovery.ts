'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { filterParsers, rangeParsers, useReportDays, useReportFilter } from '../filters/address';
import { presets } from '../filters/range';
import { type Inputs, type Outputs, useTRPC } from '../trpc';

export type RecoveryData = Outputs['report']['recovery'];
export type RecoveryEffect = RecoveryData['effects'][number];
export type Behind = Outputs['report']['behindRecovery'];
type Kind = Inputs['report']['behindRecovery']['kind'];

/** What was pressed: a kind of number, and which of its values: `contact:late`. */
export const behindName = (kind: Kind, of?: string): string => (of === undefined ? kind : `${kind}:${of}`);

/** All that the page was asked for stands in its address. */
export function useRecovery() {
  const trpc = useTRPC();
  const [asked, ask] = useQueryStates(
    {
      ...rangeParsers,
      // A case takes weeks until it is known whether it worked.
      range: parseAsStringLiteral(presets).withDefault('12m'),
      ...filterParsers,
      /** The number whose cases are shown. */
      behind: parseAsString,
    },
    { history: 'push' },
  );
  const chosen = useReportFilter(asked, ask);
  const days = useReportDays(asked);
  const wanted = { ...days, ...chosen.which };
  const query = useQuery(trpc.report.recovery.queryOptions(wanted, { placeholderData: keepPreviousData }));
  return { asked, ask, ...chosen, days, wanted, query };
}

export type RecoveryAddress = ReturnType<typeof useRecovery>;

/** The cases behind the number that the address names. */
export function useBehind({ wanted, asked: { behind } }: RecoveryAddress) {
  const trpc = useTRPC();
  const [kind = '', ...rest] = (behind ?? '').split(':');
  const of = rest.length > 0 ? rest.join(':') : undefined;
  return useQuery(
    trpc.report.behindRecovery.queryOptions(
      // An address that names no number is told so by the server.
      { ...wanted, kind: kind as Kind, ...(of !== undefined && { of }) },
      { enabled: behind !== null },
    ),
  );
}
