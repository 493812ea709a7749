import { SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseRule } from '@/domain/case/rules';
import { formatCount } from '@/domain/metrics/words';
import { joined } from '../programs/rule-words';
import { type Outputs, useTRPC } from '../trpc';
import { errorSentence } from '../ui/errors';

type Tried = Outputs['case']['tryRule'];

/** What would the rule have opened? Looked up over the days behind, while it is written. */
export function CaseRuleTrial({ rule }: { rule: CaseRule | null }) {
  const trpc = useTRPC();
  const [days, setDays] = useState<30 | 90>(30);
  const [asked] = useDebouncedValue(rule, 600);
  const query = useQuery(
    trpc.case.tryRule.queryOptions(asked ? { rule: asked, days } : skipToken, {
      placeholderData: keepPreviousData,
      staleTime: 60_000,
      retry: false,
    }),
  );
  return (
    <Stack gap="xs" role="group" aria-label="What would it have opened?" align="flex-start">
      <Title order={3}>What would it have opened?</Title>
      <SegmentedControl
        aria-label="Days to look back"
        size="xs"
        data={[
          { value: '30', label: '30 days' },
          { value: '90', label: '90 days' },
        ]}
        value={String(days)}
        onChange={value => setDays(value === '90' ? 90 : 30)}
      />
      {rule === null ? (
        <Text c="dimmed">Say what it waits for to see it.</Text>
      ) : query.isError ? (
        <Text c="dimmed">{errorSentence(query.error)}</Text>
      ) : query.data ? (
        <Text aria-live="polite" {...(query.isFetching && { opacity: 0.5 })}>
          {triedWords(query.data)}
        </Text>
      ) : (
        <Text c="dimmed">Looking back…</Text>
      )}
    </Stack>
  );
}

/** `37 cases in the last 30 days, about 1 a day and 4 on the busiest. Ann 19, Ben 18.` */
function triedWords({ days, cases, found, imported, perDay, owners, isCut }: Tried): string {
  if (cases === 0) return `None in the last ${days} days.`;
  const busiest = Math.max(...perDay.map(({ n }) => n));
  const daily = cases / days;
  const pace =
    daily >= 1
      ? `about ${Math.round(daily)} a day and ${busiest} on the busiest`
      : `about ${Math.max(1, Math.round(daily * 7))} a week and ${busiest} on the busiest day`;
  const joinedIn = found - cases;
  return [
    `${isCut ? 'At least ' : ''}${formatCount(cases, 'case')} in the last ${days} days, ${pace}.`,
    joinedIn > 0 ? `${joinedIn} more would have joined a case that was open.` : null,
    imported > 0 ? `${imported} of what was found was imported, which opens nothing.` : null,
    `Whose: ${joined(
      owners.map(({ name, n }) => `${name} ${n}`),
      'conjunction',
    )}.`,
  ]
    .filter(sentence => sentence !== null)
    .join(' ');
}
