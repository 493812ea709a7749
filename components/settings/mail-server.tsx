'use client';

import { Button, Card, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { modals } from '@mantine/modals';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../trpc';
import { errorSentence } from '../ui/errors';
import { told } from '../ui/told';
import { useWorkspace } from '../ui/workspace-context';
import type { MailState } from './mail-settings';

/** The server that mail goes through: the installation's, or one of the workspace's own, tried before it counts. */
export function ServerForm({ state }: { state: MailState }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const { server, house } = state;
  const disconnect = useMutation(
    trpc.mail.disconnect.mutationOptions(
      told('The server was taken out.', () =>
        client.invalidateQueries({ queryKey: trpc.mail.state.queryKey() }),
      ),
    ),
  );
  return (
    <Card padding="lg">
      <Stack gap="md">
        <div>
          <Title order={3}>Server</Title>
          <Text style={{ overflowWrap: 'anywhere' }}>{whichServer(state)}</Text>
        </div>
        {isOpen ? (
          <ConnectForm onClose={() => setOpen(false)} />
        ) : (
          <Group gap="sm">
            <Button onClick={() => setOpen(true)}>
              {server?.own ? 'Use another server' : 'Use a server of your own'}
            </Button>
            {server?.own ? (
              <Button
                variant="subtle"
                loading={disconnect.isPending}
                onClick={() => askThenDisconnect(house.server, () => disconnect.mutate())}
              >
                Take it out
              </Button>
            ) : null}
          </Group>
        )}
      </Stack>
    </Card>
  );
}

function ConnectForm({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { user } = useWorkspace();
  const form = useForm({ initialValues: { url: '' } });
  const connect = useMutation(
    trpc.mail.connect.mutationOptions({
      ...told(`Connected. A test is on its way to ${user.email}.`, async () => {
        await client.invalidateQueries({ queryKey: trpc.mail.state.queryKey() });
        onClose();
      }),
      onError: error => form.setErrors({ url: errorSentence(error) }),
    }),
  );
  return (
    <form onSubmit={form.onSubmit(values => connect.mutate(values))} noValidate>
      <Stack gap="md">
        <TextInput
          label="Address and login of the server"
          description={`A test mail goes to ${user.email} through it, and it counts once the server takes that. The password is kept encrypted and never shown again.`}
          placeholder="smtps://user:password@mail.example.com:465"
          autoComplete="off"
          spellCheck={false}
          {...form.getInputProps('url')}
        />
        <Group gap="sm">
          <Button type="submit" loading={connect.isPending}>
            Send a test and use it
          </Button>
          <Button variant="subtle" onClick={onClose}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function whichServer({ server }: MailState): string {
  if (!server) return 'None is connected.';
  return server.own ? `${server.host}, for this workspace alone.` : `${server.host}, of this installation.`;
}

const askThenDisconnect = (house: string | null, onConfirm: () => void): string =>
  modals.openConfirmModal({
    title: 'Take the server out',
    children: (
      <Text>
        {house
          ? `Mail goes through ${house} again.`
          : 'No other server is connected, so no customer is mailed until one is.'}{' '}
        To use this server later, its password has to be entered again.
      </Text>
    ),
    labels: { confirm: 'Take it out', cancel: 'Keep it' },
    confirmProps: { variant: 'filled' },
    onConfirm,
  });
