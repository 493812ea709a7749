'use client';

import { Button, Card, Code, CopyButton, Group, Stack, Text } from '@mantine/core';

/** A key that was just made, this once, with a line for a terminal that uses it. */
export function MadeKey({ apiKey, onClose }: { apiKey: string; onClose: () => void }) {
  const curl = sampleCall(window.location.origin, apiKey);
  return (
    <Card padding="lg" role="status">
      <Stack gap="md">
        <Text fw={500}>Copy the key now. It is not shown again.</Text>
        <Copyable text={apiKey} label="Copy the key" />
        <Text>Try it: this records one purchase.</Text>
        <Copyable text={curl} label="Copy the line" />
        <Group>
          <Button onClick={onClose}>I have it</Button>
        </Group>
      </Stack>
    </Card>
  );
}

function Copyable({ text, label }: { text: string; label: string }) {
  return (
    <Stack gap="xs" align="flex-start">
      <Code block w="100%" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {text}
      </Code>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button size="compact-sm" onClick={copy}>
            {copied ? 'Copied' : label}
          </Button>
        )}
      </CopyButton>
    </Stack>
  );
}

/** One purchase of one customer, ready for a terminal. */
function sampleCall(origin: string, key: string): string {
  const body = JSON.stringify({
    id: 'order-1001',
    type: 'purchase',
    occurredAt: new Date().toISOString(),
    customer: { id: 'c-17', email: 'ann@example.com', name: 'Ann' },
    attributes: { product: 'boots', location: 'Leeds' },
  });
  return `curl ${origin}/api/v1/interactions -H 'Authorization: Bearer ${key}' -H 'Content-Type: application/json' -d '${body}'`;
}
