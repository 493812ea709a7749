'use client';

import { Anchor, Button, Card, Group, Stack, Switch, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { explainCustomer, standingWords } from '@/domain/sending/explain';
import { OpenCaseOfCustomer } from '../cases/open-case';
import { inWords } from '../programs/decision-sentence';
import { type Outputs, useTRPC } from '../trpc';
import { errorSentence } from '../ui/errors';
import { offerUndo } from '../ui/offer-undo';
import { told } from '../ui/told';
import { formatDay, formatMoment } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import { AskNow } from './ask-now';
import classes from './customers.module.css';
import { ownChoice } from './own-choice';

type Opened = Outputs['customer']['read'];
type StandingOf = Outputs['customer']['standing'];

/** Programs that are shown before *Show all*. */
const FIRST = 4;

/** Why this customer was or was not asked, in a sentence, and what can be done about it. */
export function Standing({ customer }: { customer: Opened }) {
  const trpc = useTRPC();
  const { timezone, can, settings } = useWorkspace();
  const [asking, { open, close }] = useDisclosure(false);
  const { data } = useQuery(trpc.customer.standing.queryOptions({ externalId: customer.id }));
  const day = (at: Date) => formatDay(at, timezone);
  const chosen = ownChoice(customer.preferences, settings.topics ?? []);
  return (
    <Card mb="md">
      <Group justify="space-between" align="flex-start" gap="md">
        <Stack gap={4} flex="1 1 320px" maw={820}>
          <Text fz="md" lh="24px" className={classes.sentence}>
            {data ? explainCustomer(factsOf(data, timezone), day) : 'Looking at what was decided…'}
          </Text>
          {chosen.length > 0 ? <Text c="dimmed">{chosen.join(' ')}</Text> : null}
        </Stack>
        {can('serve') ? (
          <Group gap="xs">
            <OpenCaseOfCustomer customer={customer.id} />
            <Button variant="filled" onClick={open}>
              Ask now
            </Button>
          </Group>
        ) : null}
      </Group>
      {asking ? <AskNow customer={customer} onClose={close} /> : null}
    </Card>
  );
}

/** Which programs could ask this customer, the mail that is planned, and the switch that stops all of it. */
export function Asking({ customer }: { customer: Opened }) {
  const trpc = useTRPC();
  const { can } = useWorkspace();
  const { data } = useQuery(trpc.customer.standing.queryOptions({ externalId: customer.id }));
  return (
    <Card>
      <Title order={2} mb="xs">
        Asking
      </Title>
      <Stack gap="sm">
        {data?.next ? <Planned next={data.next} /> : null}
        {data && !data.stopped ? <Programs standing={data} /> : null}
        {can('serve') ? <DoNotAsk customer={customer} /> : null}
      </Stack>
    </Card>
  );
}

/** Each live program and what it would do, in the order in which they ask; the first few until more are wished for. */
function Programs({ standing }: { standing: StandingOf }) {
  const { timezone, href } = useWorkspace();
  const [all, { toggle }] = useDisclosure(false);
  const { standings, now } = standing;
  return (
    <>
      {(all ? standings : standings.slice(0, FIRST)).map(one => (
        <div key={one.id}>
          <Anchor component={Link} href={href('programs', one.id)}>
            {one.name}
          </Anchor>
          <Text size="xs" c="dimmed">
            {standingWords(one, now, at => formatDay(at, timezone))}
          </Text>
        </div>
      ))}
      {standings.length > FIRST ? (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          style={{ alignSelf: 'flex-start' }}
          onClick={toggle}
        >
          {all ? 'Show fewer' : `Show all ${standings.length} programs`}
        </Button>
      ) : null}
    </>
  );
}

/** The mail that leaves next, and a button that takes it out. */
function Planned({ next }: { next: NonNullable<StandingOf['next']> }) {
  const trpc = useTRPC();
  const { timezone, can } = useWorkspace();
  const refresh = useRefresh();
  const restore = useMutation(trpc.calendar.undoCancel.mutationOptions(told(null, refresh)));
  const cancel = useMutation(
    trpc.calendar.cancel.mutationOptions({
      onSuccess: ({ done }) => {
        if (done.length > 0) offerUndo('The mail will not be sent.', () => restore.mutate({ done }));
        else notifications.show({ message: 'The mail is leaving at this very moment.' });
        return refresh();
      },
      onError: error => notifications.show({ color: 'red', message: errorSentence(error), autoClose: 8000 }),
    }),
  );
  return (
    <Group justify="space-between" gap="xs" wrap="nowrap">
      <Text>
        {next.isReminder ? 'Reminder' : 'Mail'} planned for {formatMoment(next.at, timezone)}
        {next.program ? `, by “${next.program}”` : ''}
      </Text>
      {can('design') ? (
        <Button
          size="compact-sm"
          flex="none"
          loading={cancel.isPending}
          onClick={() => cancel.mutate({ sends: { ids: [next.id] } })}
        >
          Cancel
        </Button>
      ) : null}
    </Group>
  );
}

function DoNotAsk({ customer }: { customer: Opened }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const change = useMutation(trpc.customer.setDoNotAsk.mutationOptions(told(null, refresh)));
  return (
    <Switch
      label="Do not ask"
      description="No program and nobody here sends a survey. Mails that are planned are held back."
      checked={change.isPending ? change.variables.doNotAsk : customer.doNotAsk}
      disabled={change.isPending}
      onChange={event => change.mutate({ externalId: customer.id, doNotAsk: event.currentTarget.checked })}
    />
  );
}

/** Everything that this page says is asked for again. */
function useRefresh(): () => Promise<void> {
  const trpc = useTRPC();
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: trpc.customer.pathKey() });
}

const factsOf = ({ refused, ...standing }: StandingOf, timezone: string) => ({
  ...standing,
  refused: refused && { about: refused.interaction, at: refused.at, why: inWords(refused, timezone) },
});
