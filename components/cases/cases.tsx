'use client';

import { Anchor, Button, Card, SegmentedControl, Table, Text } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { type Outputs, useTRPC } from '../trpc';
import { LoadMore } from '../ui/load-more';
import { offerUndo } from '../ui/offer-undo';
import { Page } from '../ui/page';
import { EmptyState, Loaded } from '../ui/states';
import { told } from '../ui/told';
import { When } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';

type Row = Outputs['case']['list']['data'][number];
const states = ['open', 'closed'] as const;

/** Who asked to be called, and who was. */
export function Cases() {
  const trpc = useTRPC();
  const { can } = useWorkspace();
  const [state, setState] = useQueryState('state', parseAsStringLiteral(states).withDefault('open'));
  const list = useInfiniteQuery(
    trpc.case.list.infiniteQueryOptions(
      { state },
      {
        getNextPageParam: page => page.nextCursor ?? undefined,
        placeholderData: keepPreviousData,
        enabled: can('serve'),
      },
    ),
  );
  const rows = list.data?.pages.flatMap(page => page.data) ?? [];
  if (!can('serve'))
    return (
      <Page title="Cases">
        <EmptyState>
          Your role does not show who waits for a call. An admin of the workspace can change it.
        </EmptyState>
      </Page>
    );
  return (
    <Page
      title="Cases"
      note="Customers who asked in a survey to be called."
      tools={
        <SegmentedControl
          aria-label="Which cases"
          size="sm"
          data={[
            { value: 'open', label: 'Waiting' },
            { value: 'closed', label: 'Done' },
          ]}
          value={state}
          onChange={value => setState(states.find(one => one === value) ?? 'open')}
        />
      }
    >
      <Loaded query={list}>
        {() =>
          rows.length === 0 ? (
            <EmptyState>
              {state === 'open' ? 'Nobody is waiting. New cases appear here.' : 'No case was closed yet.'}
            </EmptyState>
          ) : (
            <>
              <List rows={rows} />
              <LoadMore query={list} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function List({ rows }: { rows: Row[] }) {
  const { href } = useWorkspace();
  return (
    <Card padding={0}>
      <Table.ScrollContainer minWidth={560}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Customer</Table.Th>
              <Table.Th>Telephone</Table.Th>
              <Table.Th>Asked in</Table.Th>
              <Table.Th>When</Table.Th>
              <Table.Th>What to do</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(row => (
              <Table.Tr key={row.id}>
                <Table.Td>
                  {row.customer ? (
                    <Anchor component={Link} href={href('customers', row.customer.id)}>
                      {row.customer.name ?? row.customer.email ?? row.customer.id}
                    </Anchor>
                  ) : (
                    NOBODY
                  )}
                </Table.Td>
                <Table.Td>
                  {row.phone ? (
                    <Anchor href={`tel:${row.phone.replace(/[^+\d]/g, '')}`}>{row.phone}</Anchor>
                  ) : (
                    '–'
                  )}
                </Table.Td>
                <Table.Td>
                  <Anchor component={Link} href={`${href('responses')}?open=${row.response}`}>
                    {row.survey}
                  </Anchor>
                </Table.Td>
                <Table.Td>
                  <When at={row.openedAt} />
                </Table.Td>
                <Table.Td>
                  <NextStep row={row} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}

/** Who came in by a door that is open to anybody. */
const NOBODY = 'Somebody not known';

function NextStep({ row }: { row: Row }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: trpc.case.pathKey() });
  const reopen = useMutation(trpc.case.reopen.mutationOptions(told('The case is open again.', refresh)));
  const close = useMutation(
    trpc.case.close.mutationOptions(
      told(null, () => {
        offerUndo('The case is done.', () => reopen.mutate({ id: row.id }));
        return refresh();
      }),
    ),
  );
  const who = row.customer ? (row.customer.name ?? row.customer.id) : NOBODY;
  if (row.state === 'open')
    return (
      <Button
        size="compact-sm"
        aria-label={`${who} was called: done`}
        loading={close.isPending}
        onClick={() => close.mutate({ id: row.id })}
      >
        Called: done
      </Button>
    );
  return (
    <Text c="dimmed">
      {row.closedBy === 'customer' ? 'The customer took it back' : `Done by ${row.closedBy ?? 'somebody'}`},{' '}
      <When at={row.closedAt} />
    </Text>
  );
}
