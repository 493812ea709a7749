'use client';

import { Button, Card, Group, List, Modal, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { download } from '../charts/export';
import { type Outputs, useTRPC } from '../trpc';
import { told } from '../ui/told';
import { useWorkspace } from '../ui/workspace-context';

type Opened = Outputs['customer']['read'];

/** What the law gives a customer: a copy of everything, and to be forgotten. */
export function TheirData({ customer }: { customer: Opened }) {
  const trpc = useTRPC();
  const { can } = useWorkspace();
  const [erasing, { open, close }] = useDisclosure(false);
  const { onError } = told(null);
  const copy = useMutation(
    trpc.customer.export.mutationOptions({
      onError,
      onSuccess: data =>
        download(JSON.stringify(data, null, 2), `customer-${fileName(customer.id)}.json`, 'application/json'),
    }),
  );
  if (!can('govern')) return null;
  return (
    <Card>
      <Title order={2} mb="xs">
        Their data
      </Title>
      <Text size="xs" c="dimmed" mb="sm">
        The copy holds everything kept about this customer, and nobody else’s data.
      </Text>
      <Group gap="xs">
        <Button
          size="compact-sm"
          loading={copy.isPending}
          onClick={() => copy.mutate({ externalId: customer.id })}
        >
          Export
        </Button>
        <Button size="compact-sm" onClick={open}>
          Erase…
        </Button>
      </Group>
      {erasing ? <EraseDialog customer={customer} onClose={close} /> : null}
    </Card>
  );
}

function EraseDialog({ customer, onClose }: { customer: Opened; onClose: () => void }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const router = useRouter();
  const { href } = useWorkspace();
  const who = customer.name ?? customer.email ?? customer.id;
  const { onError } = told(null);
  const erase = useMutation(
    trpc.customer.erase.mutationOptions({
      onError,
      onSuccess: () => {
        notifications.show({ message: 'The customer was erased.' });
        router.push(href('customers'));
        client.removeQueries({ queryKey: trpc.customer.pathKey() });
      },
    }),
  );
  return (
    <Modal opened onClose={onClose} title={`Erase ${who}`} closeButtonProps={{ 'aria-label': 'Close' }}>
      <Stack>
        <div>
          <Text fw={500}>This is lost</Text>
          <List size="sm">
            <List.Item>Name, address, telephone and everything else known of the person</List.Item>
            <List.Item>Their interactions, invitations and mails</List.Item>
            <List.Item>Their cases with all notes and letters</List.Item>
            <List.Item>Every word they wrote, and every note about them</List.Item>
          </List>
        </div>
        <div>
          <Text fw={500}>This stays</Text>
          <List size="sm">
            <List.Item>Their scores, without any link to a person: no figure changes</List.Item>
            <List.Item>A keyed fingerprint of the address, so that it is never mailed again</List.Item>
          </List>
        </div>
        <Text>It cannot be undone.</Text>
        <Group justify="flex-end">
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="filled"
            loading={erase.isPending}
            onClick={() => erase.mutate({ externalId: customer.id })}
          >
            Erase for good
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

const fileName = (id: string): string => id.replace(/[^\w.-]+/g, '-').slice(0, 80);
