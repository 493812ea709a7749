'use client';

import { Anchor, Button, Card, Table, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useTRPC } from '../trpc';
import { LoadMore } from '../ui/load-more';
import { ListSkeleton, Loaded } from '../ui/states';
import { When } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import classes from './loyalty.module.css';
import { money, moneyRange, riskFinding, riskInWords } from './loyalty-words';
import { type AtRiskCustomer, type LoyaltyAddress, type RiskData, useAtRisk } from './use-loyalty';

/** What unhappy customers will not spend if they come back as seldom as they do, and who they are. */
export function LoyaltyRisk({
  risk,
  currency,
  address,
}: {
  risk: RiskData;
  currency: string;
  address: LoyaltyAddress;
}) {
  const { can } = useWorkspace();
  const { atRisk } = risk;
  return (
    <Card component="section" aria-label="Revenue at risk" className={classes.panel}>
      <div className={classes.head}>
        <Title order={2}>{riskFinding(risk, currency)}</Title>
        <Text size="xs" c="dimmed">
          {atRisk.ok ? `95%: ${moneyRange(atRisk.interval, currency)}. ` : ''}
          {riskInWords(risk, currency)}
        </Text>
      </div>
      {risk.spending > 0 && can('readPersonal') ? <Customers currency={currency} address={address} /> : null}
    </Card>
  );
}

function Customers({ currency, address }: { currency: string; address: LoyaltyAddress }) {
  const query = useAtRisk(address.wanted);
  const { can, href } = useWorkspace();
  return (
    <Loaded query={query} skeleton={<ListSkeleton rows={4} />}>
      {({ pages }) => (
        <div className={classes.scroll}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Customer</Table.Th>
                <Table.Th className="aw-number">Spent in a year</Table.Th>
                <Table.Th className="aw-number">Score</Table.Th>
                <Table.Th className={classes.wide}>Given</Table.Th>
                {can('serve') ? <Table.Th>Case</Table.Th> : null}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {pages
                .flatMap(page => page.data)
                .map(customer => (
                  <Table.Tr key={customer.customerId}>
                    <Table.Td>
                      <Anchor component={Link} href={href('customers', customer.customerId)}>
                        {customer.name ?? customer.customerId}
                      </Anchor>
                    </Table.Td>
                    <Table.Td className="aw-number">{money(customer.spent, currency)}</Table.Td>
                    <Table.Td className="aw-number">{customer.score}</Table.Td>
                    <Table.Td className={classes.wide}>
                      <When at={new Date(customer.scoredAt)} />
                    </Table.Td>
                    {can('serve') ? (
                      <Table.Td>
                        <CaseOf customer={customer} />
                      </Table.Td>
                    ) : null}
                  </Table.Tr>
                ))}
            </Table.Tbody>
          </Table>
          <LoadMore query={query} mb="md" />
        </div>
      )}
    </Loaded>
  );
}

/** The way to their open case, or to open one. */
function CaseOf({ customer: { customerId, name, openCase } }: { customer: AtRiskCustomer }) {
  const trpc = useTRPC();
  const { href } = useWorkspace();
  const client = useQueryClient();
  const open = useMutation(
    trpc.case.open.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: trpc.report.atRisk.infiniteQueryKey() }),
    }),
  );
  if (openCase)
    return (
      <Anchor component={Link} href={href('cases', openCase)}>
        Open case
      </Anchor>
    );
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      loading={open.isPending}
      aria-label={`Make a case for ${name ?? customerId}`}
      onClick={() => open.mutate({ customer: customerId, because: 'Revenue at risk' })}
    >
      Make a case
    </Button>
  );
}
