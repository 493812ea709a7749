import { Box, Card, Center, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <Center component="main" mih="100dvh" p="md">
      <Box w="100%" maw={420}>
        <Stack gap="md">
          <Text fw={600} size="md" ta="center">
            Afterword
          </Text>
          <Card padding="lg">{children}</Card>
        </Stack>
      </Box>
    </Center>
  );
}
