'use client';

import { Button, Group, Modal, Select, Stack, Text, Textarea } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { localDate } from '@/domain/time/zone';
import { useTRPC } from '../trpc';
import { calendarProps } from '../ui/calendar';
import { errorSentence, fieldErrors } from '../ui/errors';
import { told } from '../ui/told';
import { useWorkspace } from '../ui/workspace-context';
import type { Improvement } from './improvements';

/** What people said and what was done, each in a sentence; a draft until it is published. */
export function ImprovementForm({
  improvement,
  onClose,
}: {
  improvement: Improvement | null;
  onClose: () => void;
}) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { timezone } = useWorkspace();
  const themes = useQuery(trpc.theme.names.queryOptions(undefined, { staleTime: 60_000 }));
  const [said, setSaid] = useState(improvement?.said ?? '');
  const [did, setDid] = useState(improvement?.did ?? '');
  const [theme, setTheme] = useState<string | null>(improvement?.theme?.id ?? null);
  const [day, setDay] = useState(improvement?.day ?? localDate(new Date(), timezone));
  const [isSent, setSent] = useState(false);
  const done = told(improvement ? 'Changed.' : 'Kept as a draft.', () => {
    onClose();
    return client.invalidateQueries({ queryKey: trpc.improvement.pathKey() });
  });
  // What is wrong with a field stands beside it.
  const quiet = { ...done, onError: () => undefined };
  const create = useMutation(trpc.improvement.create.mutationOptions(quiet));
  const update = useMutation(trpc.improvement.update.mutationOptions(quiet));
  const failed = create.error ?? update.error;
  const faults = failed ? fieldErrors(failed) : {};
  const save = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (said.trim() === '' || did.trim() === '') return;
    const given = { theme, day, said, did };
    if (improvement) update.mutate({ id: improvement.id, ...given });
    else create.mutate(given);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={improvement ? 'Change the improvement' : 'New improvement'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form onSubmit={save} noValidate>
        <Stack gap="md">
          <Textarea
            label="You said"
            description="What people wrote, in your words. Quote nobody: customers may read it."
            placeholder="Many of you waited too long at the till on Saturdays."
            data-autofocus
            autosize
            minRows={2}
            maxLength={300}
            value={said}
            error={
              faults.said ?? (isSent && said.trim() === '' ? 'Say what people wrote, in a sentence.' : null)
            }
            onChange={event => setSaid(event.currentTarget.value)}
          />
          <Textarea
            label="We did"
            description="What changed. It is the subject of the mail and the flag on the trends."
            placeholder="We opened two more tills on Saturdays."
            autosize
            minRows={2}
            maxLength={300}
            value={did}
            error={faults.did ?? (isSent && did.trim() === '' ? 'Say what was done, in a sentence.' : null)}
            onChange={event => setDid(event.currentTarget.value)}
          />
          <Group gap="md" align="flex-start" grow>
            <Select
              label="Theme that it answers"
              placeholder="None in particular"
              description="Only those who raised a theme can be told."
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              clearable
              searchable
              data={(themes.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              value={theme}
              onChange={setTheme}
            />
            <DateInput
              {...calendarProps}
              label="In effect since"
              valueFormat="D MMM YYYY"
              value={day}
              onChange={value => value && setDay(value)}
            />
          </Group>
          {failed && Object.keys(faults).length === 0 ? (
            <Text c="var(--aw-error)" role="alert">
              {errorSentence(failed)}
            </Text>
          ) : null}
          <Group justify="flex-end" gap="xs">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="filled" loading={create.isPending || update.isPending}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
