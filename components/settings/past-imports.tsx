'use client';

import { Anchor, Card, Table, Text, Title } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Outputs } from '../trpc';
import { Loaded } from '../ui/states';
import { When } from '../ui/when';
import { countsInWords, stateWords } from './import-words';

type Imports = Outputs['importRun']['list'];

/** The files read so far, each a way to its report. */
export function PastImports({
  query,
  onOpen,
}: {
  query: UseQueryResult<Imports, unknown>;
  onOpen: (id: string) => void;
}) {
  return (
    <Card padding={0}>
      <Title order={3} p="md">
        Files read so far
      </Title>
      <Loaded query={query}>
        {runs =>
          runs.length === 0 ? (
            <Text c="dimmed" px="md" pb="md">
              No file has been read yet.
            </Text>
          ) : (
            <Table.ScrollContainer minWidth={420}>
              <Table highlightOnHover>
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
                      <Table.Td>
                        <Anchor component="button" type="button" ta="start" onClick={() => onOpen(run.id)}>
                          {run.fileName}
                        </Anchor>
                        <Text size="xs" c="dimmed">
                          {run.kind === 'customers' ? 'Customers' : 'Interactions'}
                        </Text>
                      </Table.Td>
                      <Table.Td>
                        {[
                          stateWords[run.state],
                          run.state === 'uploaded' || run.state === 'checking' ? null : countsInWords(run),
                        ]
                          .filter(Boolean)
                          .join(': ')}
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
