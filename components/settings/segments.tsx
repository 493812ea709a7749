'use client';

import { Anchor, Button, Card, Group, Stack, Table, Text, Title, VisuallyHidden } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { parseAsString, useQueryState } from 'nuqs';
import { conditionWords } from '../programs/rule-words';
import listClasses from '../surveys/list.module.css';
import { type Outputs, useTRPC } from '../trpc';
import { offerUndo } from '../ui/offer-undo';
import { EmptyState, Loaded } from '../ui/states';
import { told } from '../ui/told';
import { useWorkspace } from '../ui/workspace-context';
import { RowMenu } from './row-menu';
import { SegmentForm } from './segment-form';

type Segment = Outputs['segment']['list'][number];

/** `segment` in the address while a new one is written; else the id of the one that is open. */
const NEW = 'new';

/** Named groups of customers, how many each holds now, and the form to write them. */
export function Segments() {
  const trpc = useTRPC();
  const { can, href } = useWorkspace();
  const query = useQuery(trpc.segment.list.queryOptions());
  const [open, setOpen] = useQueryState('segment', parseAsString);
  const newButton = can('design') ? (
    <Button variant="filled" onClick={() => setOpen(NEW)}>
      New segment
    </Button>
  ) : null;
  const edited = query.data?.find(segment => segment.id === open);
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start">
        <Stack gap={4} flex={1} miw={260}>
          <Title order={2}>Segments</Title>
          <Text c="dimmed" maw={640}>
            Customers with something in common, by the attributes that your systems send. A program can ask a
            whole segment once; customers come and go as their attributes change.
          </Text>
        </Stack>
        {query.data?.length ? newButton : null}
      </Group>
      <Loaded query={query}>
        {segments =>
          segments.length === 0 ? (
            <EmptyState
              action={newButton}
              link={
                <Anchor component={Link} href={href('customers')}>
                  Look at the customers first
                </Anchor>
              }
            >
              Nobody is grouped yet. Write what a group has in common, such as “tier is gold”, and see how
              many customers that is.
            </EmptyState>
          ) : (
            <SegmentTable segments={segments} onEdit={setOpen} />
          )
        }
      </Loaded>
      {can('design') && (open === NEW || edited) ? (
        <SegmentForm key={open} segment={edited ?? null} onClose={() => setOpen(null)} />
      ) : null}
    </Stack>
  );
}

function SegmentTable({ segments, onEdit }: { segments: Segment[]; onEdit: (id: string) => void }) {
  const { can } = useWorkspace();
  const number = new Intl.NumberFormat();
  return (
    <Card padding={0}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Segment</Table.Th>
            <Table.Th className={listClasses.wide}>Who</Table.Th>
            <Table.Th className="aw-number">Customers now</Table.Th>
            {can('design') ? (
              <Table.Th>
                <VisuallyHidden>More</VisuallyHidden>
              </Table.Th>
            ) : null}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {segments.map(segment => (
            <Table.Tr key={segment.id}>
              <Table.Td>
                {can('design') ? (
                  <Anchor component="button" type="button" ta="start" onClick={() => onEdit(segment.id)}>
                    {segment.name}
                  </Anchor>
                ) : (
                  segment.name
                )}
                <Text size="xs" c="dimmed" className={listClasses.narrow}>
                  {whoWords(segment)}
                </Text>
              </Table.Td>
              <Table.Td className={listClasses.wide} style={{ whiteSpace: 'normal' }}>
                {whoWords(segment)}
              </Table.Td>
              <Table.Td className="aw-number">{number.format(segment.customers)}</Table.Td>
              {can('design') ? (
                <Table.Td w={48}>
                  <SegmentMenu segment={segment} onEdit={() => onEdit(segment.id)} />
                </Table.Td>
              ) : null}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  );
}

function SegmentMenu({ segment, onEdit }: { segment: Segment; onEdit: () => void }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: trpc.segment.list.queryKey() });
  const restore = useMutation(trpc.segment.create.mutationOptions(told(null, refresh)));
  const { id, name, where } = segment;
  const remove = useMutation(
    trpc.segment.delete.mutationOptions(
      told(null, () => {
        offerUndo(`“${name}” was deleted.`, () => restore.mutate({ name, where }));
        return refresh();
      }),
    ),
  );
  return <RowMenu name={name} remove="Delete" onEdit={onEdit} onRemove={() => remove.mutate({ id })} />;
}

const whoWords = ({ where }: Segment): string =>
  where.length === 0 ? 'Every customer' : new Intl.ListFormat('en').format(where.map(conditionWords));
