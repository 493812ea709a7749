import { Center, Stack, Text, Title } from '@mantine/core';
import { TextLink } from '@/components/ui/link';

export default function NotFoundPage() {
  return (
    <Center component="main" mih="100dvh" p="md">
      <Stack align="center" gap="sm" ta="center">
        <Title order={1}>There is no such page</Title>
        <Text c="dimmed">It may have been removed, or it belongs to a workspace that you are not in.</Text>
        <TextLink href="/">Go to your workspace</TextLink>
      </Stack>
    </Center>
  );
}
