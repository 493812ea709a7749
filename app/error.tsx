'use client';

import { Button, Center, Stack, Text, Title } from '@mantine/core';

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <Center component="main" mih="60dvh" p="md">
      <Stack align="center" gap="sm" ta="center">
        <Title order={1}>This page could not be shown</Title>
        <Text c="dimmed">
          Nothing was changed. Try again in a moment.{error.digest ? ` (Reference ${error.digest})` : ''}
        </Text>
        <Button variant="filled" onClick={reset}>
          Try again
        </Button>
      </Stack>
    </Center>
  );
}
