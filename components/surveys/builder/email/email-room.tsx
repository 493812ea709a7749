'use client';

import { Box, Card, Stack, Text, Title } from '@mantine/core';
import { LocalText } from '../../local-text';
import classes from '../builder.module.css';
import { RoomPreview } from '../room-preview';
import { MailAdvice } from './mail-advice';

/** Every word of the invitation, beside the mail as it is received. */
export function EmailRoom() {
  return (
    <Box className={classes.beside}>
      <Stack>
        <Card component="section" aria-label="Invitation mail">
          <Title order={2} mb={4}>
            Invitation mail
          </Title>
          <Text c="dimmed" mb="sm">
            Left empty, a field takes our words in the customer’s language. Where the survey begins with a
            score, its scale stands in the mail.
          </Text>
          <Stack gap="sm">
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
        <MailAdvice />
      </Stack>
      <RoomPreview view="email" />
    </Box>
  );
}
