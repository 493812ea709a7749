'use client';

import { Button, Card, Table, VisuallyHidden } from '@mantine/core';
import Link from 'next/link';
import { contributionWords, signedPoints } from '@/domain/trust/words';
import { useOpenCase } from '../cases/open-case';
import { When } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import classes from './customer-list.module.css';
import { Name, useOpening } from './customer-table';
import { TrustMark } from './trust-mark';
import type { ListedCustomer } from './use-customers';

/** Who slides, is lost or was won back: why, since when, what is at stake, and the next step. */
export function StandingTable({ rows, money }: { rows: ListedCustomer[]; money: (value: number) => string }) {
  const { can } = useWorkspace();
  const keys = useOpening(rows);
  return (
    <Card className={classes.panel}>
      <Table className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={classes.who}>Customer</Table.Th>
            <Table.Th className={`${classes.trust} ${classes.wide}`}>Trust</Table.Th>
            <Table.Th>Why</Table.Th>
            <Table.Th className={`${classes.since} ${classes.medium}`}>Since</Table.Th>
            <Table.Th className={`aw-number ${classes.money}`}>Worth a year</Table.Th>
            {can('serve') ? (
              <Table.Th className={`${classes.case} ${classes.wide}`}>
                <VisuallyHidden>Case</VisuallyHidden>
              </Table.Th>
            ) : null}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, index) => (
            <Table.Tr key={row.id} {...keys.row(index)}>
              <Table.Td>
                <Name row={row} isShort />
              </Table.Td>
              <Table.Td className={classes.wide}>
                <TrustMark trust={row.trust} />
              </Table.Td>
              <Table.Td>
                <Why row={row} />
              </Table.Td>
              <Table.Td className={classes.medium}>
                <When at={row.standing?.since} />
              </Table.Td>
              <Table.Td className="aw-number">{row.worth > 0 ? money(row.worth) : '–'}</Table.Td>
              {can('serve') ? (
                <Table.Td className={`${classes.case} ${classes.wide}`}>
                  <CaseButton row={row} />
                </Table.Td>
              ) : null}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  );
}

/** `Silent for 270 days`, `−18: complaint left unanswered for 6 days`. */
function reasonsOf({ standing }: ListedCustomer): string[] {
  if (!standing) return [];
  const { because, silentFor } = standing.reasons;
  const silence =
    silentFor === null
      ? []
      : [`${standing.name === 'lost' ? 'Silent for' : 'Had been silent for'} ${silentFor} days`];
  return [...silence, ...because.map(one => `${signedPoints(one.change)}: ${contributionWords(one)}`)];
}

function Why({ row }: { row: ListedCustomer }) {
  return reasonsOf(row).map(reason => (
    <span key={reason} className={classes.reason}>
      {reason}
    </span>
  ));
}

function CaseButton({ row }: { row: ListedCustomer }) {
  const { href } = useWorkspace();
  const { open, isPending } = useOpenCase();
  const called = row.name ?? row.email ?? row.id;
  if (row.openCase)
    return (
      <Button
        component={Link}
        href={href('cases', row.openCase)}
        size="compact-sm"
        variant="subtle"
        aria-label={`See the open case of ${called}`}
      >
        See the case
      </Button>
    );
  return (
    <Button
      size="compact-sm"
      loading={isPending}
      aria-label={`Open a case for ${called}`}
      onClick={() => open({ customer: row.id, because: reasonsOf(row).join('; ').slice(0, 300) })}
    >
      Open a case
    </Button>
  );
}
