'use client';

import {
  Badge,
  Button,
  Card,
  Code,
  Group,
  Select,
  Stack,
  Table,
  Text,
  TextInput,
  Title,
  VisuallyHidden,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { modals } from '@mantine/modals';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiScope } from '@/domain/api-scopes';
import { type Outputs, useTRPC } from '../trpc';
import { errorSentence } from '../ui/errors';
import { EmptyState, Loaded } from '../ui/states';
import { told } from '../ui/told';
import { When } from '../ui/when';
import { MadeKey } from './made-key';

const uses: { value: string; label: string; scopes: ApiScope[] }[] = [
  { value: 'ingest', label: 'Send interactions and customers', scopes: ['ingest'] },
  { value: 'read', label: 'Read everything', scopes: ['read'] },
  { value: 'all', label: 'Read and change everything', scopes: ['read', 'ingest', 'write'] },
];

/** Keys for the REST API: made here, shown once, revoked here. */
export function ApiKeys() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const query = useQuery(trpc.apiKey.list.queryOptions());
  const refresh = () => client.invalidateQueries({ queryKey: trpc.apiKey.list.queryKey() });
  const [made, setMade] = useState<string | null>(null);
  return (
    <Stack gap="md">
      <Title order={2}>API keys</Title>
      <NewKey
        onMade={key => {
          setMade(key);
          return refresh();
        }}
      />
      {made ? <MadeKey apiKey={made} onClose={() => setMade(null)} /> : null}
      <Loaded query={query}>
        {keys =>
          keys.length ? (
            <KeyTable keys={keys} onChanged={refresh} />
          ) : (
            <EmptyState>
              A key lets your shop, help desk or script send interactions and read the numbers.
            </EmptyState>
          )
        }
      </Loaded>
    </Stack>
  );
}

function NewKey({ onMade }: { onMade: (key: string) => unknown }) {
  const trpc = useTRPC();
  const form = useForm({ initialValues: { name: '', use: 'ingest' } });
  const create = useMutation(
    trpc.apiKey.create.mutationOptions({
      onSuccess: ({ key }) => {
        form.reset();
        return onMade(key);
      },
      onError: error => form.setErrors({ name: errorSentence(error) }),
    }),
  );
  const send = form.onSubmit(({ name, use }) =>
    create.mutate({ name, scopes: uses.find(item => item.value === use)?.scopes }),
  );
  return (
    <form onSubmit={send} noValidate>
      <Group align="flex-end" gap="sm">
        <TextInput
          label="What is it for?"
          placeholder="Web shop"
          w={{ base: '100%', xs: 220 }}
          {...form.getInputProps('name')}
        />
        <Select
          label="It may"
          data={uses.map(({ value, label }) => ({ value, label }))}
          w={{ base: '100%', xs: 280 }}
          {...form.getInputProps('use')}
        />
        <Button type="submit" variant="filled" loading={create.isPending}>
          Make a key
        </Button>
      </Group>
    </form>
  );
}

function KeyTable({ keys, onChanged }: { keys: Outputs['apiKey']['list']; onChanged: () => unknown }) {
  const trpc = useTRPC();
  const revoke = useMutation(trpc.apiKey.revoke.mutationOptions(told('Revoked.', onChanged)));
  const ask = (id: string, name: string): string =>
    modals.openConfirmModal({
      title: `Revoke ${name}`,
      children: <Text>Whatever uses this key is refused at once. This cannot be undone.</Text>,
      labels: { confirm: 'Revoke', cancel: 'Keep' },
      confirmProps: { color: 'red', variant: 'filled' },
      onConfirm: () => revoke.mutate({ id }),
    });
  return (
    <Card padding={0}>
      <Table.ScrollContainer minWidth={560}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th>Key</Table.Th>
              <Table.Th>May</Table.Th>
              <Table.Th>Last used</Table.Th>
              <Table.Th>
                <VisuallyHidden>More</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {keys.map(key => (
              <Table.Tr key={key.id} c={key.revokedAt ? 'dimmed' : undefined}>
                <Table.Td>{key.name}</Table.Td>
                <Table.Td>
                  <Code>{key.prefix}…</Code>
                </Table.Td>
                <Table.Td>{key.scopes.join(', ')}</Table.Td>
                <Table.Td>{key.lastUsedAt ? <When at={key.lastUsedAt} /> : 'never'}</Table.Td>
                <Table.Td ta="end">
                  {key.revokedAt ? (
                    <Badge variant="outline" color="gray" tt="none" fw={500}>
                      revoked
                    </Badge>
                  ) : (
                    <Button size="compact-sm" onClick={() => ask(key.id, key.name)}>
                      Revoke
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}
