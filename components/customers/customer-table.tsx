'use client';

import { Anchor, Badge, Card, Table } from '@mantine/core';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { ScoreChip } from '../responses/score-chip';
import { useListKeys } from '../ui/use-list-keys';
import { When } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import classes from './customer-list.module.css';
import { TrustMark } from './trust-mark';
import type { ListedCustomer } from './use-customers';

/** Everybody with trust, what they said last, when there was contact and what they spent. */
export function CustomerTable({ rows, money }: { rows: ListedCustomer[]; money: (value: number) => string }) {
  const keys = useOpening(rows);
  return (
    <Card className={classes.panel}>
      <Table className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Customer</Table.Th>
            <Table.Th className={classes.trust}>Trust</Table.Th>
            <Table.Th className={`${classes.score} ${classes.wide}`}>Last score</Table.Th>
            <Table.Th className={`${classes.contact} ${classes.medium}`}>Last contact</Table.Th>
            <Table.Th className={`aw-number ${classes.money}`}>Spent in a year</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, index) => (
            <Table.Tr key={row.id} {...keys.row(index)}>
              <Table.Td>
                <Name row={row} />
              </Table.Td>
              <Table.Td>
                <TrustMark trust={row.trust} />
              </Table.Td>
              <Table.Td className={classes.wide}>{row.score ? <ScoreChip {...row.score} /> : '–'}</Table.Td>
              <Table.Td className={classes.medium}>
                <Contact contact={row.contact} />
              </Table.Td>
              <Table.Td className="aw-number">{row.spentYear > 0 ? money(row.spentYear) : '–'}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  );
}

/** `j`, `k` and Enter walk the rows. */
export function useOpening(rows: readonly ListedCustomer[]) {
  const router = useRouter();
  const { href } = useWorkspace();
  return useListKeys({
    count: rows.length,
    onOpen: index => {
      const row = rows[index];
      if (row) router.push(href('customers', row.id));
    },
  });
}

/** `isShort`: without the address. */
export function Name({ row, isShort = false }: { row: ListedCustomer; isShort?: boolean }) {
  const { href } = useWorkspace();
  const called = row.name ?? row.email ?? row.id;
  return (
    <div className={classes.name}>
      <Anchor component={Link} href={href('customers', row.id)} title={called}>
        {called}
      </Anchor>
      {row.isUnsubscribed || row.doNotAsk ? (
        <Badge variant="outline" color="gray" tt="none" fw={500} flex="none" className={classes.wide}>
          {row.isUnsubscribed ? 'Unsubscribed' : 'Do not ask'}
        </Badge>
      ) : null}
      {row.name && row.email && !isShort ? <span className={classes.address}>{row.email}</span> : null}
    </div>
  );
}

function Contact({ contact }: { contact: ListedCustomer['contact'] }) {
  if (!contact) return <span>–</span>;
  const { at, what } = contact;
  const word = what.kind === 'interaction' ? what.type : what.kind === 'asked' ? 'Asked' : 'Answered';
  return (
    <span className={classes.line}>
      {word}, <When at={at} />
    </span>
  );
}
