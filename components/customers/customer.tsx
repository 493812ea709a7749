'use client';

import { Anchor, Card, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { languageName } from '../responses/words';
import { type Outputs, useTRPC } from '../trpc';
import { errorCode } from '../ui/errors';
import { Page } from '../ui/page';
import { EmptyState, Loaded } from '../ui/states';
import { When } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import classes from './customers.module.css';
import { Dealings } from './dealings';
import { History } from './history';
import { Asking, Standing } from './standing';
import { TheirData } from './their-data';
import { TrustCard } from './trust-card';

type Opened = Outputs['customer']['read'];

/** One customer: the whole history on one page, with trust and whether they may be asked. */
export function Customer({ externalId }: { externalId: string }) {
  const trpc = useTRPC();
  const { href } = useWorkspace();
  const customer = useQuery(trpc.customer.read.queryOptions({ externalId }));
  const back = (
    <Anchor component={Link} href={href('customers')}>
      All customers
    </Anchor>
  );
  if (customer.isError && errorCode(customer.error) === 'not_found')
    return (
      <Page title="Customer">
        <EmptyState link={back}>There is no customer with the id {externalId}.</EmptyState>
      </Page>
    );
  return (
    <Page
      title={customer.data?.name ?? customer.data?.email ?? externalId}
      note={customer.data?.name ? (customer.data.email ?? externalId) : undefined}
      action={back}
    >
      <Loaded query={customer}>
        {opened => (
          <>
            <Standing customer={opened} />
            <TrustCard data={opened.trust} />
            <div className={classes.columns}>
              <History externalId={externalId} />
              <Stack gap="md" className={classes.side}>
                <Asking customer={opened} />
                <Dealings externalId={externalId} />
                <Facts customer={opened} />
                <TheirData customer={opened} />
              </Stack>
            </div>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Facts({ customer }: { customer: Opened }) {
  const { id, phone, locale, timezone, attributes, bands, lastAskedAt, lastAnsweredAt } = customer;
  const facts: [string, ReactNode][] = [
    ['Your id', id],
    ...(phone ? [['Phone', phone] as [string, ReactNode]] : []),
    ...(locale ? [['Language', languageName(locale)] as [string, ReactNode]] : []),
    ...(timezone ? [['Zone', timezone] as [string, ReactNode]] : []),
    ...Object.entries(bands).map(([metric, band]): [string, ReactNode] => [metric.toUpperCase(), band]),
    ['Last asked', <When key="asked" at={lastAskedAt} />],
    ['Last answered', <When key="answered" at={lastAnsweredAt} />],
    ...Object.entries(attributes).map(([name, value]): [string, ReactNode] => [name, String(value)]),
  ];
  return (
    <Card>
      <Title order={2} mb="xs">
        About
      </Title>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
