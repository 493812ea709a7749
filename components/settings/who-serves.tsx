import { Badge, Button, Card, Group, Menu, Stack, Table, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { addDays } from '@/domain/time/local-date';
import { localDate, startOfLocalDay } from '@/domain/time/zone';
import { readFilters } from '../filters/filters';
import { ValueFilterBar } from '../filters/value-filter';
import { type Outputs, useTRPC } from '../trpc';
import { offerUndo } from '../ui/offer-undo';
import { Loaded } from '../ui/states';
import { told } from '../ui/told';
import { formatDay } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import { roleLabels } from './roles';
import { useFollowUpRefresh } from './use-follow-up';

type Teammate = Outputs['followUp']['team'][number];

/** Who can own a case, whose cases each sees, and who is away. */
export function WhoServes() {
  const trpc = useTRPC();
  const team = useQuery(trpc.followUp.team.queryOptions());
  return (
    <Stack gap="sm">
      <Stack gap={4}>
        <Title order={3}>Who serves</Title>
        <Text c="dimmed" maw={640}>
          Agents see their own cases, those that nobody owns, and the ones you choose here. Whoever is away is
          given none.
        </Text>
      </Stack>
      <Loaded query={team}>
        {members => (
          <Card padding={0}>
            <Table.ScrollContainer minWidth={560}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>Name</Table.Th>
                    <Table.Th>Role</Table.Th>
                    <Table.Th>Sees</Table.Th>
                    <Table.Th>Available</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {members.map(mate => (
                    <Row key={mate.id} mate={mate} />
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          </Card>
        )}
      </Loaded>
    </Stack>
  );
}

function Row({ mate }: { mate: Teammate }) {
  return (
    <Table.Tr>
      <Table.Td>{mate.name}</Table.Td>
      <Table.Td>
        <Badge variant="outline" color="gray" tt="none" fw={500}>
          {roleLabels[mate.role]}
        </Badge>
      </Table.Td>
      <Table.Td>
        {mate.role === 'agent' ? <Scope mate={mate} /> : <Text c="dimmed">Every case</Text>}
      </Table.Td>
      <Table.Td>
        <Away mate={mate} />
      </Table.Td>
    </Table.Tr>
  );
}

/** Values of attributes whose cases an agent sees besides; none: all of them. */
function Scope({ mate: { id, name, scope } }: { mate: Teammate }) {
  const trpc = useTRPC();
  const refresh = useFollowUpRefresh();
  const change = useMutation(trpc.followUp.changeDuty.mutationOptions(told(null, refresh)));
  const ask = ({ where }: { where: string[] | null }) => {
    const next = readFilters(where ?? []);
    change.mutate({ userId: id, scope: Object.keys(next).length > 0 ? next : null });
  };
  return (
    <Group gap="xs" role="group" aria-label={`Cases that ${name} sees`} aria-busy={change.isPending}>
      <ValueFilterBar address={{ filter: scope ?? {}, ask }} />
      {scope === null ? <Text c="dimmed">Every case</Text> : null}
    </Group>
  );
}

const absences = [
  { label: 'Away until tomorrow', days: 1 },
  { label: 'Away for a week', days: 7 },
  { label: 'Away for two weeks', days: 14 },
  { label: 'Away for a month', days: 30 },
];

function Away({ mate: { id, name, awayUntil } }: { mate: Teammate }) {
  const trpc = useTRPC();
  const { timezone } = useWorkspace();
  const refresh = useFollowUpRefresh();
  const change = useMutation(trpc.followUp.changeDuty.mutationOptions(told(null, refresh)));
  const now = new Date();
  const isAway = awayUntil !== null && awayUntil > now;
  const words = isAway ? `Away until ${formatDay(awayUntil, timezone)}` : 'Available';
  const set = (until: Date | null) => {
    change.mutate(
      { userId: id, awayUntil: until },
      {
        onSuccess: () =>
          offerUndo(
            until
              ? `${name} is given no cases until ${formatDay(until, timezone)}.`
              : `${name} is available again.`,
            () => change.mutate({ userId: id, awayUntil }),
          ),
      },
    );
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="compact-sm" loading={change.isPending} aria-label={`${words}: ${name}`}>
          {words}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {isAway ? <Menu.Item onClick={() => set(null)}>Available again</Menu.Item> : null}
        {absences.map(({ label, days }) => (
          <Menu.Item
            key={days}
            onClick={() => set(startOfLocalDay(addDays(localDate(now, timezone), days), timezone))}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
