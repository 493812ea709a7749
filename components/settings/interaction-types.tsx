'use client';

import { Badge, Card, Group, Select, Stack, Table, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type InteractionClass, interactionClasses } from '@/domain/interaction';
import listClasses from '../surveys/list.module.css';
import { type Outputs, useTRPC } from '../trpc';
import { EmptyState, Loaded } from '../ui/states';
import { told } from '../ui/told';

type Row = Outputs['interactionType']['list'][number];

const labels: Record<InteractionClass, string> = {
  purchase: 'Purchase',
  contact: 'Contact',
  complaint: 'Complaint',
  defect_return: 'Return for a defect',
  other_return: 'Other return',
  delivery: 'Delivery',
  visit: 'Visit',
  other: 'Other',
};

/** What each type of interaction means: guessed by name, confirmed by a person. */
export function InteractionTypes() {
  const trpc = useTRPC();
  const query = useQuery(trpc.interactionType.list.queryOptions());
  return (
    <Stack gap="md">
      <Stack gap={4}>
        <Title order={2}>Interaction types</Title>
        <Text c="dimmed" maw={640}>
          Trust, comeback and “had to chase us” are computed from these. A type without a class counts for
          none of them.
        </Text>
      </Stack>
      <Loaded query={query}>
        {types =>
          types.length ? (
            <TypeTable types={types} />
          ) : (
            <EmptyState>
              Types appear here with the first interactions that arrive: purchase, ticket, return, visit.
            </EmptyState>
          )
        }
      </Loaded>
    </Stack>
  );
}

function TypeTable({ types }: { types: Row[] }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const classify = useMutation(
    trpc.interactionType.classify.mutationOptions(
      told(null, () => client.invalidateQueries({ queryKey: trpc.interactionType.list.queryKey() })),
    ),
  );
  return (
    <Card padding={0}>
      <Table.ScrollContainer minWidth={300}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Type</Table.Th>
              <Table.Th className={`aw-number ${listClasses.wide}`}>Interactions</Table.Th>
              <Table.Th>Means</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {types.map(row => (
              <Table.Tr key={row.name}>
                <Table.Td>{row.name}</Table.Td>
                <Table.Td className={`aw-number ${listClasses.wide}`}>
                  {row.interactions.toLocaleString()}
                </Table.Td>
                <Table.Td>
                  <Group gap="xs">
                    <Select
                      aria-label={`What ${row.name} means`}
                      size="xs"
                      w={{ base: 150, xs: 190 }}
                      placeholder="Not classed"
                      data={interactionClasses.map(value => ({ value, label: labels[value] }))}
                      value={row.class}
                      onChange={value => value && classify.mutate({ name: row.name, class: value })}
                    />
                    <State row={row} />
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}

function State({ row }: { row: Row }) {
  if (!row.class)
    return (
      <Badge variant="outline" color="gray" tt="none" fw={500}>
        needs a class
      </Badge>
    );
  return row.guessed ? <Text c="dimmed">guessed</Text> : null;
}
