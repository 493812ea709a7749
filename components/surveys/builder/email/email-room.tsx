'use client';

import { Box, Card, Stack, Text } from '@mantine/core';
import { LocalText } from '../../local-text';
import classes from '../builder.module.css';
import { RoomPreview } from '../room-preview';

/** Every word of the invitation, beside the mail as it is received. */
export function EmailRoom() {
  return (
    <Box className={classes.beside}>
      <Card component="section" aria-label="Invitation mail">
        <Stack gap="sm">
          <Text c="dimmed">
            Left empty, a field takes our words in the customer’s language.{' '}
            {'{{customer.name}}, {{interaction.product|your order}} and {{company.name}}'} are filled in.
          </Text>
          <LocalText
            path="email.subject"
            label="Subject"
            own="Our words, naming what happened"
            maxLength={200}
          />
          <LocalText path="email.preheader" label="Preview line" own="The first sentence" maxLength={200} />
          <LocalText path="email.intro" label="First sentence" own="Our words" rows={2} maxLength={2000} />
          <LocalText path="email.button" label="Button" own="Our words" maxLength={80} />
          <LocalText
            path="email.senderName"
            label="Sender’s name (optional)"
            own="Your company"
            maxLength={100}
          />
          <LocalText path="email.signature" label="Signature (optional)" rows={1} maxLength={500} />
        </Stack>
      </Card>
      <RoomPreview view="email" />
    </Box>
  );
}
