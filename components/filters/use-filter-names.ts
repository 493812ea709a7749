'use client';

import { useQueries, useQuery } from '@tanstack/react-query';
import type { ReportFilter } from '@/domain/match';
import { leavesIn, type Named, whichInWords } from '@/domain/match-words';
import { pickText } from '@/domain/survey/translate';
import { type Outputs, useTRPC } from '../trpc';

type Definition = Outputs['survey']['read']['definition'];

/** Names of what a filter speaks of; asked for only where it speaks of any. `more`: questions beside those in it. */
export function useFilterNames(
  { match, saved }: ReportFilter,
  more: { survey: string; question: string }[] = [],
): Named {
  const trpc = useTRPC();
  const leaves = match ? leavesOf(match) : [];
  const programs = useQuery(
    trpc.program.list.queryOptions(undefined, {
      enabled: leaves.some(leaf => 'program' in leaf),
      staleTime: 300_000,
    }),
  );
  const themes = useQuery(
    trpc.theme.names.queryOptions(undefined, {
      enabled: leaves.some(leaf => 'theme' in leaf),
      staleTime: 60_000,
    }),
  );
  const filters = useQuery(
    trpc.filter.list.queryOptions(undefined, { enabled: saved !== undefined, staleTime: 60_000 }),
  );
  const ids = [...leaves.flatMap(surveysOf), ...more.map(({ survey }) => survey)];
  const surveys = useQueries({
    queries: [...new Set(ids)].map(id => trpc.survey.read.queryOptions({ id }, { staleTime: 300_000 })),
  });
  return new Map([
    ...[...(programs.data ?? []), ...(themes.data ?? []), ...(filters.data ?? [])].map(
      ({ id, name }): [string, string] => [id, name],
    ),
    ...surveys.flatMap(({ data }) => (data ? namesOf(data) : [])),
  ]);
}

/** A filter in words; in general ones where somebody wrote what is no condition into the address. */
export function sayWhich(which: ReportFilter, named: Named): string {
  try {
    return whichInWords(which, named);
  } catch {
    return 'Conditions that cannot be read';
  }
}

/** Every question that has a scale, by the key that its answers have, with its title. */
export function titledQuestions({ pages, languages }: Definition): { key: string; title: string }[] {
  const say = (text: Record<string, string> | undefined) => pickText(text, languages[0] ?? 'en', languages);
  return [
    ...pages
      .flatMap(page => page.questions)
      .flatMap(question => {
        const title = say(question.title);
        return question.type === 'matrix'
          ? question.rows.map(row => ({ key: `${question.key}.${row.id}`, title: say(row.label) }))
          : [{ key: question.key, title }];
      }),
    { key: '_index', title: 'Satisfaction index' },
  ];
}

function leavesOf(match: NonNullable<ReportFilter['match']>) {
  try {
    return leavesIn(match);
  } catch {
    return [];
  }
}

function surveysOf(leaf: ReturnType<typeof leavesIn>[number]): string[] {
  if ('survey' in leaf) return leaf.survey;
  if ('score' in leaf) return [leaf.score.survey];
  return 'version' in leaf ? [leaf.version.survey] : [];
}

const namesOf = ({ id, name, definition }: Outputs['survey']['read']): [string, string][] => [
  [id, name],
  ...titledQuestions(definition).map(({ key, title }): [string, string] => [`${id}/${key}`, title || key]),
];
