'use client';

import { Anchor, Drawer, Stack, Table, Text } from '@mantine/core';
import Link from 'next/link';
import { formatCount } from '@/domain/metrics/words';
import { EmptyState, Loaded } from '../ui/states';
import { When } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import classes from './recovery.module.css';
import { behindTitle, hoursText, scoreText } from './recovery-words';
import { type Behind, type RecoveryAddress, type RecoveryData, useBehind } from './use-recovery';

/** The cases behind the number that was pressed. */
export function RecoveryBehind({ data, address }: { data: RecoveryData; address: RecoveryAddress }) {
  const { asked, ask } = address;
  const query = useBehind(address);
  return (
    <Drawer.Root
      opened={asked.behind !== null}
      onClose={() => ask({ behind: null })}
      position="right"
      size={640}
      transitionProps={{ duration: 160 }}
    >
      <Drawer.Overlay />
      <Drawer.Content>
        {/* Inside a dialog a header would pass for the page's banner. */}
        <Drawer.Header role="presentation">
          <Drawer.Title>{behindTitle(asked.behind, data)}</Drawer.Title>
          <Drawer.CloseButton aria-label="Close" />
        </Drawer.Header>
        <Drawer.Body>
          <Loaded query={query}>
            {behind => <Rows behind={behind} dayHours={data.toContact.dayHours} />}
          </Loaded>
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

function Rows({ behind: { n, hidden, rows }, dayHours }: { behind: Behind; dayHours: number }) {
  const { href } = useWorkspace();
  if (n === 0) return <EmptyState>There is none.</EmptyState>;
  const isCases = hidden > 0 || rows.some(row => row.case !== null);
  return (
    <Stack gap="xs">
      <Text size="xs" c="dimmed">
        {formatCount(n, isCases ? 'case' : 'customer')}
        {hidden > 0 ? `, of which ${hidden} are not yours to see` : ''}
        {rows.length < n - hidden ? `. The newest ${rows.length} are shown` : ''}.
      </Text>
      <div className={classes.scroll}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Customer</Table.Th>
              <Table.Th>Since</Table.Th>
              <Table.Th>First contact</Table.Th>
              <Table.Th>Score</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row, index) => (
              <Table.Tr key={row.case ?? `${row.customer?.key}-${index}`}>
                <Table.Td>
                  {row.case ? (
                    <Anchor component={Link} href={href('cases', row.case)}>
                      {row.customer?.name ?? row.customer?.key ?? 'Somebody not known'}
                    </Anchor>
                  ) : row.customer ? (
                    <Anchor component={Link} href={href('customers', row.customer.key)}>
                      {row.customer.name ?? row.customer.key}
                    </Anchor>
                  ) : (
                    'Somebody not known'
                  )}
                  {row.because || row.owner ? (
                    <Text size="xs" c="dimmed">
                      {[row.because, row.owner].filter(Boolean).join(' · ')}
                    </Text>
                  ) : null}
                </Table.Td>
                <Table.Td>
                  <When at={row.at} />
                </Table.Td>
                <Table.Td>{row.hours === null ? 'None' : `after ${hoursText(row.hours, dayHours)}`}</Table.Td>
                <Table.Td>
                  {row.first ? scoreText(row.first) : '–'}
                  {row.later ? ` → ${scoreText(row.later)}` : ''}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Stack>
  );
}
