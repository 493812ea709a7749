'use client';

import { Button, Checkbox, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { MOST_LETTER, MOST_SUBJECT } from '@/domain/case/letter';
import { newId } from '@/domain/ids';
import { type Outputs, useTRPC } from '../trpc';
import { errorSentence, fieldErrors } from '../ui/errors';
import { Loaded } from '../ui/states';
import { useCasesRefresh } from './use-case-change';

type Reach = Extract<Outputs['caseMessage']['thread']['compose'], { ok: true }>;

/** Writes a mail to the customer of a case; the thread itself stands in the history below. */
export function CaseMail({ id }: { id: string }) {
  const trpc = useTRPC();
  const thread = useQuery(trpc.caseMessage.thread.queryOptions({ case: id }));
  return (
    <Loaded query={thread} skeleton={<Text c="dimmed">Looking whom to write to…</Text>}>
      {({ compose }) =>
        compose.ok ? <Letter id={id} reach={compose} /> : <Text c="dimmed">{compose.why}</Text>
      }
    </Loaded>
  );
}

/** `request`: made with the draft, so that the same letter sent twice is one mail. */
type Draft = { subject: string; text: string; request: string };
const blank = (): Draft => ({ subject: '', text: '', request: newId() });

function Letter({ id, reach }: { id: string; reach: Reach }) {
  const trpc = useTRPC();
  const refresh = useCasesRefresh();
  const [first] = useState(blank);
  // Kept on this device: a mail half written survives a closed window.
  const [draft, setDraft] = useLocalStorage({ key: `case-mail-${id}`, defaultValue: first });
  const [waits, setWaits] = useState(true);
  const send = useMutation(
    trpc.caseMessage.send.mutationOptions({
      onSuccess: () => {
        setDraft(blank());
        notifications.show({ message: 'The mail leaves now.' });
        return refresh();
      },
      onError: () => undefined,
    }),
  );
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const errors = send.error ? fieldErrors(send.error) : {};
  const { to, note, subject, answersComeHere } = reach;
  const isReady = draft.text.trim() !== '' && (subject !== null || draft.subject.trim() !== '');
  return (
    <Stack gap="sm">
      <Text c="dimmed">
        To {to}.{' '}
        {answersComeHere ? 'The answer comes back into this case.' : 'The answer goes to your reply address.'}
        {note ? ` ${note}` : ''}
      </Text>
      {subject === null ? (
        <TextInput
          aria-label="Subject"
          placeholder="Subject"
          maxLength={MOST_SUBJECT}
          value={draft.subject}
          error={errors.subject}
          onChange={event => set({ subject: event.currentTarget.value })}
        />
      ) : (
        <Text fw={500}>{subject}</Text>
      )}
      <Textarea
        aria-label="Mail to the customer"
        placeholder="Write as a person does, with a greeting and your name."
        autosize
        minRows={6}
        maxRows={20}
        maxLength={MOST_LETTER}
        value={draft.text}
        error={errors.text}
        onChange={event => set({ text: event.currentTarget.value })}
      />
      {send.error && Object.keys(errors).length === 0 ? (
        <Text c="var(--aw-error)" size="xs" role="alert">
          {errorSentence(send.error)}
        </Text>
      ) : null}
      <Group justify="space-between" gap="xs">
        <Checkbox
          label="Then wait for the customer"
          checked={waits}
          onChange={event => setWaits(event.currentTarget.checked)}
        />
        <Button
          disabled={!isReady}
          loading={send.isPending}
          onClick={() =>
            send.mutate({ case: id, subject: draft.subject, text: draft.text, waits, request: draft.request })
          }
        >
          Send mail
        </Button>
      </Group>
    </Stack>
  );
}
