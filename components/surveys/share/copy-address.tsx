'use client';

import { Button, CopyButton, Group } from '@mantine/core';
import classes from './share.module.css';

/** An address as it is, with a button that copies it. */
export const CopyAddress = ({ address }: { address: string }) => (
  <Group gap="xs" wrap="nowrap">
    <span className={classes.whole}>{address}</span>
    <CopyButton value={address}>
      {({ copied, copy }) => (
        <Button size="compact-sm" flex="none" onClick={copy}>
          {copied ? 'Copied' : 'Copy'}
        </Button>
      )}
    </CopyButton>
  </Group>
);
