'use client';

import { Kbd, Modal, Table } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { Spotlight, type SpotlightActionData, spotlight } from '@mantine/spotlight';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { insightPlaces, places, settingsPlaces, visiblePlaces } from './navigation';
import { type ShortcutGroup, useKeyNames, useShortcutGroups } from './shortcuts';
import { signOut } from './sign-out';
import { useWorkspace } from './workspace-context';

const everywhere: ShortcutGroup = {
  title: 'Everywhere',
  shortcuts: [
    { keys: ['Mod', 'K'], what: 'Go anywhere' },
    { keys: ['j'], what: 'Next in a list' },
    { keys: ['k'], what: 'Previous in a list' },
    { keys: ['Enter'], what: 'Open' },
    { keys: ['Esc'], what: 'Close' },
    { keys: ['?'], what: 'This list' },
  ],
};

/** The command palette and the list of keys, of which `first` shows at once; from then on each has its own key. */
export function Palette({ first }: { first: 'places' | 'keys' }) {
  const workspace = useWorkspace();
  const router = useRouter();
  const groups = useShortcutGroups();
  const [open, { open: show, close }] = useDisclosure(first === 'keys');
  useHotkeys([['?', show]]);
  useEffect(() => {
    if (first === 'places') spotlight.open();
  }, [first]);

  const goTo = (label: string, path: string[]): SpotlightActionData => ({
    id: path.join('/'),
    label,
    onClick: () => router.push(workspace.href(...path)),
  });
  const actions: SpotlightActionData[] = [
    ...visiblePlaces(
      places.flatMap(group => group.items),
      workspace,
    ).map(item => goTo(item.label, item.path)),
    ...insightPlaces
      .filter(item => item.path.length > 1)
      .map(item => goTo(`Insights › ${item.label}`, item.path)),
    ...visiblePlaces(settingsPlaces, workspace).map(item => goTo(`Settings › ${item.label}`, item.path)),
    ...workspace.workspaces
      .filter(item => item.slug !== workspace.slug)
      .map(item => ({
        id: `workspace:${item.slug}`,
        label: `Open ${item.name}`,
        onClick: () => router.push(`/${item.slug}`),
      })),
    { id: 'sign-out', label: 'Sign out', onClick: signOut },
  ];
  return (
    <>
      <Spotlight
        actions={actions}
        shortcut="mod + K"
        nothingFound="Nothing by that name"
        searchProps={{ size: 'sm', placeholder: 'Go to…', 'aria-label': 'Go to' }}
        overlayProps={{ blur: 0 }}
        highlightQuery
      />
      <Modal opened={open} onClose={close} title="Keys">
        {[...groups, everywhere].map(group => (
          <ShortcutTable key={group.title} group={group} />
        ))}
      </Modal>
    </>
  );
}

function ShortcutTable({ group }: { group: ShortcutGroup }) {
  const names = useKeyNames();
  return (
    <Table withRowBorders={false} mb="sm">
      <Table.Caption style={{ captionSide: 'top', textAlign: 'start' }}>{group.title}</Table.Caption>
      <Table.Tbody>
        {group.shortcuts.map(({ keys, what }) => (
          <Table.Tr key={what}>
            <Table.Td w={160}>
              {names(keys).map(key => (
                <Kbd key={key} mr={4}>
                  {key}
                </Kbd>
              ))}
            </Table.Td>
            <Table.Td>{what}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
