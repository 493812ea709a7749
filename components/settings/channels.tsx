'use client';

import { Anchor, Badge, Button, Card, Code, Group, Menu, Stack, Switch, Text, Title } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconDots } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Outputs, useTRPC } from '../trpc';
import { EmptyState, Loaded } from '../ui/states';
import { told } from '../ui/told';
import { ChannelForm } from './channel-form';
import { ChannelSecret } from './channel-secret';

export type Channel = Outputs['channel']['list'][number];
type Secret = { channel: string; secret: string; isExchange: boolean };

const reach: Record<Channel['address'], string> = {
  phone: 'phone number',
  email: 'e-mail address',
  id: 'your customer id',
};

/** Gateways that deliver messages by other ways than mail: made, tried, switched off, their secrets exchanged. */
export function Channels() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const query = useQuery(trpc.channel.list.queryOptions());
  const refresh = () => client.invalidateQueries({ queryKey: trpc.channel.list.queryKey() });
  const [edited, setEdited] = useState<Channel | 'new' | null>(null);
  const [secret, setSecret] = useState<Secret | null>(null);
  const newButton = (
    <Button variant="filled" onClick={() => setEdited('new')}>
      Connect a gateway
    </Button>
  );
  return (
    <Stack gap="md" maw={860}>
      <Group justify="space-between" align="flex-start">
        <Stack gap={4} flex={1} miw={260}>
          <Title order={2}>Channels</Title>
          <Text c="dimmed">
            Mail is built in. By a gateway of yours, invitations also go out as text messages or by any
            messenger: Afterword makes the link and the words and calls the gateway, which delivers them.
          </Text>
        </Stack>
        {query.data?.length ? newButton : null}
      </Group>
      {secret ? <ChannelSecret {...secret} onClose={() => setSecret(null)} /> : null}
      <Loaded query={query}>
        {channels =>
          channels.length > 0 ? (
            channels.map(channel => (
              <ChannelCard
                key={channel.id}
                channel={channel}
                onChanged={refresh}
                onEdit={() => setEdited(channel)}
                onSecret={text => setSecret({ channel: channel.name, secret: text, isExchange: true })}
              />
            ))
          ) : (
            <EmptyState action={newButton}>
              A gateway is any program that answers one HTTPS call. The guide <Code>docs/channels.md</Code>{' '}
              has one in 30 lines.
            </EmptyState>
          )
        }
      </Loaded>
      {edited ? (
        <ChannelForm
          channel={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onSaved={made => {
            setEdited(null);
            if (made) setSecret({ channel: made.name, secret: made.secret, isExchange: false });
            return refresh();
          }}
        />
      ) : null}
    </Stack>
  );
}

function ChannelCard({
  channel,
  onChanged,
  onEdit,
  onSecret,
}: {
  channel: Channel;
  onChanged: () => unknown;
  onEdit: () => void;
  onSecret: (secret: string) => void;
}) {
  const trpc = useTRPC();
  const update = useMutation(trpc.channel.update.mutationOptions(told(null, onChanged)));
  const end = useMutation(
    trpc.channel.endExchange.mutationOptions(told('Only the new secret signs now.', onChanged)),
  );
  const test = useMutation(trpc.channel.test.mutationOptions(told(null)));
  return (
    <Card padding="md">
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Stack gap={2} miw={0}>
            <Group gap="xs">
              <Title order={3}>{channel.name}</Title>
              {channel.active ? null : (
                <Badge variant="outline" color="gray" tt="none" fw={500}>
                  off, its messages wait
                </Badge>
              )}
            </Group>
            <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {channel.url}
            </Text>
          </Stack>
          <More channel={channel} onChanged={onChanged} onEdit={onEdit} onSecret={onSecret} />
        </Group>
        <Text>
          Reaches people by {reach[channel.address]}.{' '}
          {channel.programs.length > 0
            ? `Used by ${channel.programs.join(', ')}.`
            : 'No program uses it yet.'}
        </Text>
        {channel.exchanging ? (
          <Text>
            The old secret still signs beside the new one.{' '}
            <Anchor
              component="button"
              type="button"
              inherit
              underline="always"
              onClick={() => end.mutate(channel)}
            >
              End the old secret
            </Anchor>
          </Text>
        ) : null}
        <Group gap="md">
          <Switch
            label="Messages go out"
            checked={channel.active}
            disabled={update.isPending}
            onChange={event => update.mutate({ id: channel.id, active: event.currentTarget.checked })}
          />
          <Button size="compact-sm" loading={test.isPending} onClick={() => test.mutate({ id: channel.id })}>
            Try it
          </Button>
        </Group>
        {test.data ? <TestResult result={test.data} /> : null}
      </Stack>
    </Card>
  );
}

function TestResult({ result }: { result: Outputs['channel']['test'] }) {
  if (result.problem !== null) return <Text role="status">No reply: {result.problem}</Text>;
  return (
    <Stack gap="xs" role="status">
      <Text>
        {result.ok
          ? `The gateway took the test (${result.status}). Nobody was written to.`
          : `The gateway answered ${result.status}: it did not take the test.`}
      </Text>
      {result.body ? (
        <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxHeight: 200 }}>
          {result.body}
        </Code>
      ) : null}
    </Stack>
  );
}

function More({
  channel,
  onChanged,
  onEdit,
  onSecret,
}: {
  channel: Channel;
  onChanged: () => unknown;
  onEdit: () => void;
  onSecret: (secret: string) => void;
}) {
  const trpc = useTRPC();
  const remove = useMutation(trpc.channel.delete.mutationOptions(told('Taken away.', onChanged)));
  const rotate = useMutation(
    trpc.channel.rotateSecret.mutationOptions({
      ...told(null),
      onSuccess: ({ secret }) => {
        onSecret(secret);
        return onChanged();
      },
    }),
  );
  const askRemove = () =>
    modals.openConfirmModal({
      title: `Take ${channel.name} away`,
      children: (
        <Text>
          Its secret is forgotten, and messages that still wait for it are never sent. This cannot be undone.
        </Text>
      ),
      labels: { confirm: 'Take away', cancel: 'Keep' },
      confirmProps: { color: 'red', variant: 'filled' },
      onConfirm: () => remove.mutate(channel),
    });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="compact-sm" aria-label={`More for ${channel.name}`} px={6}>
          <IconDots size={16} stroke={1.5} aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onEdit}>Edit</Menu.Item>
        <Menu.Item onClick={() => rotate.mutate(channel)}>Exchange the secret</Menu.Item>
        <Menu.Item onClick={askRemove}>Take away</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
