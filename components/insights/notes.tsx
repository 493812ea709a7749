'use client';

import { ActionIcon, Button, Card, Checkbox, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { localDay } from '@/domain/metrics/words';
import { addDays } from '@/domain/time/local-date';
import { localDate } from '@/domain/time/zone';
import { useTRPC } from '../trpc';
import { calendarProps } from '../ui/calendar';
import { offerUndo } from '../ui/offer-undo';
import { told } from '../ui/told';
import { useWorkspace } from '../ui/workspace-context';
import classes from './insights.module.css';
import type { TrendData } from './use-trend';
import { signedNotes } from './words';

/** What people know about days: it stands in every chart, and may begin a new normal. */
export function Notes({ trend }: { trend: TrendData }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { can } = useWorkspace();
  const refresh = () => client.invalidateQueries({ queryKey: trpc.report.trend.queryKey() });
  const create = useMutation(trpc.annotation.create.mutationOptions(told('Noted.', refresh)));
  const remove = useMutation(trpc.annotation.delete.mutationOptions({ onSuccess: refresh }));
  const notes = signedNotes(trend);
  return (
    <Card component="section" aria-label="Notes">
      <Title order={2}>Notes</Title>
      <Stack component="ul" gap="xs" my={notes.length > 0 ? 'sm' : 0} className={classes.list}>
        {notes.map(({ id, sign, day, text, restarts }) => (
          <Group key={id} component="li" gap="sm" wrap="nowrap" align="center">
            <Text fw={500} w={16} c="dimmed">
              {sign}
            </Text>
            <Text w={110} className="aw-number" ta="start">
              {localDay(day)}
            </Text>
            <Text flex={1}>
              {text}
              {restarts ? (
                <Text span c="dimmed">
                  {' '}
                  · new normal from here
                </Text>
              ) : null}
            </Text>
            {can('design') ? (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Remove the note of ${localDay(day)}`}
                onClick={() =>
                  remove.mutate(
                    { id },
                    {
                      onSuccess: () =>
                        offerUndo('Note removed.', () => create.mutate({ day, text, restarts })),
                    },
                  )
                }
              >
                <IconTrash size={16} stroke={1.5} aria-hidden />
              </ActionIcon>
            ) : null}
          </Group>
        ))}
      </Stack>
      {notes.length === 0 ? (
        <Text c="dimmed" my="xs">
          A release, a strike, a new price: note it, and it stands in the chart.
        </Text>
      ) : null}
      {can('design') ? <AddNote trend={trend} isBusy={create.isPending} onAdd={create.mutate} /> : null}
    </Card>
  );
}

/** For a day of the chart: a note of any other would be seen nowhere. */
function AddNote({
  trend,
  isBusy,
  onAdd,
}: {
  trend: TrendData;
  isBusy: boolean;
  onAdd: (note: { day: string; text: string; restarts: boolean }) => void;
}) {
  const { timezone } = useWorkspace();
  const [day, setDay] = useState<string | null>(() => localDate(new Date(), timezone));
  const [text, setText] = useState('');
  const [restarts, setRestarts] = useState(false);
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        if (!day || text.trim() === '') return;
        onAdd({ day, text: text.trim(), restarts });
        setText('');
        setRestarts(false);
      }}
    >
      <Group gap="sm" align="flex-end">
        <DateInput
          {...calendarProps}
          label="Day"
          w={140}
          value={day}
          minDate={trend.from}
          maxDate={addDays(trend.to, -1)}
          onChange={setDay}
          valueFormat="D MMM YYYY"
        />
        <TextInput
          label="What happened"
          flex="1 1 220px"
          maxLength={120}
          value={text}
          onChange={event => setText(event.currentTarget.value)}
        />
        <Button type="submit" loading={isBusy} disabled={!day || text.trim() === ''}>
          Add note
        </Button>
      </Group>
      <Checkbox
        mt="sm"
        label="What is measured changed (wording, scale, whom we ask): learn anew what is usual"
        checked={restarts}
        onChange={event => setRestarts(event.currentTarget.checked)}
      />
    </form>
  );
}
