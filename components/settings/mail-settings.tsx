'use client';

import { Anchor, Button, Card, Code, Group, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Outputs, useTRPC } from '../trpc';
import { errorSentence, fieldErrors } from '../ui/errors';
import { Loaded } from '../ui/states';
import { told } from '../ui/told';
import { useWorkspace } from '../ui/workspace-context';

type MailState = Outputs['mail']['state'];

/** Whether mail leaves, from whom, and where answers to it go. */
export function MailSettings() {
  const trpc = useTRPC();
  const query = useQuery(trpc.mail.state.queryOptions());
  return (
    <Stack gap="lg" maw={640}>
      <Title order={2}>Mail</Title>
      <Loaded query={query}>
        {state => (
          <>
            {state.connected ? <Connected state={state} /> : <NotConnected />}
            <ReplyTo state={state} />
          </>
        )}
      </Loaded>
    </Stack>
  );
}

function Connected({ state }: { state: MailState }) {
  const trpc = useTRPC();
  const { user } = useWorkspace();
  const test = useMutation(
    trpc.mail.sendTest.mutationOptions(told(`A test is on its way to ${user.email}.`)),
  );
  return (
    <Card padding="lg">
      <Stack gap="md">
        <Table withRowBorders={false} horizontalSpacing={0}>
          <Table.Tbody>
            <Row name="Server" value={state.server} />
            <Row name="From" value={state.from} />
          </Table.Tbody>
        </Table>
        {state.isDemo ? <Text c="dimmed">Mail of the demo is kept here and never sent.</Text> : null}
        <Group>
          <Button onClick={() => test.mutate()} loading={test.isPending}>
            Send me a test mail
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}

function Row({ name, value }: { name: string; value: string | null }) {
  return (
    <Table.Tr>
      <Table.Th scope="row" w={120}>
        {name}
      </Table.Th>
      <Table.Td>{value ?? '–'}</Table.Td>
    </Table.Tr>
  );
}

function NotConnected() {
  return (
    <Card padding="lg">
      <Stack gap="sm">
        <Text fw={500}>Mail is not connected. Nothing leaves this machine.</Text>
        <Text>
          Links made through the API work meanwhile. To connect mail, set <Code>SMTP_URL</Code> and{' '}
          <Code>MAIL_FROM</Code> where Afterword is started, and start it again:
        </Text>
        <Code block>
          {
            'SMTP_URL=smtps://user:password@smtp.example.com:465\nMAIL_FROM="Your company <hello@example.com>"'
          }
        </Code>
        <Text c="dimmed">Mail that was kept before is never sent.</Text>
        <Anchor href="/dev/mailbox">Read the mail that was kept</Anchor>
      </Stack>
    </Card>
  );
}

function ReplyTo({ state }: { state: MailState }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const form = useForm({ initialValues: { replyTo: state.replyTo ?? '' } });
  const save = useMutation(
    trpc.workspace.update.mutationOptions({
      ...told('Saved.', () => {
        form.resetDirty();
        return client.invalidateQueries({ queryKey: trpc.mail.state.queryKey() });
      }),
      onError: error =>
        form.setErrors({ replyTo: fieldErrors(error)['settings.replyTo'] ?? errorSentence(error) }),
    }),
  );
  const send = form.onSubmit(({ replyTo }) => save.mutate({ settings: { replyTo: replyTo.trim() || null } }));
  return (
    <Card padding="lg">
      <form onSubmit={send} noValidate>
        <Stack gap="md">
          <TextInput
            label="Reply address"
            description="Where a customer's reply to an invitation goes. Somebody should read it."
            type="email"
            {...form.getInputProps('replyTo')}
          />
          <Group>
            <Button type="submit" variant="filled" loading={save.isPending} disabled={!form.isDirty()}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}
