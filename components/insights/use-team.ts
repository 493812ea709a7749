'use client';

import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { filterParsers, rangeParsers, useReportDays, useReportFilter } from '../filters/address';
import { type Outputs, useTRPC } from '../trpc';
import { useWorkspace } from '../ui/workspace-context';
import { headlines, measureOf } from './measure';

export type TeamData = Outputs['report']['team'];
export type TeamMember = TeamData['ranked'][number];
export type KudosData = Outputs['report']['kudos'];
export type CoachingData = Outputs['report']['coaching'];

export const teamSides = ['agent', 'location'] as const;

/** All that the page was asked for stands in its address; whoever has no cases sees places only. */
export function useTeam() {
  const trpc = useTRPC();
  const { can } = useWorkspace();
  const [asked, ask] = useQueryStates(
    {
      ...rangeParsers,
      ...filterParsers,
      metric: parseAsStringLiteral([...headlines, 'mean']),
      survey: parseAsString,
      question: parseAsString,
      of: parseAsStringLiteral(teamSides),
      /** Whose coaching is open. */
      coach: parseAsString,
    },
    { history: 'push' },
  );
  const days = useReportDays(asked);
  const chosen = useReportFilter(asked, ask);
  const measures = useQuery(trpc.report.measures.queryOptions(undefined, { staleTime: 60_000 }));
  const measure = measureOf(asked, measures.data);
  const of = can('serve') ? (asked.of ?? 'agent') : 'location';
  return { asked, ask, ...chosen, query: { ...days, ...chosen.which }, measures, measure, of };
}

export type TeamAddress = ReturnType<typeof useTeam>;

const shown = { placeholderData: keepPreviousData };

export function useTeamMembers({ query, measure, of }: TeamAddress) {
  const trpc = useTRPC();
  return useQuery(trpc.report.team.queryOptions({ ...query, ...measure, of }, shown));
}

export function useKudos({ query, of }: TeamAddress) {
  const trpc = useTRPC();
  return useQuery(trpc.report.kudos.queryOptions({ ...query, of }, shown));
}

/** What there is to talk about with whoever is open. */
export function useCoaching({ query, measure, of, asked }: TeamAddress) {
  const trpc = useTRPC();
  const key = asked.coach;
  return useQuery(trpc.report.coaching.queryOptions(key ? { ...query, ...measure, of, key } : skipToken));
}
