'use client';

import { Anchor, Button, Card, Code, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type Outputs, useTRPC } from '../trpc';
import { useSending } from '../ui/pause-sending';
import { Loaded } from '../ui/states';
import { told } from '../ui/told';
import { When } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import { DomainSteps } from './mail-domain';
import { MailHealth } from './mail-health';
import { RatesForm } from './mail-rates';
import { SenderForm } from './mail-sender';
import { ServerForm } from './mail-server';

export type MailState = Outputs['mail']['state'];

/** Who mail comes from, through which server, whether receivers believe it, and how fast it leaves. */
export function MailSettings() {
  const trpc = useTRPC();
  const query = useQuery(trpc.mail.state.queryOptions());
  return (
    <Stack gap="lg" maw={720}>
      <Title order={2}>Mail</Title>
      <Loaded query={query}>
        {state => (
          <>
            <Glance state={state} />
            <MailHealth />
            <ServerForm state={state} />
            <SenderForm state={state} />
            <DomainSteps state={state} />
            <RatesForm rates={state.rates} />
          </>
        )}
      </Loaded>
    </Stack>
  );
}

/** Whether mail leaves now, in a sentence, and the two things one does about it. */
function Glance({ state }: { state: MailState }) {
  const trpc = useTRPC();
  const { user } = useWorkspace();
  const { change, isPending } = useSending();
  const test = useMutation(
    trpc.mail.sendTest.mutationOptions(
      told(
        state.server && !state.isDemo ? `A test is on its way to ${user.email}.` : 'The test was kept here.',
      ),
    ),
  );
  return (
    <Card padding="lg">
      <Stack gap="md">
        {state.paused ? <Paused paused={state.paused} /> : <Leaving state={state} />}
        <Group gap="sm">
          {state.paused ? (
            <Button variant="filled" loading={isPending} onClick={() => change(false)}>
              Resume sending
            </Button>
          ) : null}
          <Button onClick={() => test.mutate()} loading={test.isPending}>
            Send me a test mail
          </Button>
          {state.isDemo || !state.server ? (
            <Anchor href="/dev/mailbox">Read the mail that was kept</Anchor>
          ) : null}
        </Group>
      </Stack>
    </Card>
  );
}

const PAUSED_BECAUSE = {
  refused:
    'Receivers refused mail because of who sends it (codes 5.7.x). Look at the domain below, mend what is wrong, then resume.',
  complaints:
    'Too many people marked it as spam: 3 or more of 1,000. Ask fewer people, less often, and only those who expect it, then resume.',
};

function Paused({ paused }: { paused: NonNullable<MailState['paused']> }) {
  return (
    <div>
      <Text fw={500}>
        Sending is paused since <When at={paused.at} />
        {paused.by && !paused.reason ? `, by ${paused.by}` : ''}. No customer is mailed.
      </Text>
      <Text c="dimmed">
        {paused.reason ? PAUSED_BECAUSE[paused.reason] : 'What is due waits and leaves once you resume.'}
      </Text>
    </div>
  );
}

function Leaving({ state }: { state: MailState }) {
  const { isDemo, server, house } = state;
  if (isDemo) return <Text fw={500}>Mail of the demo is kept here and never sent.</Text>;
  if (!server)
    return (
      <div>
        <Text fw={500}>Mail is not connected. Nothing leaves this machine.</Text>
        <Text c="dimmed">
          Connect a server below for this workspace alone, or set <Code>SMTP_URL</Code> where Afterword is
          started for all. Links made through the API work meanwhile; mail that was kept is never sent.
        </Text>
      </div>
    );
  const name = state.name ?? house.name;
  return (
    <Text fw={500} style={{ overflowWrap: 'anywhere' }}>
      Mail leaves as {name ? `${name} <${state.address ?? house.address}>` : (state.address ?? house.address)}{' '}
      through {server.host}.
    </Text>
  );
}
