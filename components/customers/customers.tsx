'use client';

import { Anchor, Button, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { formatCount } from '@/domain/metrics/words';
import { type Standing, standings } from '@/domain/trust/standing';
import { SearchField } from '../responses/search-field';
import { type Outputs, useTRPC } from '../trpc';
import { LoadMore } from '../ui/load-more';
import { Page } from '../ui/page';
import { EmptyState, Loaded } from '../ui/states';
import { useWorkspace } from '../ui/workspace-context';
import { CustomerFilter, CustomerPills, SortSelect } from './customer-filters';
import classes from './customer-list.module.css';
import { CustomerTable } from './customer-table';
import { StandingTable } from './standing-table';
import { type CustomersAddress, useCustomers, useCustomersAddress } from './use-customers';

/** Everybody the company serves; who is sliding, was lost, was won back. */
export function Customers() {
  const { can } = useWorkspace();
  if (can('readPersonal')) return <List />;
  return (
    <Page title="Customers">
      <EmptyState>
        Your role does not show who the customers are. An admin of the workspace can change it.
      </EmptyState>
    </Page>
  );
}

function List() {
  const trpc = useTRPC();
  const address = useCustomersAddress();
  const { asked, ask } = address;
  const list = useCustomers(address);
  const counts = useQuery(trpc.customer.standings.queryOptions());
  const money = moneyIn(counts.data?.currency ?? 'EUR');
  const rows = list.data?.pages.flatMap(page => page.data) ?? [];
  return (
    <Page title="Customers">
      <StandingTabs address={address} counts={counts.data} />
      <div className={classes.tools}>
        <SearchField
          label="Name, e-mail or your own id"
          value={asked.q ?? ''}
          onSearch={text => ask({ q: text || null })}
        />
        <CustomerFilter address={address} />
        <SortSelect address={address} />
        <CustomerPills address={address} />
      </div>
      {asked.standing && counts.data ? (
        <Meaning standing={asked.standing} {...counts.data[asked.standing]} money={money} />
      ) : null}
      <Loaded query={list}>
        {() =>
          rows.length === 0 ? (
            <Nobody address={address} />
          ) : (
            <>
              {asked.standing ? (
                <StandingTable rows={rows} money={money} />
              ) : (
                <CustomerTable rows={rows} money={money} />
              )}
              <LoadMore query={list} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

const moneyIn = (currency: string) => {
  const format = new Intl.NumberFormat(undefined, { style: 'currency', currency, maximumFractionDigits: 0 });
  return (value: number): string => format.format(value);
};

const names: Record<Standing, string> = { sliding: 'Sliding', lost: 'Lost', won_back: 'Won back' };

function StandingTabs({
  address: { asked, ask },
  counts,
}: {
  address: CustomersAddress;
  counts: Outputs['customer']['standings'] | undefined;
}) {
  return (
    <Tabs
      value={asked.standing ?? 'all'}
      onChange={value => ask({ standing: standings.find(name => name === value) ?? null, sort: null })}
      keepMounted={false}
    >
      <Tabs.List mb="md" className={classes.tabs} aria-label="Which customers">
        <Tabs.Tab value="all" className={classes.tab}>
          Everybody
        </Tabs.Tab>
        {standings.map(name => (
          <Tabs.Tab key={name} value={name} className={classes.tab}>
            {names[name]}
            {counts ? (
              <Text span inherit c="dimmed" ml={6}>
                {counts[name].customers.toLocaleString()}
              </Text>
            ) : null}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}

/** What the tab says of its customers, and the money behind them. */
function Meaning({
  standing,
  customers,
  worth,
  money,
}: {
  standing: Standing;
  customers: number;
  worth: number;
  money: (value: number) => string;
}) {
  const who: Record<Standing, string> = {
    sliding: 'trust you 12 points less, or more, than at their best in the last 180 days.',
    lost: 'were unhappy after their last purchase and have not been back for longer than is usual.',
    won_back: 'had been lost or badly hurt and came back within the last 180 days.',
  };
  return (
    <Text mb="md" maw={820}>
      {formatCount(customers, 'customer')} {who[standing]} In the year up to their last purchase they spent{' '}
      <b>{money(worth)}</b>.
    </Text>
  );
}

function Nobody({ address: { asked, isFiltered, clear } }: { address: CustomersAddress }) {
  const { can, href, workspaces, slug } = useWorkspace();
  if (isFiltered)
    return (
      <EmptyState action={<Button onClick={clear}>Take the filters away</Button>}>
        {asked.q && !asked.trend && !asked.band
          ? 'No customer has this at the beginning of a word of the name, of the address or of the id.'
          : 'No customer fits all of these filters.'}
      </EmptyState>
    );
  if (asked.standing) return <EmptyState>{noneWords[asked.standing]}</EmptyState>;
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

const noneWords: Record<Standing, string> = {
  sliding: 'Nobody’s trust has fallen by 12 points or more in the last 180 days.',
  lost: 'Nobody who was unhappy has stayed away for longer than is usual.',
  won_back: 'Nobody who had been lost or badly hurt has come back in the last 180 days.',
};
