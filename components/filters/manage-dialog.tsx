'use client';

import { ActionIcon, Menu, Modal, Table, Text, VisuallyHidden } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { type Outputs, useTRPC } from '../trpc';
import { offerUndo } from '../ui/offer-undo';
import { Loaded } from '../ui/states';
import { told } from '../ui/told';
import { useWorkspace } from '../ui/workspace-context';
import type { FilterAddress } from './address';
import MatchDialog from './match-dialog';
import SaveDialog from './save-dialog';
import { sayWhich, useFilterNames } from './use-filter-names';

type SavedFilter = Outputs['filter']['list'][number];

/** All saved filters that this person may use: what each says, and what can be done with it. */
export default function ManageDialog({ address, onClose }: { address: FilterAddress; onClose: () => void }) {
  const trpc = useTRPC();
  const filters = useQuery(trpc.filter.list.queryOptions());
  const [open, setOpen] = useState<{ filter: SavedFilter; what: 'name' | 'match' } | null>(null);
  const refresh = useRefresh();
  const update = useMutation(
    trpc.filter.update.mutationOptions(
      told('Conditions changed.', () => {
        setOpen(null);
        return refresh();
      }),
    ),
  );
  const close = () => setOpen(null);
  return (
    <>
      <Modal
        opened={open === null}
        onClose={onClose}
        size="lg"
        title="Saved filters"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Loaded query={filters}>
          {all =>
            all.length === 0 ? (
              <Text c="dimmed">None is saved. Choose conditions with Filter, then “Save filter”.</Text>
            ) : (
              <Filters filters={all} address={address} onOpen={setOpen} />
            )
          }
        </Loaded>
      </Modal>
      {open?.what === 'name' ? (
        <SaveDialog
          which={{ match: open.filter.match }}
          filter={open.filter}
          onSaved={close}
          onClose={close}
        />
      ) : null}
      {open?.what === 'match' ? (
        <MatchDialog
          title={`Conditions of “${open.filter.name}”`}
          apply="Save"
          match={open.filter.match}
          onApply={match => update.mutate({ id: open.filter.id, match: match ?? { all: [] } })}
          onClose={close}
        />
      ) : null}
    </>
  );
}

function Filters({
  filters,
  address,
  onOpen,
}: {
  filters: SavedFilter[];
  address: FilterAddress;
  onOpen: (open: { filter: SavedFilter; what: 'name' | 'match' }) => void;
}) {
  const named = useFilterNames({ match: { all: filters.map(({ match }) => match) } });
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Filter</Table.Th>
          <Table.Th>
            <VisuallyHidden>More</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {filters.map(filter => (
          <Table.Tr key={filter.id}>
            <Table.Td style={{ whiteSpace: 'normal' }}>
              {filter.name}
              <Text size="xs" c="dimmed">
                {[sayWhich({ match: filter.match }, named), ...standing(filter)].join(' · ')}
              </Text>
            </Table.Td>
            <Table.Td w={48}>
              <FilterMenu
                filter={filter}
                address={address}
                onName={() => onOpen({ filter, what: 'name' })}
                onMatch={() => onOpen({ filter, what: 'match' })}
              />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function FilterMenu({
  filter,
  address: { ask, saved, noFilter },
  onName,
  onMatch,
}: {
  filter: SavedFilter;
  address: FilterAddress;
  onName: () => void;
  onMatch: () => void;
}) {
  const trpc = useTRPC();
  const { can } = useWorkspace();
  const refresh = useRefresh();
  const { id, name, match, isShared, isMine, isDefault, owner } = filter;
  const choose = useMutation(trpc.filter.chooseDefault.mutationOptions(told(null, refresh)));
  const restore = useMutation(
    trpc.filter.create.mutationOptions(told(null, isDefault ? () => choose.mutate({ id }) : refresh)),
  );
  const remove = useMutation(
    trpc.filter.delete.mutationOptions(
      told(null, () => {
        offerUndo(`“${name}” was deleted.`, () => restore.mutate({ id, name, match, isShared }));
        if (saved === id) ask({ saved: noFilter.saved });
        return refresh();
      }),
    ),
  );
  const mayChange = isMine || can('govern');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`More about ${name}`}>
          <IconDots size={16} stroke={1.5} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => choose.mutate({ id: isDefault ? null : id })}>
          {isDefault ? 'No longer my default' : 'Make it my default'}
        </Menu.Item>
        {mayChange ? (
          <>
            <Menu.Item onClick={onName}>Rename or share</Menu.Item>
            <Menu.Item onClick={onMatch}>Change conditions</Menu.Item>
            {isMine || owner === null ? (
              <Menu.Item onClick={() => remove.mutate({ id })}>Delete</Menu.Item>
            ) : null}
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}

const standing = ({ isDefault, isShared, isMine, owner }: SavedFilter): string[] => [
  ...(isDefault ? ['your default'] : []),
  ...(isMine ? (isShared ? ['shared'] : []) : [`by ${owner ?? 'somebody who left'}`]),
];

/** The list, the numbers that a changed filter changes, and the frame, which knows one's default. */
function useRefresh(): () => Promise<void> {
  const trpc = useTRPC();
  const client = useQueryClient();
  const router = useRouter();
  return async () => {
    router.refresh();
    await Promise.all([
      client.invalidateQueries({ queryKey: trpc.filter.list.queryKey() }),
      client.invalidateQueries(trpc.report.pathFilter()),
      client.invalidateQueries(trpc.response.pathFilter()),
    ]);
  };
}
