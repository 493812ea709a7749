'use client';

import { Anchor, Button, Card, Collapse, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
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
import { History } from './history';
import { Asking, Standing } from './standing';
import { contributionWords, signedPoints, trendWords } from './words';

type Opened = Outputs['customer']['read'];

/** What moved trust, shown before *All*. */
const FIRST = 5;

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
            <div className={classes.columns}>
              <History externalId={externalId} />
              <Stack gap="md" className={classes.side}>
                <Asking customer={opened} />
                <Trust customer={opened} />
                <Facts customer={opened} />
              </Stack>
            </div>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Trust({ customer }: { customer: Opened }) {
  const { trust, contributions } = customer;
  const [all, { toggle }] = useDisclosure(false);
  return (
    <Card>
      <Title order={2}>Trust</Title>
      {trust.n === 0 ? (
        <Text c="dimmed">Nothing has moved it yet. It starts at 60 of 100.</Text>
      ) : (
        <>
          <Text mt={4}>
            <span className={classes.value}>{trust.value}</span>{' '}
            <Text span c="dimmed">
              of 100 · {trendWords[trust.trend]} · {trust.n === 1 ? '1 event' : `${trust.n} events`}
            </Text>
          </Text>
          <Stack gap={4} mt="sm">
            {contributions.slice(0, FIRST).map((one, index) => (
              <Contribution key={index} one={one} />
            ))}
            <Collapse expanded={all}>
              <Stack gap={4}>
                {contributions.slice(FIRST).map((one, index) => (
                  <Contribution key={index} one={one} />
                ))}
              </Stack>
            </Collapse>
          </Stack>
          {contributions.length > FIRST ? (
            <Button variant="subtle" color="gray" size="compact-sm" mt="xs" onClick={toggle}>
              {all ? 'Show fewer' : `Show all ${contributions.length}`}
            </Button>
          ) : null}
        </>
      )}
    </Card>
  );
}

function Contribution({ one }: { one: Opened['contributions'][number] }) {
  const points = signedPoints(one.change);
  const tone = points === '0' ? undefined : one.change > 0 ? 'good' : 'bad';
  return (
    <div className={classes.contribution} data-tone={tone}>
      <Text fw={500} className="aw-number">
        {points}
      </Text>
      <Text truncate>{contributionWords[one.kind]}</Text>
      <Text size="xs" c="dimmed">
        <When at={one.at} />
      </Text>
    </div>
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
