'use client';

import { ActionIcon, Menu, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import {
  IconAppWindow,
  IconDeviceTablet,
  IconDoor,
  IconDoorOff,
  IconDots,
  IconFileTypePdf,
  IconPencil,
  IconQrcode,
  IconTrash,
} from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '../../trpc';
import { offerUndo } from '../../ui/offer-undo';
import { told } from '../../ui/told';
import { useWorkspace } from '../../ui/workspace-context';
import { type ListedDoor, type ShareAddress, useRefreshDoors } from './use-share';

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const;

/** What can be made of one door, and done with it. */
export function DoorMenu({ door, address }: { door: ListedDoor; address: ShareAddress }) {
  const { can } = useWorkspace();
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`More about ${door.name}`}>
          <IconDots size={18} stroke={1.5} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconQrcode {...icon} />} onClick={() => address.enter('qr', door.id)}>
          QR code
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFileTypePdf {...icon} />}
          onClick={() => address.enter('poster', door.id)}
        >
          Poster
        </Menu.Item>
        <Menu.Item
          leftSection={<IconDeviceTablet {...icon} />}
          onClick={() => address.enter('kiosk', door.id)}
        >
          Tablet
        </Menu.Item>
        <Menu.Item leftSection={<IconAppWindow {...icon} />} onClick={() => address.enter('embed', door.id)}>
          Web page
        </Menu.Item>
        {can('design') ? <Changes door={door} address={address} /> : null}
      </Menu.Dropdown>
    </Menu>
  );
}

function Changes({ door, address }: { door: ListedDoor; address: ShareAddress }) {
  const acts = useDoorActs(door);
  return (
    <>
      <Menu.Item leftSection={<IconPencil {...icon} />} onClick={() => address.enter('edit', door.id)}>
        Name and attributes
      </Menu.Item>
      {door.closedAt ? (
        <Menu.Item leftSection={<IconDoor {...icon} />} onClick={acts.reopen}>
          Open again
        </Menu.Item>
      ) : (
        <Menu.Item leftSection={<IconDoorOff {...icon} />} onClick={acts.close}>
          Close
        </Menu.Item>
      )}
      {door.started === 0 ? (
        <Menu.Item leftSection={<IconTrash {...icon} />} c="var(--aw-error)" onClick={acts.remove}>
          Delete…
        </Menu.Item>
      ) : null}
    </>
  );
}

function useDoorActs({ id, name }: ListedDoor) {
  const trpc = useTRPC();
  const refresh = useRefreshDoors();
  const close = useMutation(
    trpc.door.close.mutationOptions({
      ...told(null),
      onSuccess: () => {
        offerUndo(`“${name}” is closed. Its answers stay.`, () => reopen.mutate({ id }));
        return refresh();
      },
    }),
  );
  const reopen = useMutation(trpc.door.reopen.mutationOptions(told(`“${name}” is open.`, refresh)));
  const remove = useMutation(trpc.door.delete.mutationOptions(told(`“${name}” is deleted.`, refresh)));
  return {
    close: () => close.mutate({ id }),
    reopen: () => reopen.mutate({ id }),
    remove: () =>
      modals.openConfirmModal({
        title: `Delete “${name}”`,
        children: (
          <Text>
            Its address leads nowhere from then on, also where it is printed. This works only while nobody has
            answered by it.
          </Text>
        ),
        labels: { confirm: 'Delete the door', cancel: 'Keep it' },
        confirmProps: { variant: 'filled', color: 'red' },
        onConfirm: () => remove.mutate({ id }),
      }),
  };
}
