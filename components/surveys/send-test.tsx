'use client';

import { Alert, Anchor, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../trpc';
import { errorSentence } from '../ui/errors';
import { useWorkspace } from '../ui/workspace-context';
import { useDraftRoom } from './draft-context';
import { languageName } from './languages';
import { counted } from './words';

/** How often a test on its way is looked after, in milliseconds. */
const LOOK = 2_000;
const FAILED = ['failed', 'bounced', 'suppressed', 'expired', 'withdrawn'];

/** *Send it to me*: the real mail of the draft as it stands, with a link that works, marked as a test from end to end. */
export function SendTest({ flush }: { flush: () => Promise<boolean> }) {
  const trpc = useTRPC();
  const { user } = useWorkspace();
  const { survey, language, faults } = useDraftRoom();
  const [isOpen, setOpen] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const send = useMutation(trpc.invitation.sendTest.mutationOptions());
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  const mail = async () => {
    setSaving(true);
    const isStored = await flush();
    setSaving(false);
    if (isStored) send.mutate({ survey: survey.id, language });
  };
  return (
    <>
      <Button
        onClick={() => {
          send.reset();
          setOpen(true);
        }}
      >
        Send it to me
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title="Send it to me"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Stack>
          {send.data ? (
            <Progress id={send.data.id} url={send.data.url} />
          ) : errors > 0 ? (
            <Text>
              The draft has {counted(errors, 'fault')} that would stop a customer too. Mend them first; the
              checks beside this button lead there.
            </Text>
          ) : (
            <Text>
              The invitation goes to {user.email}, in {languageName(language)}, with a link to the survey as
              it stands now. You can answer it; tests aren’t counted anywhere.
            </Text>
          )}
          {send.error ? (
            <Alert color="red" variant="outline" role="alert">
              {errorSentence(send.error)}
            </Alert>
          ) : null}
          <Group justify="flex-end">
            <Button onClick={() => setOpen(false)}>Close</Button>
            {errors === 0 && !send.data ? (
              <Button variant="filled" data-autofocus loading={isSaving || send.isPending} onClick={mail}>
                Send
              </Button>
            ) : null}
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

/** From *on its way* to *It works*. */
function Progress({ id, url }: { id: string; url: string }) {
  const trpc = useTRPC();
  const { user, mailConnected } = useWorkspace();
  const { data } = useQuery(
    trpc.invitation.readTest.queryOptions(
      { id },
      { refetchInterval: query => (isSettled(query.state.data?.state) ? false : LOOK) },
    ),
  );
  const state = data?.state ?? 'scheduled';
  return (
    <Stack gap="xs" role="status">
      <Text fw={500}>{progressWords(state, user.email)}</Text>
      {FAILED.includes(state) ? null : (
        <Text c="dimmed">
          {mailConnected ? '' : 'Mail is not connected, so it is kept in this machine’s mailbox. '}
          <Anchor href={url} target="_blank" rel="noreferrer" underline="always">
            Open the survey from its link
          </Anchor>
        </Text>
      )}
    </Stack>
  );
}

const isSettled = (state: string | undefined): boolean =>
  state === 'completed' || FAILED.includes(state ?? '');

function progressWords(state: string, address: string): string {
  switch (state) {
    case 'scheduled':
      return `On its way to ${address}…`;
    case 'sent':
      return `Sent to ${address}. Open it and answer.`;
    case 'visited':
    case 'started':
      return 'The link works. Answer to the end to see it all.';
    case 'completed':
      return 'It works. Tests aren’t counted.';
    default:
      return `The mail to ${address} did not arrive. Is the address right, and is mail connected?`;
  }
}
