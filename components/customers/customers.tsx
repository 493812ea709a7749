'use client';

import { Anchor, Badge, Button, Card, Table, Text } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { parseAsString, useQueryState } from 'nuqs';
import { ScoreChip } from '../responses/score-chip';
import { SearchField } from '../responses/search-field';
import { type Outputs, useTRPC } from '../trpc';
import { LoadMore } from '../ui/load-more';
import { Page } from '../ui/page';
import { EmptyState, Loaded } from '../ui/states';
import { useListKeys } from '../ui/use-list-keys';
import { When } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import classes from './customers.module.css';

type Row = Outputs['customer']['list']['data'][number];

/** Everybody the company serves, with what happened last; a name, an address or an id finds one. */
export function Customers() {
  const trpc = useTRPC();
  const { can } = useWorkspace();
  const [q, setQ] = useQueryState('q', parseAsString.withDefault(''));
  const list = useInfiniteQuery(
    trpc.customer.list.infiniteQueryOptions(q.trim() ? { q: q.trim().slice(0, 200) } : {}, {
      getNextPageParam: page => page.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
      enabled: can('readPersonal'),
    }),
  );
  const rows = list.data?.pages.flatMap(page => page.data) ?? [];
  if (!can('readPersonal'))
    return (
      <Page title="Customers">
        <EmptyState>
          Your role does not show who the customers are. An admin of the workspace can change it.
        </EmptyState>
      </Page>
    );
  return (
    <Page
      title="Customers"
      tools={
        <SearchField label="Name, e-mail or your own id" value={q} onSearch={text => setQ(text || null)} />
      }
    >
      <Loaded query={list}>
        {() =>
          rows.length === 0 ? (
            <Nobody isSearched={q !== ''} onClear={() => setQ(null)} />
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
  const router = useRouter();
  const { href } = useWorkspace();
  const keys = useListKeys({
    count: rows.length,
    onOpen: index => {
      const row = rows[index];
      if (row) router.push(href('customers', row.id));
    },
  });
  return (
    <Card className={classes.panel}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Customer</Table.Th>
            <Table.Th className={classes.wide}>E-mail</Table.Th>
            <Table.Th>Last score</Table.Th>
            <Table.Th className={`aw-number ${classes.wide}`}>Last interaction</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, index) => (
            <Table.Tr key={row.id} {...keys.row(index)}>
              <Table.Td>
                <Anchor component={Link} href={href('customers', row.id)}>
                  {row.name ?? row.email ?? row.id}
                </Anchor>{' '}
                {row.isUnsubscribed || row.doNotAsk ? (
                  <Badge variant="outline" color="gray" tt="none" fw={500} ml={4}>
                    {row.isUnsubscribed ? 'Unsubscribed' : 'Do not ask'}
                  </Badge>
                ) : null}
              </Table.Td>
              <Table.Td className={classes.wide}>
                <Text truncate maw={280} c="dimmed">
                  {row.email ?? '–'}
                </Text>
              </Table.Td>
              <Table.Td>{row.score ? <ScoreChip {...row.score} /> : '–'}</Table.Td>
              <Table.Td className={`aw-number ${classes.wide} ${classes.muted}`}>
                {row.lastInteraction ? (
                  <>
                    {row.lastInteraction.type}, <When at={row.lastInteraction.at} />
                  </>
                ) : (
                  '–'
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  );
}

function Nobody({ isSearched, onClear }: { isSearched: boolean; onClear: () => void }) {
  const { can, href, workspaces, slug } = useWorkspace();
  if (isSearched)
    return (
      <EmptyState action={<Button onClick={onClear}>Show everybody</Button>}>
        No customer has this in the name, the address or the id.
      </EmptyState>
    );
  const demo = workspaces.find(item => item.isDemo && item.slug !== slug);
  return (
    <EmptyState
      action={
        can('govern') ? (
          <Button component={Link} href={href('settings', 'api-keys')} variant="filled">
            Connect your systems
          </Button>
        ) : undefined
      }
      link={
        demo ? (
          <Anchor component={Link} href={`/${demo.slug}/customers`}>
            See it with sample data
          </Anchor>
        ) : undefined
      }
    >
      Customers appear here with their first interaction: everything between them and the company on one page.
    </EmptyState>
  );
}
