import { Card, Code, Stack, Text, Title } from '@mantine/core';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { TextLink } from '@/components/ui/link';
import { AppError } from '@/domain/errors';
import { mayReadMailbox } from '@/server/auth/mailbox-door';
import { readMailbox } from '@/server/email/mailbox';
import classes from './mail.module.css';

/** One kept mail as its recipient would see it, as text, and as it would have gone over the wire. */
export default async function MailPage({ params }: { params: Promise<{ id: string }> }) {
  if (!(await mayReadMailbox(new Headers(await headers())))) notFound();
  const { id } = await params;
  const mail = await readMailbox(id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  });
  return (
    <Stack gap="md">
      <TextLink href="/dev/mailbox">All mail</TextLink>
      <Title order={2}>{mail.subject}</Title>
      <Text c="dimmed">
        To {mail.to} · from {mail.from}
      </Text>
      {mail.html ? (
        <Card padding={0}>
          <iframe
            className={classes.frame}
            title="The mail as it is shown"
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            src={`/dev/mailbox/${mail.id}/html`}
          />
        </Card>
      ) : null}
      <Title order={3}>Text</Title>
      <Code block className={classes.wrapped}>
        {mail.text ?? 'This mail has no text part.'}
      </Code>
      <Title order={3}>Source</Title>
      <Code block className={classes.source}>
        {mail.raw}
      </Code>
    </Stack>
  );
}
