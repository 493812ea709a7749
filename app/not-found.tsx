import { Anchor, Center, Stack, Text, Title } from '@mantine/core';
import Link from 'next/link';

export default function NotFoundPage() {
  return (
    <Center component="main" mih="100dvh" p="md">
      <Stack align="center" gap="sm" ta="center">
        <Title order={1}>There is no such page</Title>
        <Text c="dimmed">It may have been removed, or it belongs to a workspace that you are not in.</Text>
        <Anchor component={Link} href="/">
          Go to your workspace
        </Anchor>
      </Stack>
    </Center>
  );
}
