import { Anchor, Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AlertSpec } from '@/domain/alert';
import type { ReportFilter } from '@/domain/match';
import { type Outputs, useTRPC } from '../trpc';
import { errorSentence } from '../ui/errors';
import { useWorkspace } from '../ui/workspace-context';

type Tried = Outputs['alert']['try'];

/** More is opened on demand: what matters is how often it would have told. */
const FEW = 4;

/** What would it have told? The same look as the real one's, over the last 180 days, while the alert is written. */
export function AlertTrial({
  spec,
  which,
  coolDownHours,
}: {
  spec: AlertSpec | null;
  which: ReportFilter;
  coolDownHours: number;
}) {
  const trpc = useTRPC();
  const [asked] = useDebouncedValue({ spec, which, coolDownHours }, 600);
  const { spec: tried } = asked;
  const query = useQuery({
    ...trpc.alert.try.queryOptions(
      { ...asked, spec: tried ?? { kind: 'answer', metric: 'nps', atMost: 0 } },
      { placeholderData: keepPreviousData, staleTime: 60_000, retry: false },
    ),
    enabled: tried !== null,
  });
  return (
    <Stack gap="xs" role="group" aria-label="What would it have told?">
      <Title order={3}>What would it have told?</Title>
      {query.isError ? (
        <Text c="dimmed">{errorSentence(query.error)}</Text>
      ) : query.data ? (
        <Shown tried={query.data} isOld={query.isFetching} />
      ) : (
        <Text c="dimmed">Looking back over 180 days…</Text>
      )}
    </Stack>
  );
}

function Shown({ tried, isOld }: { tried: Tried; isOld: boolean }) {
  const { timezone } = useWorkspace();
  const [open, setOpen] = useState(false);
  const told = tried.found.filter(one => one.outcome === 'told').length;
  const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: timezone });
  const shown = open ? tried.found : tried.found.slice(0, FEW);
  return (
    <Stack gap="xs" opacity={isOld ? 0.5 : 1} aria-live="polite">
      <Text size="sm" c="dimmed">
        {tried.survey
          ? `It looks at answers to “${tried.survey}”; choose another survey in the filter.`
          : 'Nobody was asked such a question yet.'}
      </Text>
      <Text>
        {summary(told, tried.found.length - told, tried.days)}
        {tried.imported > 0
          ? ` ${tried.imported === 1 ? 'One imported answer is' : `${tried.imported} imported answers are`} not counted: what was imported is never told.`
          : ''}
      </Text>
      {shown.map(one => (
        <Group key={one.key} gap="sm" wrap="nowrap" align="baseline">
          <Text w={96} flex="none" size="sm" c="dimmed" className="aw-number" ta="start">
            {day.format(one.at)}
          </Text>
          <Text size="sm" flex={1} c={one.outcome === 'cooling' ? 'dimmed' : undefined}>
            {one.says}{' '}
            {one.outcome === 'cooling' ? (
              <Badge variant="outline" color="gray" tt="none" fw={500} size="sm">
                only noted
              </Badge>
            ) : null}
          </Text>
        </Group>
      ))}
      {tried.found.length > FEW ? (
        <Anchor component="button" type="button" size="sm" ta="start" onClick={() => setOpen(!open)}>
          {open ? 'Show fewer' : `Show all ${tried.found.length}`}
        </Anchor>
      ) : null}
    </Stack>
  );
}

function summary(told: number, noted: number, days: number): string {
  if (told === 0) return `Nothing in the last ${days} days.`;
  const times = told === 1 ? 'Once' : told === 2 ? 'Twice' : `${told} times`;
  return `${times} in the last ${days} days${noted > 0 ? `, and ${noted} more only noted` : ''}.`;
}
