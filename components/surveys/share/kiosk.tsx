'use client';

import { List, Stack, Text } from '@mantine/core';
import { useWorkspace } from '../../ui/workspace-context';
import type { Survey } from '../use-draft';
import { CopyAddress } from './copy-address';
import classes from './share.module.css';
import type { Door } from './use-share';

/** A door on a tablet that stands on a counter: how it gets there, and how it behaves. */
export function Kiosk({ survey, door }: { survey: Survey; door: Door }) {
  const { slug } = useWorkspace();
  const address = `${door.address}?kiosk=1`;
  return (
    <Stack>
      {/* biome-ignore lint/performance/noImgElement: a drawing made on the spot, nothing to optimize */}
      <img
        className={classes.code}
        src={`/api/doors/${slug}/${door.id}/qr.svg?kiosk=1`}
        alt={`QR code of ${address}`}
      />
      <CopyAddress address={address} />
      <List type="ordered" spacing="xs" size="sm">
        <List.Item>Scan the code with the tablet, and tap Full screen at the foot of the page.</List.Item>
        <List.Item>
          Lock the tablet to this page: Guided Access on an iPad, app pinning on Android. Nobody leaves it
          then without your code.
        </List.Item>
        <List.Item>Keep it plugged in. The page keeps the screen on.</List.Item>
      </List>
      <Text>
        It starts again 8 seconds after the last page. A minute after the last touch it asks whether anybody
        is still there, and starts again if not. Nothing of one answer is shown to the next person.
      </Text>
      <Text>
        Without a connection it goes on: answers wait on the tablet, the foot of the page says how many, and
        each is sent once when the connection is back. Do not close the page meanwhile: it cannot be opened
        without a connection.
        {survey.definition.pages.length > 1
          ? ' Of a survey with several pages, the one on the screen is kept and those after it are left out.'
          : ''}
      </Text>
      {door.closedAt ? <Text c="dimmed">This door is closed: the tablet says so.</Text> : null}
    </Stack>
  );
}
