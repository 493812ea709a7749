'use client';

import { useQueries, useQuery } from '@tanstack/react-query';
import type { CaseRule } from '@/domain/case/rules';
import { pickText } from '@/domain/survey/translate';
import { type Outputs, useTRPC } from '../trpc';
import type { RuleNames } from './case-rule-words';

type Definition = Outputs['survey']['read']['definition'];

/** Names of what rules speak of; surveys are asked for only where a rule waits for an ending. */
export function useRuleNames(rules: readonly CaseRule[]): RuleNames {
  const trpc = useTRPC();
  const team = useQuery(trpc.followUp.team.queryOptions());
  const themes = useQuery(
    trpc.theme.names.queryOptions(undefined, {
      enabled: rules.some(({ trigger }) => trigger.kind === 'theme'),
      staleTime: 300_000,
    }),
  );
  const ids = rules.flatMap(({ trigger }) => (trigger.kind === 'ending' ? [trigger.survey] : []));
  const surveys = useQueries({
    queries: [...new Set(ids)].map(id => trpc.survey.read.queryOptions({ id }, { staleTime: 300_000 })),
  });
  return new Map([
    ...[...(team.data ?? []), ...(themes.data ?? [])].map(({ id, name }): [string, string] => [id, name]),
    ...surveys.flatMap(({ data }): [string, string][] =>
      data
        ? [
            [data.id, data.name],
            ...endingsOf(data.definition).map(({ value, label }): [string, string] => [
              `${data.id}/${value}`,
              label,
            ]),
          ]
        : [],
    ),
  ]);
}

/** The endings of a survey by what stands on them, as a choice takes them. */
export const endingsOf = ({ endings, languages }: Definition): { value: string; label: string }[] =>
  endings.map(({ id, title }) => ({
    value: id,
    label: pickText(title, languages[0] ?? 'en', languages) || id,
  }));
