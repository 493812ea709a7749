'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import type { Match } from '@/domain/match';
import type { MetricName } from '@/domain/metrics/metric';
import { expandPiping } from '@/domain/survey/piping';
import type { LocalizedText } from '@/domain/survey/text';
import { pickText } from '@/domain/survey/translate';
import { filterParsers, rangeParsers, useReportDays, useReportFilter } from '../../filters/address';
import { type CountedPart, useResponsesHref } from '../../filters/responses-href';
import { useTRPC } from '../../trpc';
import { useWorkspace } from '../../ui/workspace-context';
import type { Results } from './words';

type PageResult = Results['pages'][number];

/** Days and filters are named as on Overview; the rest is this page's own. */
const parsers = {
  ...rangeParsers,
  ...filterParsers,
  version: parseAsInteger,
  against: parseAsInteger,
  spoken: parseAsString,
  /** Answers that something speaks against are left out. */
  flagged: parseAsStringLiteral(['exclude']),
};

/** All that the results of a survey are narrowed by, from the address. */
export function useResultsAddress(survey: string) {
  const [asked, ask] = useQueryStates(parsers, { history: 'push' });
  const days = useReportDays(asked);
  const chosen = useReportFilter(asked, ask);
  const { version, against, spoken, flagged } = asked;
  const isCompared = version !== null && against !== null && version !== against;
  return {
    asked,
    ask,
    ...chosen,
    /** Only some of the answers of these days. */
    isNarrowed: chosen.isFiltered || version !== null || spoken !== null || flagged !== null,
    /** What every report on this page takes. */
    query: {
      survey,
      ...days,
      ...chosen.which,
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

/**
 * Where Responses lists the same answers. `of`: a metric of one question, so that the days are those of its scores, as a
 * chart counts them. `slice`: the version that is looked at, where two stand side by side.
 */
export function useSurveyResponsesHref({
  query,
}: ResultsAddress): (
  of?: { metric: MetricName; question: string } | null,
  part?: CountedPart & { slice?: number | null },
) => string {
  const href = useResponsesHref();
  const { survey, language, flagged, version, from, to, filter, match, saved } = query;
  return (of, { slice = version ?? null, ...part } = {}) => {
    const leaves: Match[] = [
      ...(part.match ? [part.match] : []),
      ...(slice === null ? [] : [{ version: { survey, versions: [slice] } }]),
      ...(language === undefined ? [] : [{ language: [language] }]),
      ...(flagged === undefined ? [] : [{ not: { flag: ['any' as const] } }]),
    ];
    return href(
      { survey, from, to, filter, match, saved, ...of },
      { ...part, ...(leaves.length > 0 && { match: { all: leaves } }) },
    );
  };
}
