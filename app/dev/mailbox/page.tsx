import {
  Card,
  Table,
  TableScrollContainer,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
} from '@mantine/core';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { TextLink } from '@/components/ui/link';
import { EmptyState } from '@/components/ui/states';
import { mayReadMailbox } from '@/server/auth/mailbox-door';
import { listMailbox } from '@/server/email/mailbox';

export default async function MailboxPage() {
  // A layout is not a guard: pages are rendered beside it.
  if (!(await mayReadMailbox(new Headers(await headers())))) notFound();
  const mails = await listMailbox();
  if (!mails.length) return <EmptyState>No mail yet. Invitations and sign-in links appear here.</EmptyState>;
  return (
    <Card padding={0}>
      <TableScrollContainer minWidth={480}>
        <Table>
          <TableThead>
            <TableTr>
              <TableTh>To</TableTh>
              <TableTh>Subject</TableTh>
              <TableTh>When (UTC)</TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {mails.map(mail => (
              <TableTr key={mail.id}>
                <TableTd>{mail.to}</TableTd>
                <TableTd>
                  <TextLink href={`/dev/mailbox/${mail.id}`}>{mail.subject}</TextLink>
                </TableTd>
                <TableTd>{mail.at.toISOString().slice(0, 19).replace('T', ' ')}</TableTd>
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      </TableScrollContainer>
    </Card>
  );
}
