'use client';

import { Alert, Autocomplete, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { LONGEST_NAME, locationsOf, MOST_LOCATIONS } from '@/domain/door';
import { useTRPC } from '../../trpc';
import { errorSentence } from '../../ui/errors';
import { told } from '../../ui/told';
import type { Survey } from '../use-draft';
import { counted } from '../words';
import { useKnownAttributes } from './attribute-rows';
import { useRefreshDoors } from './use-share';

/** A pasted list becomes one door a line. */
export function ManyDoors({ survey, onDone }: { survey: Survey; onDone: () => void }) {
  const trpc = useTRPC();
  const refresh = useRefreshDoors();
  const { names } = useKnownAttributes();
  const [attribute, setAttribute] = useState('location');
  const [typed, setTyped] = useState('');
  const locations = locationsOf(typed);
  const create = useMutation(
    trpc.door.createMany.mutationOptions({
      onSuccess: made =>
        told(`${counted(made.length, 'door')} made.`, () => {
          onDone();
          return refresh();
        }).onSuccess(),
    }),
  );
  const long = locations.find(location => location.length > LONGEST_NAME);
  const fault =
    locations.length > MOST_LOCATIONS
      ? `At most ${MOST_LOCATIONS} at once; these are ${locations.length}.`
      : long && `“${long.slice(0, 40)}…” is ${long.length} characters long; at most ${LONGEST_NAME} fit.`;
  const send = () =>
    create.mutate({ survey: survey.id, attribute: attribute.trim() || 'location', locations });
  return (
    <Stack>
      <Textarea
        label="One location a line"
        description="Copy them from a spreadsheet. Each gets a door of that name."
        data-autofocus
        autosize
        minRows={6}
        maxRows={14}
        placeholder={'Leeds\nYork\nHull'}
        value={typed}
        error={fault}
        onChange={event => setTyped(event.currentTarget.value)}
      />
      <Autocomplete
        label="Kept with every answer as"
        maxLength={100}
        data={names}
        value={attribute}
        onChange={setAttribute}
      />
      <Text c="dimmed" role="status">
        {locations[0]
          ? `An answer through the first door carries ${attribute.trim() || 'location'}: ${locations[0]}.`
          : ''}
      </Text>
      {create.error ? (
        <Alert color="red" variant="outline" role="alert">
          {errorSentence(create.error)}
        </Alert>
      ) : null}
      <Group justify="flex-end">
        <Button onClick={onDone}>Cancel</Button>
        <Button
          variant="filled"
          loading={create.isPending}
          disabled={locations.length === 0 || Boolean(fault)}
          onClick={send}
        >
          {locations.length === 0 ? 'Make doors' : `Make ${counted(locations.length, 'door')}`}
        </Button>
      </Group>
    </Stack>
  );
}
