'use client';

import { Box, Card } from '@mantine/core';
import { LocalText } from '../../local-text';
import classes from '../builder.module.css';
import { RoomPreview } from '../room-preview';

/** Colours, logo and foot of the page, beside the page. */
export function LookRoom() {
  return (
    <Box className={classes.beside}>
      <Card component="section" aria-label="Look">
        <LocalText path="theme.footer" label="Foot of the page (optional)" rows={1} />
      </Card>
      <RoomPreview view="phone" />
    </Box>
  );
}
