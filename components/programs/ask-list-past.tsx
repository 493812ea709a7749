'use client';

import { Button, Card, Table, Text, Title } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { reasonWords } from '@/domain/sending/decision-words';
import { type Outputs, useTRPC } from '../trpc';
import { Loaded } from '../ui/states';
import { told } from '../ui/told';
import { When } from '../ui/when';

type Listed = Outputs['list']['list'][number];

/** The lists that were asked, with what became of them; what has not left can still be cancelled. */
export function AskListPast() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const query = useQuery({
    ...trpc.list.list.queryOptions(),
    refetchInterval: ({ state }) =>
      state.data?.some(list => list.state === 'asking') ? 1_000 : state.data?.some(isLeaving) ? 5_000 : false,
  });
  const withdraw = useMutation(
    trpc.list.withdraw.mutationOptions(
      told('What had not left is cancelled.', () =>
        client.invalidateQueries({ queryKey: trpc.list.list.queryKey() }),
      ),
    ),
  );
  return (
    <Card padding={0} component="section" aria-label="Lists so far">
      <Title order={2} p="md">
        Lists so far
      </Title>
      <Loaded query={query}>
        {lists =>
          lists.length === 0 ? (
            <Text c="dimmed" px="md" pb="md">
              No list has been asked yet.
            </Text>
          ) : (
            <Table.ScrollContainer minWidth={560}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>List</Table.Th>
                    <Table.Th ta="end">To leave</Table.Th>
                    <Table.Th ta="end">Sent</Table.Th>
                    <Table.Th ta="end">Answered</Table.Th>
                    <Table.Th>Not asked</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {lists.map(list => (
                    <Table.Tr key={list.id}>
                      <Table.Td>
                        <Text>{list.name}</Text>
                        <Text size="xs" c="dimmed" component="div">
                          {list.state === 'asking' ? 'Inviting now' : <When at={list.createdAt} />}
                          {list.everybody ? ', also those who had to rest' : ''}
                        </Text>
                      </Table.Td>
                      <Table.Td ta="end" className="aw-number">
                        {list.scheduled.toLocaleString('en')}
                        {isLeaving(list) ? (
                          <Button
                            variant="subtle"
                            size="compact-xs"
                            ms="xs"
                            aria-label={`Cancel what has not left of ${list.name}`}
                            loading={withdraw.isPending && withdraw.variables.id === list.id}
                            onClick={() => confirm(list, () => withdraw.mutate({ id: list.id }))}
                          >
                            Cancel
                          </Button>
                        ) : null}
                      </Table.Td>
                      <Table.Td ta="end" className="aw-number">
                        {list.sent.toLocaleString('en')}
                      </Table.Td>
                      <Table.Td ta="end" className="aw-number">
                        {list.answered.toLocaleString('en')}
                      </Table.Td>
                      <Table.Td>
                        <Text size="sm">{refusedInWords(list)}</Text>
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )
        }
      </Loaded>
    </Card>
  );
}

const isLeaving = (list: Listed): boolean => list.scheduled > 0 || list.state === 'asking';

const refusedInWords = ({ refused, withdrawn }: Listed): string =>
  [
    ...Object.entries(refused).map(
      ([reason, count]) =>
        `${count.toLocaleString('en')} ${reasonWords[reason as keyof typeof reasonWords].toLowerCase()}`,
    ),
    ...(withdrawn > 0 ? [`${withdrawn.toLocaleString('en')} cancelled`] : []),
  ].join(', ') || '–';

function confirm(list: Listed, onConfirm: () => void): void {
  modals.openConfirmModal({
    title: 'Cancel what has not left',
    children: (
      <Text>
        {list.scheduled.toLocaleString('en')} mails of “{list.name}” will not be sent. Links that were sent
        keep working.
      </Text>
    ),
    labels: { confirm: 'Cancel them', cancel: 'Let them leave' },
    confirmProps: { variant: 'filled', color: 'red' },
    onConfirm,
  });
}
