'use client';

import {
  ActionIcon,
  Badge,
  Button,
  Card,
  Group,
  Menu,
  Select,
  Stack,
  Table,
  Text,
  Title,
  VisuallyHidden,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { modals } from '@mantine/modals';
import { IconDots } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type Role, roles } from '@/domain/roles';
import { type Outputs, useTRPC } from '../trpc';
import { Loaded } from '../ui/states';
import { told } from '../ui/told';
import { When } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import { InviteMember } from './invite-member';
import { roleLabels } from './roles';

type Listed = Outputs['member']['list'];

/** Who belongs to the workspace, with which role, and who is invited. */
export function Members() {
  const trpc = useTRPC();
  const [inviting, { open, close }] = useDisclosure(false);
  const query = useQuery(trpc.member.list.queryOptions());
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Title order={2}>Members</Title>
        <Button variant="filled" onClick={open}>
          Invite somebody
        </Button>
      </Group>
      <Loaded query={query}>
        {data => (
          <>
            <MemberTable members={data.members} />
            {data.invitations.length ? <Invited invitations={data.invitations} /> : null}
          </>
        )}
      </Loaded>
      <InviteMember opened={inviting} onClose={close} />
    </Stack>
  );
}

function useRefresh(): () => Promise<void> {
  const trpc = useTRPC();
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: trpc.member.list.queryKey() });
}

function MemberTable({ members }: { members: Listed['members'] }) {
  const { user, role: mine } = useWorkspace();
  const trpc = useTRPC();
  const refresh = useRefresh();
  const change = useMutation(trpc.member.changeRole.mutationOptions(told('Role changed.', refresh)));
  const remove = useMutation(trpc.member.remove.mutationOptions(told('Removed.', refresh)));
  return (
    <Card padding={0}>
      <Table.ScrollContainer minWidth={320}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th visibleFrom="xs">E-mail</Table.Th>
              <Table.Th>Role</Table.Th>
              <Table.Th visibleFrom="md">Reports begin with</Table.Th>
              <Table.Th visibleFrom="sm">Since</Table.Th>
              <Table.Th>
                <VisuallyHidden>More</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {members.map(row => (
              <Table.Tr key={row.userId}>
                <Table.Td>
                  {row.name}{' '}
                  {row.userId === user.id ? (
                    <Text span c="dimmed">
                      (you)
                    </Text>
                  ) : null}
                </Table.Td>
                <Table.Td visibleFrom="xs">{row.email}</Table.Td>
                <Table.Td>
                  <Select
                    aria-label={`Role of ${row.name}`}
                    size="xs"
                    miw={104}
                    maw={140}
                    data={choosable(mine, row.role).map(value => ({ value, label: roleLabels[value] }))}
                    value={row.role}
                    disabled={!mayTouch(mine, row.role) || change.isPending}
                    onChange={role => role && change.mutate({ userId: row.userId, role })}
                  />
                </Table.Td>
                <Table.Td visibleFrom="md">
                  <DefaultFilter member={row} />
                </Table.Td>
                <Table.Td visibleFrom="sm">
                  <When at={row.since} />
                </Table.Td>
                <Table.Td>
                  {mayTouch(mine, row.role) ? (
                    <RowMenu name={row.name} onRemove={() => remove.mutate({ userId: row.userId })} />
                  ) : null}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}

const ALL = '';

/** A member's own place to begin: a store manager sees her store. Only what the workspace shares can be chosen for others. */
function DefaultFilter({ member: { userId, name, defaultFilterId } }: { member: Listed['members'][number] }) {
  const trpc = useTRPC();
  const router = useRouter();
  const { user } = useWorkspace();
  const refresh = useRefresh();
  const filters = useQuery(trpc.filter.list.queryOptions());
  const choose = useMutation(
    trpc.filter.chooseDefaultOf.mutationOptions(
      told('Default changed.', () => {
        // The frame knows one's own.
        if (userId === user.id) router.refresh();
        return refresh();
      }),
    ),
  );
  const offered = (filters.data ?? []).filter(one => one.isShared || userId === user.id);
  const own = defaultFilterId !== null && !offered.some(({ id }) => id === defaultFilterId);
  return (
    <Select
      aria-label={`Reports of ${name} begin with`}
      size="xs"
      maw={180}
      allowDeselect={false}
      data={[
        { value: ALL, label: 'All answers' },
        ...offered.map(filter => ({ value: filter.id, label: filter.name })),
        ...(own && filters.data ? [{ value: defaultFilterId, label: 'A filter of their own' }] : []),
      ]}
      value={defaultFilterId ?? ALL}
      disabled={choose.isPending || !filters.data}
      onChange={id => choose.mutate({ userId, id: id || null })}
    />
  );
}

function RowMenu({ name, onRemove }: { name: string; onRemove: () => void }) {
  const ask = (): string =>
    modals.openConfirmModal({
      title: `Remove ${name}`,
      children: <Text>They lose access at once. What they made stays.</Text>,
      labels: { confirm: 'Remove', cancel: 'Keep' },
      confirmProps: { color: 'red', variant: 'filled' },
      onConfirm: onRemove,
    });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`More about ${name}`}>
          <IconDots size={16} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={ask}>Remove from the workspace</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Invited({ invitations }: { invitations: Listed['invitations'] }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const withdraw = useMutation(trpc.member.withdraw.mutationOptions(told('Withdrawn.', refresh)));
  return (
    <>
      <Title order={2}>Invited</Title>
      <Card padding={0}>
        <Table>
          <Table.Tbody>
            {invitations.map(row => (
              <Table.Tr key={row.id}>
                <Table.Td>{row.email}</Table.Td>
                <Table.Td>
                  <Badge variant="outline" color="gray" tt="none" fw={500}>
                    {roleLabels[row.role]}
                  </Badge>
                </Table.Td>
                <Table.Td>
                  ends <When at={row.expiresAt} />
                </Table.Td>
                <Table.Td ta="end">
                  <Button size="compact-sm" onClick={() => withdraw.mutate({ id: row.id })}>
                    Withdraw
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Card>
    </>
  );
}

/** An admin may touch everybody but owners; the server decides the same. */
const mayTouch = (mine: Role, theirs: Role): boolean => mine === 'owner' || theirs !== 'owner';

const choosable = (mine: Role, theirs: Role): Role[] =>
  roles.filter(role => mine === 'owner' || role !== 'owner' || theirs === 'owner');
