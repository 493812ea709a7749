'use client';

import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTRPC } from '../../trpc';
import { Loaded } from '../../ui/states';
import type { Survey } from '../use-draft';
import { EditDoor, NewDoor } from './door-form';
import { Embed } from './embed';
import { Kiosk } from './kiosk';
import { ManyDoors } from './many-doors';
import { Posters } from './posters';
import { QrCode } from './qr-code';
import type { Door, Room, ShareAddress } from './use-share';

/** What each room shows of one door; `poster` also goes without one. */
const ofOneDoor: Partial<
  Record<Room, (door: Door, parts: { survey: Survey; leave: () => void }) => ReactNode>
> = {
  edit: (door, { leave }) => <EditDoor door={door} onDone={leave} />,
  qr: door => <QrCode door={door} />,
  poster: (door, { survey }) => <Posters survey={survey} door={door} />,
  kiosk: (door, { survey }) => <Kiosk survey={survey} door={door} />,
  embed: (door, { survey }) => <Embed survey={survey} door={door} />,
};

const titles: Record<Room, (name: string) => string> = {
  new: () => 'New door',
  many: () => 'One door per location',
  edit: name => `“${name}”`,
  qr: name => `QR code of “${name}”`,
  poster: name => (name ? `Poster of “${name}”` : 'Posters of all open doors'),
  kiosk: name => `“${name}” on a tablet`,
  embed: name => `“${name}” on a web page`,
};

/** The dialog over the list that the address bar asks for. */
export function DoorRoom({ survey, address }: { survey: Survey; address: ShareAddress }) {
  const trpc = useTRPC();
  const { asked, leave } = address;
  const { room, door: id } = asked;
  const isPhone = useMediaQuery('(max-width: 40em)');
  const query = useQuery(trpc.door.read.queryOptions({ id: id ?? '' }, { enabled: id !== null }));
  if (room === null) return null;
  const one = id === null ? null : ofOneDoor[room];
  return (
    <Modal
      opened
      onClose={leave}
      title={titles[room](id === null ? '' : (query.data?.name ?? '…'))}
      size={room === 'poster' || room === 'embed' ? 960 : 'md'}
      fullScreen={isPhone ?? false}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {one ? (
        <Loaded query={query}>{door => one(door, { survey, leave })}</Loaded>
      ) : room === 'new' ? (
        <NewDoor survey={survey} onDone={door => address.enter('qr', door.id)} onCancel={leave} />
      ) : room === 'many' ? (
        <ManyDoors survey={survey} onDone={leave} />
      ) : room === 'poster' ? (
        <Posters survey={survey} door={null} />
      ) : null}
    </Modal>
  );
}
