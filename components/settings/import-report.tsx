'use client';

import { Card, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../trpc';
import { EmptyState, Loaded } from '../ui/states';
import { When } from '../ui/when';
import type { Counts } from './upload';

/** What became of a file's rows; those that were not taken, with line and reason. */
export function ImportReport({ id, counts }: { id: string; counts: Counts }) {
  const trpc = useTRPC();
  const faults = useQuery({ ...trpc.importRun.faults.queryOptions({ id }), enabled: counts.rejected > 0 });
  return (
    <Stack gap="sm" role="status">
      <Text fw={500}>{inWords(counts)}</Text>
      {faults.data?.length ? (
        <Table.ScrollContainer minWidth={420}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th ta="end">Line</Table.Th>
                <Table.Th>Why it was not taken</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {faults.data.map(fault => (
                <Table.Tr key={fault.line}>
                  <Table.Td ta="end" className="aw-number">
                    {fault.line}
                  </Table.Td>
                  <Table.Td>{fault.message}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      ) : null}
      {counts.rejected > (faults.data?.length ?? 0) && faults.data ? (
        <Text size="sm" c="dimmed">
          The first {faults.data.length} of {counts.rejected.toLocaleString('en')} are shown.
        </Text>
      ) : null}
    </Stack>
  );
}

/** The files read so far. */
export function PastImports() {
  const trpc = useTRPC();
  const query = useQuery(trpc.importRun.list.queryOptions());
  return (
    <Card padding={0}>
      <Title order={3} p="md">
        Files read so far
      </Title>
      <Loaded query={query}>
        {runs =>
          runs.length === 0 ? (
            <EmptyState>No file has been read yet.</EmptyState>
          ) : (
            <Table.ScrollContainer minWidth={520}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>File</Table.Th>
                    <Table.Th>What became of it</Table.Th>
                    <Table.Th ta="end">When</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {runs.map(run => (
                    <Table.Tr key={run.id}>
                      <Table.Td>{run.fileName}</Table.Td>
                      <Table.Td>
                        {run.state === 'done' ? inWords(run) : `${run.state}, ${inWords(run)}`}
                      </Table.Td>
                      <Table.Td ta="end">
                        <When at={run.createdAt} />
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )
        }
      </Loaded>
    </Card>
  );
}

const inWords = ({ accepted, duplicates, rejected }: Omit<Counts, 'rows'>): string =>
  `${accepted.toLocaleString('en')} taken, ${duplicates.toLocaleString('en')} known already, ${rejected.toLocaleString('en')} not taken`;
