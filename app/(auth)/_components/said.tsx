import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { TextLink } from '@/components/ui/link';

/** The end of a step: what happened, and the way on. */
export function Said({
  title,
  children,
  href = '/sign-in',
  link = 'Back to sign-in',
}: {
  title: string;
  children: ReactNode;
  href?: string;
  link?: string;
}) {
  return (
    <Stack gap="md" role="status">
      <Title order={1}>{title}</Title>
      <Text>{children}</Text>
      <TextLink href={href}>{link}</TextLink>
    </Stack>
  );
}
