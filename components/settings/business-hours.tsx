import { Button, Card, Chip, Group, Pill, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { isOpenAt, nextOpening } from '@/domain/case/clock';
import type { BusinessHours } from '@/domain/case/rules';
import { localDay } from '@/domain/metrics/words';
import { weekdays } from '@/domain/program';
import { weekdayName } from '../programs/rule-words';
import { useTRPC } from '../trpc';
import { told } from '../ui/told';
import { formatMoment } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import { type FollowUpNow, useFollowUpRefresh } from './use-follow-up';

const HolidayField = dynamic(() => import('./holiday-field'), { ssr: false });

/** When promises run: a case opened on Friday evening is not late on Saturday. */
export function BusinessHoursCard({ followUp }: { followUp: FollowUpNow }) {
  const trpc = useTRPC();
  const refresh = useFollowUpRefresh();
  const [hours, setHours] = useState(followUp.hours);
  const save = useMutation(
    trpc.followUp.save.mutationOptions(
      told('Saved. Promises given from now on run in these hours.', refresh),
    ),
  );
  const set = (part: Partial<BusinessHours>) => setHours({ ...hours, ...part });
  const problem = problemOf(hours);
  return (
    <Card component="section" aria-label="Business hours" padding="lg">
      <Stack gap="md">
        <Stack gap={4}>
          <Title order={3}>Business hours</Title>
          <Text c="dimmed">
            Promises run in these hours only. {problem ? '' : <NowWords hours={hours} />}
          </Text>
        </Stack>
        <Chip.Group
          multiple
          value={hours.days}
          onChange={(days: string[]) => set({ days: weekdays.filter(day => days.includes(day)) })}
        >
          <Group gap={4} role="group" aria-label="Days">
            {weekdays.map(day => (
              <Chip key={day} value={day} size="xs" aria-label={weekdayName(day, 'long')}>
                {weekdayName(day)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        <Group gap="xs">
          <Text>From</Text>
          <TextInput
            type="time"
            aria-label="Hours from"
            w={130}
            value={hours.from}
            onChange={event => set({ from: event.currentTarget.value })}
          />
          <Text>to</Text>
          <TextInput
            type="time"
            aria-label="Hours to"
            w={130}
            // A field of the browser knows no 24:00.
            value={hours.to === '24:00' ? '00:00' : hours.to}
            onChange={event =>
              set({ to: event.currentTarget.value === '00:00' ? '24:00' : event.currentTarget.value })
            }
          />
        </Group>
        <Holidays hours={hours} onChange={holidays => set({ holidays })} />
        {problem ? (
          <Text c="var(--aw-error)" size="xs" role="alert">
            {problem}
          </Text>
        ) : null}
        <Group>
          <Button
            disabled={problem !== null || JSON.stringify(hours) === JSON.stringify(followUp.hours)}
            loading={save.isPending}
            onClick={() => save.mutate({ hours })}
          >
            Save hours
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}

/** `Open now.` or `Closed now; opens 23 Nov 2026, 09:00 CET.` */
function NowWords({ hours }: { hours: BusinessHours }) {
  const { timezone } = useWorkspace();
  const now = new Date();
  const calendar = { hours, timezone };
  if (isOpenAt(now, calendar)) return <>Open now ({timezone}).</>;
  const next = nextOpening(now, calendar);
  return <>Closed now; {next ? `opens ${formatMoment(next, timezone)}` : 'it never opens'}.</>;
}

function Holidays({ hours, onChange }: { hours: BusinessHours; onChange: (holidays: string[]) => void }) {
  return (
    <Stack gap={4}>
      <Text size="sm" fw={500}>
        Holidays
      </Text>
      <Group gap="xs">
        {hours.holidays.map(day => (
          <Pill
            key={day}
            size="md"
            withRemoveButton
            onRemove={() => onChange(hours.holidays.filter(one => one !== day))}
            removeButtonProps={{
              'aria-label': `${localDay(day)} is no holiday`,
              'aria-hidden': false,
              tabIndex: 0,
            }}
          >
            {localDay(day)}
          </Pill>
        ))}
        <HolidayField
          taken={hours.holidays}
          onAdd={day => onChange([...hours.holidays, day].toSorted((a, b) => a.localeCompare(b)))}
        />
      </Group>
    </Stack>
  );
}

function problemOf({ days, from, to }: BusinessHours): string | null {
  if (days.length === 0) return 'Choose at least one day.';
  if (!from || !to) return 'Say from when to when.';
  return from < to ? null : 'The day must end later than it begins.';
}
