import { Anchor, Card, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { formatCount } from '@/domain/metrics/words';
import { trendWords } from '@/domain/trust/words';
import { TrustLosses } from '../customers/trust-losses';
import { type Outputs, useTRPC } from '../trpc';
import { useWorkspace } from '../ui/workspace-context';
import { NOBODY, type OpenedCase } from './case-words';
import classes from './cases.module.css';

/** The person behind the case: how to reach them, and where they stand with the company. */
export function CaseWho({ opened }: { opened: OpenedCase }) {
  const { customer, phone } = opened;
  return (
    <Card component="section" aria-label="Customer">
      {customer ? (
        <>
          <Group justify="space-between" gap="4px 16px">
            <Group gap="4px 16px">
              {phone ? <Anchor href={telephone(phone)}>{phone}</Anchor> : null}
              {customer.email ? <Text>{customer.email}</Text> : null}
              {!phone && !customer.email ? <Text c="dimmed">No way to reach them is known.</Text> : null}
            </Group>
            <WholeStory id={customer.id} />
          </Group>
          <Bond id={customer.id} />
        </>
      ) : (
        <>
          <Text fw={500}>{NOBODY}</Text>
          {phone ? (
            <Anchor href={telephone(phone)}>{phone}</Anchor>
          ) : (
            <Text c="dimmed">
              They answered at a door that is open to anybody and left no way to reach them.
            </Text>
          )}
        </>
      )}
    </Card>
  );
}

export const telephone = (phone: string): string => `tel:${phone.replace(/[^+\d]/g, '')}`;

function WholeStory({ id }: { id: string }) {
  const { href } = useWorkspace();
  return (
    <Anchor component={Link} href={href('customers', id)}>
      Their whole story
    </Anchor>
  );
}

/** Trust, bands and what they bought; a case is worked without them while they are on their way. */
function Bond({ id }: { id: string }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.customer.read.queryOptions({ externalId: id }, { staleTime: 60_000 }));
  const { data: deals } = useQuery(
    trpc.customer.dealings.queryOptions({ externalId: id }, { staleTime: 60_000 }),
  );
  if (!data) return <Text c="dimmed">Looking at their history…</Text>;
  const { trust, bands } = data;
  return (
    <>
      <Text c="dimmed" className={classes.bond}>
        {[
          trust.n > 0
            ? `Trust ${trust.value} of 100, ${trendWords[trust.trend].toLowerCase()}`
            : 'No trust to tell yet',
          ...Object.entries(bands).map(([metric, band]) => `${metric.toUpperCase()}: ${band}`),
          ...(deals && deals.rhythm.purchases > 0 ? [boughtWords(deals)] : []),
        ].join(' · ')}
      </Text>
      <TrustLosses data={trust} />
    </>
  );
}

/** `12 purchases in all, €840 in the last 365 days`. */
function boughtWords({ rhythm, spentYear, currency }: Outputs['customer']['dealings']): string {
  const money = new Intl.NumberFormat(undefined, { style: 'currency', currency, maximumFractionDigits: 0 });
  return `${formatCount(rhythm.purchases, 'purchase')} in all, ${money.format(spentYear)} in the last 365 days`;
}
