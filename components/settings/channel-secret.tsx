'use client';

import { Button, Card, Code, CopyButton, Group, Stack, Text } from '@mantine/core';

/** A secret that was just made, this once. */
export function ChannelSecret({
  channel,
  secret,
  isExchange,
  onClose,
}: {
  channel: string;
  secret: string;
  isExchange: boolean;
  onClose: () => void;
}) {
  return (
    <Card padding="lg" role="status">
      <Stack gap="md">
        <Text fw={500}>Copy the secret of {channel} now. It is not shown again.</Text>
        <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {secret}
        </Code>
        <Text c="dimmed">
          {isExchange
            ? 'Every call now carries two signatures, so the gateway may check either. Give it this one, then end the old secret below.'
            : 'The gateway checks with it that a call is ours (Standard Webhooks).'}
        </Text>
        <Group gap="sm">
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button variant="filled" onClick={copy}>
                {copied ? 'Copied' : 'Copy the secret'}
              </Button>
            )}
          </CopyButton>
          <Button onClick={onClose}>I have it</Button>
        </Group>
      </Stack>
    </Card>
  );
}
