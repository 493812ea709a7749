'use client';

import { Badge, Button, Card, Group, PasswordInput, Stack, Table, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../trpc';
import { errorSentence, fieldErrors, postJson } from '../ui/errors';
import { Loaded } from '../ui/states';
import { told } from '../ui/told';
import { When } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';

/** One's own password and sign-ins. */
export function Account() {
  const { user } = useWorkspace();
  return (
    <Stack gap="lg" maw={720}>
      <Text>
        {user.name}, {user.email}
      </Text>
      <ChangePassword />
      <Sessions />
    </Stack>
  );
}

function ChangePassword() {
  const form = useForm({ initialValues: { current: '', password: '' } });
  const [busy, setBusy] = useState(false);
  const client = useQueryClient();
  const send = form.onSubmit(async values => {
    setBusy(true);
    try {
      await postJson('/api/auth/change-password', values);
      form.reset();
      notifications.show({ message: 'The password is changed. You are signed out everywhere else.' });
      await client.invalidateQueries();
    } catch (error) {
      const faults = fieldErrors(error);
      form.setErrors(Object.keys(faults).length ? faults : { password: errorSentence(error) });
    }
    setBusy(false);
  });
  return (
    <Card padding="lg" component="section">
      <form onSubmit={send} noValidate>
        <Stack gap="md" maw={360}>
          <Title order={2}>Password</Title>
          <PasswordInput
            label="Current password"
            autoComplete="current-password"
            {...form.getInputProps('current')}
          />
          <PasswordInput
            label="New password"
            description="12 characters or more."
            autoComplete="new-password"
            {...form.getInputProps('password')}
          />
          <Group>
            <Button type="submit" variant="filled" loading={busy}>
              Change the password
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}

function Sessions() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const query = useQuery(trpc.session.list.queryOptions());
  const revoke = useMutation(
    trpc.session.revoke.mutationOptions(
      told('Signed out there.', () => client.invalidateQueries({ queryKey: trpc.session.list.queryKey() })),
    ),
  );
  return (
    <Stack gap="sm">
      <Title order={2}>Where you are signed in</Title>
      <Loaded query={query}>
        {sessions => (
          <Card padding={0}>
            <Table>
              <Table.Tbody>
                {sessions.map(session => (
                  <Table.Tr key={session.id}>
                    <Table.Td>{deviceName(session.device)}</Table.Td>
                    <Table.Td visibleFrom="xs">{session.address}</Table.Td>
                    <Table.Td>
                      <When at={session.startedAt} />
                    </Table.Td>
                    <Table.Td ta="end">
                      {session.current ? (
                        <Badge variant="outline" color="gray" tt="none" fw={500}>
                          this one
                        </Badge>
                      ) : (
                        <Button size="compact-sm" onClick={() => revoke.mutate({ id: session.id })}>
                          Sign out there
                        </Button>
                      )}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Card>
        )}
      </Loaded>
    </Stack>
  );
}

/** "Firefox on Windows" from a user agent; rough on purpose. */
function deviceName(agent: string | null): string {
  if (!agent) return 'Unknown device';
  const browser = /Edg\//.test(agent)
    ? 'Edge'
    : /Firefox\//.test(agent)
      ? 'Firefox'
      : /Chrome\//.test(agent)
        ? 'Chrome'
        : /Safari\//.test(agent)
          ? 'Safari'
          : 'A program';
  const system = /iPhone|iPad/.test(agent)
    ? 'iOS'
    : /Android/.test(agent)
      ? 'Android'
      : /Windows/.test(agent)
        ? 'Windows'
        : /Mac OS/.test(agent)
          ? 'macOS'
          : /Linux/.test(agent)
            ? 'Linux'
            : 'an unknown system';
  return `${browser} on ${system}`;
}
