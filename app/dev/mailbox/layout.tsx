import { Box, Text } from '@mantine/core';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { Page } from '@/components/ui/page';
import { mayReadMailbox } from '@/server/auth/mailbox-door';

export const metadata: Metadata = { title: 'Mailbox' };

export default async function MailboxLayout({ children }: { children: ReactNode }) {
  if (!(await mayReadMailbox(new Headers(await headers())))) notFound();
  return (
    <Box component="main">
      <Page title="Mailbox" note={<Text span>Mail is not connected. Nothing leaves this machine.</Text>}>
        {children}
      </Page>
    </Box>
  );
}
