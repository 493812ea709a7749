import { Anchor, Card, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Fragment, type ReactNode } from 'react';
import { formatCount } from '@/domain/metrics/words';
import { type Outputs, useTRPC } from '../trpc';
import { When } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import classes from './customers.module.css';
import { rhythmWords } from './rhythm-words';

type DealingsData = Outputs['customer']['dealings'];
type Somebody = NonNullable<DealingsData['broughtBy']>;

/** What a customer bought, whether they come as they use to, and whom they brought. */
export function Dealings({ externalId }: { externalId: string }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.customer.dealings.queryOptions({ externalId }));
  if (!data) return null;
  const { rhythm, currency, spent, spentYear, otherCurrencies, firstAt, lastAt, brought, broughtBy } = data;
  const money = new Intl.NumberFormat(undefined, { style: 'currency', currency, maximumFractionDigits: 0 });
  const facts: [string, ReactNode][] =
    rhythm.purchases === 0
      ? []
      : [
          ['Purchases', rhythm.purchases.toLocaleString('en')],
          ['Spent in all', money.format(spent)],
          ['In 365 days', money.format(spentYear)],
          ['First', <When key="first" at={firstAt} />],
          ['Last', <When key="last" at={lastAt} />],
        ];
  if (brought.n > 0) facts.push(['Brought', <Brought key="brought" brought={brought} />]);
  if (broughtBy) facts.push(['Came by', <Who key="by" who={broughtBy} />]);
  return (
    <Card>
      <Title order={2} mb="xs">
        Purchases
      </Title>
      <Text mb={facts.length > 0 ? 'xs' : 0} c={rhythm.state === 'late' ? undefined : 'dimmed'}>
        {rhythmWords(rhythm)}
      </Text>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {otherCurrencies > 0 ? (
        <Text size="xs" c="dimmed" mt="xs">
          {formatCount(otherCurrencies, 'purchase')} in other currencies than {currency} left out of the sums.
        </Text>
      ) : null}
    </Card>
  );
}

function Brought({ brought: { n, who } }: { brought: DealingsData['brought'] }) {
  const more = n - who.length;
  return (
    <>
      {who.map((one, place) => (
        <Fragment key={one.id}>
          {place > 0 ? ', ' : ''}
          <Who who={one} />
        </Fragment>
      ))}
      {more > 0 ? ` and ${more} more` : ''}
    </>
  );
}

function Who({ who: { id, name } }: { who: Somebody }) {
  const { href } = useWorkspace();
  return (
    <Anchor component={Link} href={href('customers', id)}>
      {name ?? id}
    </Anchor>
  );
}
