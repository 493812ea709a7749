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
import type { Results } from './words';

type PageResult = Results['pages'][number];

/** Days and filters are named as on Overview; the rest is this page's own. */
const parsers = {
  range: parseAsStringLiteral(presets).withDefault('90d'),
  from: parseAsString,
  to: parseAsString,
  where: parseAsNativeArrayOf(parseAsString),
  version: parseAsInteger,
  against: parseAsInteger,
  spoken: parseAsString,
  /** Answers that something speaks against are left out. */
  flagged: parseAsStringLiteral(['exclude']),
};

/** All that the results of a survey are narrowed by, from the address. */
export function useResultsAddress(survey: string) {
  const { timezone } = useWorkspace();
  const [asked, ask] = useQueryStates(parsers, { history: 'push' });
  const { start, end } = rangeOf(asked, localDate(new Date(), timezone));
  const filter = readFilters(asked.where);
  const { version, against, spoken, flagged } = asked;
  const isCompared = version !== null && against !== null && version !== against;
  return {
    asked,
    ask,
    filter,
    isFiltered: Object.keys(filter).length > 0,
    /** Only some of the answers: what Responses lists would be more. */
    isNarrowed: Object.keys(filter).length > 0 || version !== null || spoken !== null || flagged !== null,
    /** What every report on this page takes. */
    query: {
      survey,
      from: start,
      to: end,
      filter,
      ...(version !== null && { version }),
      ...(isCompared && { against }),
      ...(spoken !== null && { language: spoken }),
      ...(flagged !== null && { flagged }),
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

/** `Page 2: What happened`: a page by its title, else by its first question. */
export function usePageName(): (page: PageResult) => string {
  const say = useSay();
  return ({ number, title, question, languages }) =>
    [`Page ${number}`, say(title, languages) || say(question, languages)].filter(Boolean).join(': ');
}

/** Where Responses lists the same answers: this survey and these days, a band of its first score, the flagged ones. */
export function useResponsesHref({
  query,
}: ResultsAddress): (part?: { band?: string; flag?: 'any' }) => string {
  const { href } = useWorkspace();
  return part => {
    const wish = new URLSearchParams({
      survey: query.survey,
      from: query.from,
      to: addDays(query.to, -1),
      ...part,
    });
    return `${href('responses')}?${wish}`;
  };
}
