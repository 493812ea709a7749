'use client';

import { useQuery } from '@tanstack/react-query';
import { INTERACTION_TYPE } from '@/domain/survey/conditions';
import { useTRPC } from '../../../trpc';
import { useDraftRoom } from '../../draft-context';

const FIVE_MINUTES_MS = 300_000;

export type Known = { name: string; values: string[] };

/** The attributes that interactions and customers here have carried, with their frequent values; types of interactions come first. */
export function useVocabulary(): { happened: Known[]; customer: Known[] } {
  const trpc = useTRPC();
  const { readOnly } = useDraftRoom();
  const { data } = useQuery(
    trpc.program.vocabulary.queryOptions(undefined, { enabled: !readOnly, staleTime: FIVE_MINUTES_MS }),
  );
  const types = { name: INTERACTION_TYPE, values: (data?.types ?? []).map(({ name }) => name) };
  return { happened: [types, ...(data?.attributes ?? [])], customer: data?.customer ?? [] };
}
