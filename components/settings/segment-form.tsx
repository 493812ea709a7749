'use client';

import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Conditions } from '../conditions/conditions';
import { type ConditionRow, conditionProblems, conditionsOf, rowsOf } from '../conditions/rows';
import { type Outputs, useTRPC } from '../trpc';
import { errorSentence, fieldErrors } from '../ui/errors';
import { told } from '../ui/told';

type Segment = Outputs['segment']['list'][number];

/** A new segment, or one to change: its name, its conditions, and how many customers they hold while they are written. */
export function SegmentForm({ segment, onClose }: { segment: Segment | null; onClose: () => void }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const vocabulary = useQuery(trpc.program.vocabulary.queryOptions());
  const [name, setName] = useState(segment?.name ?? '');
  const [rows, setRows] = useState(() => rowsOf(segment?.where ?? []));
  const [isSent, setSent] = useState(false);
  const done = told(segment ? 'Segment changed.' : 'Segment made.', () => {
    onClose();
    return client.invalidateQueries({ queryKey: trpc.segment.list.queryKey() });
  });
  // What is wrong with a field stands beside it.
  const quiet = { ...done, onError: () => undefined };
  const create = useMutation(trpc.segment.create.mutationOptions(quiet));
  const update = useMutation(trpc.segment.update.mutationOptions(quiet));
  const failed = create.error ?? update.error;
  const problems = isSent ? conditionProblems(rows) : {};
  const nameProblem =
    (failed && (fieldErrors(failed).name ?? errorSentence(failed))) ||
    (isSent && name.trim() === '' ? 'Give the segment a name.' : null);
  const save = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (name.trim() === '' || Object.keys(conditionProblems(rows)).length > 0) return;
    const where = conditionsOf(rows);
    if (segment) update.mutate({ id: segment.id, name, where });
    else create.mutate({ name, where });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={segment ? `Change “${segment.name}”` : 'New segment'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form onSubmit={save} noValidate>
        <Stack gap="md">
          <TextInput
            label="Name"
            placeholder="Gold customers"
            data-autofocus
            maxLength={120}
            value={name}
            error={nameProblem}
            onChange={event => setName(event.currentTarget.value)}
          />
          <Stack gap="xs">
            <Text>All customers</Text>
            <Conditions
              rows={rows}
              onChange={setRows}
              problems={problems}
              attributes={vocabulary.data?.customer ?? []}
            />
          </Stack>
          <Group justify="space-between">
            <HowMany rows={rows} />
            <Group gap="xs">
              <Button onClick={onClose}>Cancel</Button>
              <Button type="submit" variant="filled" loading={create.isPending || update.isPending}>
                Save
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function HowMany({ rows }: { rows: ConditionRow[] }) {
  const trpc = useTRPC();
  const [settled] = useDebouncedValue(rows, 400);
  const where = conditionsOf(settled.filter(row => row.values.length > 0));
  const count = useQuery(
    trpc.segment.count.queryOptions({ where }, { placeholderData: keepPreviousData, staleTime: 60_000 }),
  );
  const number = new Intl.NumberFormat();
  return (
    <Text c="dimmed" aria-live="polite">
      {count.data === undefined
        ? 'Counting…'
        : count.data === 1
          ? '1 customer now'
          : `${number.format(count.data)} customers now`}
    </Text>
  );
}
