'use client';

import { Button, Group, Stack, Text } from '@mantine/core';
import { useWorkspace } from '../../ui/workspace-context';
import { CopyAddress } from './copy-address';
import classes from './share.module.css';
import type { Door } from './use-share';

/** A door's code to look at, scan from the screen and take along. */
export function QrCode({ door }: { door: Door }) {
  const { slug } = useWorkspace();
  const file = (name: string) => `/api/doors/${slug}/${door.id}/${name}`;
  return (
    <Stack>
      {/* biome-ignore lint/performance/noImgElement: a drawing made on the spot, nothing to optimize */}
      <img className={classes.code} src={file('qr.svg')} alt={`QR code of ${door.address}`} />
      <CopyAddress address={door.address} />
      {door.closedAt ? <Text c="dimmed">This door is closed: whoever scans it is told so.</Text> : null}
      <Group grow>
        <Button component="a" href={file('qr.svg')} download>
          Download SVG
        </Button>
        <Button component="a" href={file('qr.png')} download>
          Download PNG
        </Button>
      </Group>
    </Stack>
  );
}
