'use client';

import { Alert, Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Outputs, useTRPC } from '../trpc';
import { errorSentence } from '../ui/errors';
import { formatDay, relativeTime } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import { againstWords, neverWords } from './words';

type Opened = Outputs['customer']['read'];

/** Asks this one customer by hand: with what, about what, by which way; first it is said what the clocks think of it. */
export function AskNow({ customer, onClose }: { customer: Opened; onClose: () => void }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { timezone } = useWorkspace();
  const surveys = useQuery(trpc.survey.list.queryOptions({ limit: 200, state: 'published' }));
  const names = useQuery(trpc.program.names.queryOptions());
  const history = useQuery(trpc.customer.history.queryOptions({ externalId: customer.id }));
  const [survey, setSurvey] = useState<string | null>(null);
  const [interaction, setInteraction] = useState<string | null>(null);
  const [by, setBy] = useState(customer.email ? 'email' : 'link');
  // One request however often the button is pressed.
  const [request] = useState(() => crypto.randomUUID());
  const review = useQuery(
    trpc.invitation.reviewAsk.queryOptions(survey ? { customer: customer.id, survey, by } : skipToken, {
      // What speaks against it may have changed since the dialog was open last: nothing old is shown first.
      staleTime: 0,
      gcTime: 0,
    }),
  );
  const ask = useMutation(
    trpc.invitation.ask.mutationOptions({
      onSuccess: () => {
        if (by !== 'link') {
          notifications.show({ message: 'Asked. The message leaves now.' });
          onClose();
        }
        return client.invalidateQueries({ queryKey: trpc.customer.pathKey() });
      },
    }),
  );
  const askable = surveys.data?.data ?? [];
  const happened = (history.data?.data ?? []).flatMap(event =>
    event.kind === 'interaction'
      ? [{ value: event.id, label: `${event.type} ${event.id}, ${formatDay(event.at, timezone)}` }]
      : [],
  );
  const ways = [
    { value: 'email', label: customer.email ? `Mail to ${customer.email}` : 'Mail (no address)' },
    ...(names.data?.channels ?? [])
      .filter(one => one.active)
      .map(({ id, name }) => ({ value: id, label: name })),
    { value: 'link', label: 'A link to copy' },
  ];
  const { never, against } = review.data ?? { never: null, against: null };
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Ask ${customer.name ?? customer.email ?? customer.id}`}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {ask.data && by === 'link' ? (
        <MadeLink url={ask.data.url} onClose={onClose} />
      ) : (
        <Stack>
          <Select
            label="Survey"
            placeholder="Choose a survey"
            data-autofocus
            data={askable.map(({ id, name }) => ({ value: id, label: name }))}
            value={survey}
            nothingFoundMessage="No survey takes answers: publish one first."
            onChange={setSurvey}
          />
          <Select
            label="About"
            placeholder="Nothing in particular"
            data={happened}
            value={interaction}
            clearable
            clearButtonProps={{ 'aria-label': 'Nothing in particular' }}
            onChange={setInteraction}
          />
          <Select
            label="By"
            data={ways}
            value={by}
            allowDeselect={false}
            onChange={way => way && setBy(way)}
          />
          {never ? (
            <Alert variant="outline" role="status">
              {neverWords[never]}
            </Alert>
          ) : against ? (
            <Alert variant="outline" role="status">
              {againstWords(against, at => relativeTime(at, new Date()))} Programs would let them rest. If you
              ask all the same, it is noted who did.
            </Alert>
          ) : null}
          {ask.error ? (
            <Alert color="red" variant="outline" role="alert">
              {errorSentence(ask.error)}
            </Alert>
          ) : null}
          <Group justify="flex-end">
            <Button onClick={onClose}>Cancel</Button>
            <Button
              variant="filled"
              disabled={!survey || !review.data || never !== null}
              loading={ask.isPending}
              onClick={() =>
                survey &&
                ask.mutate({
                  customer: customer.id,
                  survey,
                  by,
                  request,
                  anyway: against !== null,
                  ...(interaction ? { interaction } : {}),
                })
              }
            >
              {against && !never ? 'Ask anyway' : by === 'link' ? 'Make the link' : 'Ask now'}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

function MadeLink({ url, onClose }: { url: string; onClose: () => void }) {
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    notifications.show({ message: 'Copied.' });
  };
  return (
    <Stack>
      <Text>This link is theirs alone. Nothing was sent: pass it on yourself.</Text>
      <TextInput aria-label="Link" value={url} readOnly onFocus={event => event.currentTarget.select()} />
      <Group justify="flex-end">
        <Button onClick={onClose}>Done</Button>
        <Button variant="filled" onClick={copy}>
          Copy
        </Button>
      </Group>
    </Stack>
  );
}
