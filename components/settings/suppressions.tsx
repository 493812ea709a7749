'use client';

import { Button, Card, Group, Select, Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { modals } from '@mantine/modals';
import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { parseAsString, parseAsStringLiteral, useQueryState } from 'nuqs';
import { SearchField } from '../responses/search-field';
import { type Outputs, useTRPC } from '../trpc';
import { LoadMore } from '../ui/load-more';
import { EmptyState, Loaded } from '../ui/states';
import { told } from '../ui/told';
import { When } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import { EnterSuppressions } from './enter-suppressions';

type Row = Outputs['suppression']['list']['data'][number];

const reasons = ['unsubscribed', 'bounced', 'complained', 'manual'] as const;
const words: Record<Row['reason'], string> = {
  unsubscribed: 'Unsubscribed',
  bounced: 'Bounced',
  complained: 'Complained',
  manual: 'Entered by hand',
};

/** Addresses that are never mailed: why each, since when, and how to enter or take off. */
export function Suppressions() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { can, slug } = useWorkspace();
  const [q, setQ] = useQueryState('q', parseAsString.withDefault(''));
  const [reason, setReason] = useQueryState('reason', parseAsStringLiteral(reasons));
  const [open, setOpen] = useQueryState('enter', parseAsString);
  const list = useInfiniteQuery(
    trpc.suppression.list.infiniteQueryOptions(
      { ...(q && { q: q.slice(0, 254) }), ...(reason && { reason }) },
      { getNextPageParam: page => page.nextCursor ?? undefined, placeholderData: keepPreviousData },
    ),
  );
  const refresh = () => client.invalidateQueries({ queryKey: trpc.suppression.list.infiniteQueryKey() });
  const rows = list.data?.pages.flatMap(page => page.data) ?? [];
  const isNarrowed = q !== '' || reason !== null;
  const enterButton = can('serve') ? (
    <Button variant="filled" onClick={() => setOpen('addresses')}>
      Enter addresses
    </Button>
  ) : null;
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start">
        <Stack gap={4} flex={1} miw={260}>
          <Title order={2}>Do not mail</Title>
          <Text c="dimmed" maw={640}>
            No invitation and no reminder goes to these addresses, whatever the programs say. Whoever
            unsubscribes, complains or cannot be reached is entered by itself.
          </Text>
        </Stack>
        {enterButton}
      </Group>
      <Group gap="sm">
        <SearchField label="Part of the address" value={q} onSearch={text => setQ(text || null)} />
        <Select
          aria-label="Reason"
          placeholder="Any reason"
          clearable
          w={200}
          data={reasons.map(value => ({ value, label: words[value] }))}
          value={reason}
          onChange={value => setReason(reasons.find(one => one === value) ?? null)}
        />
        <Button component="a" href={`/api/export/${slug}/do-not-mail.csv`} ml="auto" download>
          Download CSV
        </Button>
      </Group>
      <Loaded query={list}>
        {() =>
          rows.length > 0 ? (
            <>
              <List rows={rows} onChanged={refresh} />
              <LoadMore query={list} />
            </>
          ) : isNarrowed ? (
            <EmptyState
              action={
                <Button
                  onClick={() => {
                    void setQ(null);
                    void setReason(null);
                  }}
                >
                  Show all
                </Button>
              }
            >
              No address on the list fits this.
            </EmptyState>
          ) : (
            <EmptyState action={enterButton}>Nobody is on the list yet.</EmptyState>
          )
        }
      </Loaded>
      {open ? <EnterSuppressions onClose={() => setOpen(null)} onEntered={refresh} /> : null}
    </Stack>
  );
}

function List({ rows, onChanged }: { rows: Row[]; onChanged: () => unknown }) {
  const trpc = useTRPC();
  const { can } = useWorkspace();
  const remove = useMutation(trpc.suppression.remove.mutationOptions(told('Taken off the list.', onChanged)));
  const ask = (row: Row, address: string) =>
    modals.openConfirmModal({
      title: `Take ${address} off the list`,
      children: <Text>{consequence(row)}</Text>,
      labels: { confirm: 'Take off the list', cancel: 'Keep on the list' },
      confirmProps: { variant: 'filled' },
      onConfirm: () => remove.mutate({ address }),
    });
  return (
    <Card padding={0}>
      <Table.ScrollContainer minWidth={560}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Address</Table.Th>
              <Table.Th>Why</Table.Th>
              <Table.Th>Since</Table.Th>
              <Table.Th>
                <VisuallyHidden>Take off</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(row => (
              <Table.Tr key={`${row.address} ${row.at.getTime()}`}>
                <Table.Td maw={320} style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}>
                  {row.address ?? <Text c="dimmed">an erased customer</Text>}
                </Table.Td>
                <Table.Td style={{ whiteSpace: 'normal' }}>
                  <Why row={row} />
                </Table.Td>
                <Table.Td>
                  <When at={row.at} />
                </Table.Td>
                <Table.Td ta="end">
                  {row.address && can('design') ? (
                    <Button
                      size="compact-sm"
                      aria-label={`Take off ${row.address}`}
                      onClick={() => row.address && ask(row, row.address)}
                    >
                      Take off
                    </Button>
                  ) : null}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}

function Why({ row: { reason, detail, by } }: { row: Row }) {
  const more =
    reason === 'bounced' ? meaningOf(detail) : [by && `by ${by}`, detail].filter(Boolean).join(': ');
  return (
    <>
      <Text>{words[reason]}</Text>
      {more ? (
        <Text size="sm" c="dimmed">
          {more}
        </Text>
      ) : null}
    </>
  );
}

/** The codes that put an address on the list, as RFC 3463 has them. */
const meanings: Record<string, string> = {
  '5.1.1': 'there is no such mailbox',
  '5.1.10': 'there is no such mailbox',
  '5.1.3': 'that is no address',
  '5.1.2': 'there is no such domain, three times',
  '5.2.1': 'the mailbox is switched off',
  '4.2.2': 'the mailbox was full for a week or more',
  '5.2.2': 'the mailbox was full for a week or more',
};

const meaningOf = (code: string | null): string => {
  if (!code) return '';
  const meaning = meanings[code];
  return meaning ? `${meaning} (${code})` : code;
};

const consequence = ({ reason }: Row): string =>
  ({
    unsubscribed:
      'This person asked not to be mailed. Take them off only if they asked to be mailed again: their unsubscription is taken back too, and programs may invite them from now on.',
    bounced:
      'Mail to this address came back. If it still does not exist, the next mail comes back too, which harms how receivers see your mail.',
    complained:
      'This person reported a mail of yours as spam. Another complaint harms how receivers see your mail; take them off only if they asked to be mailed again.',
    manual: 'Programs may invite this address again from now on.',
  })[reason];
