'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import {
  parseAsInteger,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from 'nuqs';
import { expandPiping } from '@/domain/survey/piping';
import type { LocalizedText } from '@/domain/survey/text';
import { pickText } from '@/domain/survey/translate';
import { addDays } from '@/domain/time/local-date';
import { localDate } from '@/domain/time/zone';
import { readFilters } from '../../filters/filters';
import { presets, rangeOf } from '../../filters/range';
import { useTRPC } from '../../trpc';
import { useWorkspace } from '../../ui/workspace-context';

/** Days and filters are named as on Overview; the rest is this page's own. */
const parsers = {
  range: parseAsStringLiteral(presets).withDefault('90d'),
  from: parseAsString,
  to: parseAsString,
  where: parseAsNativeArrayOf(parseAsString),
  version: parseAsInteger,
  against: parseAsInteger,
  spoken: parseAsString,
};

/** All that the results of a survey are narrowed by, from the address. */
export function useResultsAddress(survey: string) {
  const { timezone } = useWorkspace();
  const [asked, ask] = useQueryStates(parsers, { history: 'push' });
  const { start, end } = rangeOf(asked, localDate(new Date(), timezone));
  const filter = readFilters(asked.where);
  const { version, against, spoken } = asked;
  const isCompared = version !== null && against !== null && version !== against;
  return {
    asked,
    ask,
    filter,
    isFiltered: Object.keys(filter).length > 0,
    /** Only some of the answers: what Responses lists would be more. */
    isNarrowed: Object.keys(filter).length > 0 || version !== null || spoken !== null,
    /** What every report on this page takes. */
    query: {
      survey,
      from: start,
      to: end,
      filter,
      ...(version !== null && { version }),
      ...(isCompared && { against }),
      ...(spoken !== null && { language: spoken }),
    },
  };
}

export type ResultsAddress = ReturnType<typeof useResultsAddress>;

export function useResults({ query }: ResultsAddress) {
  const trpc = useTRPC();
  return useQuery(trpc.report.survey.queryOptions(query, { placeholderData: keepPreviousData }));
}

/** A text of the survey in its default language, with the company's name where it is piped in. */
export function useSay(): (text: LocalizedText | null | undefined, languages: readonly string[]) => string {
  const { name } = useWorkspace();
  return (text, languages) =>
    expandPiping(pickText(text ?? undefined, languages[0] ?? 'en', languages), { company: { name } });
}

/** Where Responses lists the same answers: this survey and these days, and a band of its first score. */
export function useResponsesHref({ query }: ResultsAddress): (band?: string) => string {
  const { href } = useWorkspace();
  return band => {
    const wish = new URLSearchParams({
      survey: query.survey,
      from: query.from,
      to: addDays(query.to, -1),
      ...(band && { band }),
    });
    return `${href('responses')}?${wish}`;
  };
}
