import { Center, Stack, Text, Title } from '@mantine/core';

/** The same for a link that never was, that has run out and that was revoked. */
export default function NoSuchLink() {
  return (
    <Center component="main" mih="100dvh" p="md">
      <Stack align="center" gap="sm" ta="center" maw={420}>
        <Title order={1}>This page is not to be seen any more</Title>
        <Text c="dimmed">
          The link has ended, or a part of it got lost on the way. Ask whoever gave it to you for a new one.
        </Text>
      </Stack>
    </Center>
  );
}
