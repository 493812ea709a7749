'use client';

import { Anchor, Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconCalendarEvent, IconMail, IconMessage2, IconPhone, IconShoppingBag } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { decisionSentence } from '../programs/words';
import { ScoreChip } from '../responses/score-chip';
import { type Outputs, useTRPC } from '../trpc';
import { LoadMore } from '../ui/load-more';
import { Loaded } from '../ui/states';
import { formatDay, formatMoment, When } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import classes from './customers.module.css';
import { invitationWords, mailWords } from './words';

type Event = Outputs['customer']['history']['data'][number];
type EventOf<Kind extends Event['kind']> = Extract<Event, { kind: Kind }>;

/** Everything between one customer and the company, the newest first. */
export function History({ externalId }: { externalId: string }) {
  const trpc = useTRPC();
  const history = useInfiniteQuery(
    trpc.customer.history.infiniteQueryOptions(
      { externalId },
      { getNextPageParam: page => page.nextCursor ?? undefined },
    ),
  );
  const events = history.data?.pages.flatMap(page => page.data) ?? [];
  return (
    <Loaded query={history}>
      {() => (
        <Card className={classes.panel}>
          <div className={classes.panelHead}>
            <Title order={2}>Timeline</Title>
          </div>
          {events.length === 0 ? (
            <Text p="md" c="dimmed">
              Nothing has been recorded about this customer yet.
            </Text>
          ) : (
            <ol className={classes.events}>
              {events.map(event => (
                <li key={`${event.kind} ${event.id}`} className={classes.event}>
                  <EventRow event={event} />
                </li>
              ))}
            </ol>
          )}
          <LoadMore query={history} mt={0} p="sm" />
        </Card>
      )}
    </Loaded>
  );
}

function EventRow({ event }: { event: Event }): ReactNode {
  const icon = { size: 18, stroke: 1.5, 'aria-hidden': true };
  const when = (
    <span className={classes.when}>
      <When at={event.at} />
    </span>
  );
  if (event.kind === 'interaction')
    return (
      <>
        {event.amount ? (
          <IconShoppingBag {...icon} />
        ) : event.initiatedBy === 'customer' ? (
          <IconPhone {...icon} />
        ) : (
          <IconCalendarEvent {...icon} />
        )}
        <InteractionEvent event={event} />
        {when}
      </>
    );
  if (event.kind === 'invitation')
    return (
      <>
        <IconMail {...icon} />
        <InvitationEvent event={event} />
        {when}
      </>
    );
  return (
    <>
      <IconMessage2 {...icon} />
      <ResponseEvent event={event} />
      {when}
    </>
  );
}

function InteractionEvent({ event }: { event: EventOf<'interaction'> }) {
  const { timezone } = useWorkspace();
  const { type, id, attributes, amount, initiatedBy, decisions } = event;
  const day = (at: Date | null) => (at ? formatDay(at, timezone) : null);
  const details = [
    amount &&
      new Intl.NumberFormat(undefined, { style: 'currency', currency: amount.currency }).format(amount.value),
    initiatedBy === 'customer' ? 'started by the customer' : null,
    ...Object.values(attributes).map(String),
  ].filter(Boolean);
  return (
    <Stack gap={2} miw={0}>
      <Text>
        <Text span fw={500}>
          {type.charAt(0).toUpperCase() + type.slice(1)}
        </Text>{' '}
        <Text span c="dimmed">
          {id}
        </Text>
      </Text>
      {details.length > 0 ? (
        <Text size="xs" c="dimmed">
          {details.join(' · ')}
        </Text>
      ) : null}
      {decisions.map(({ program, outcome, reason, blockedAt, sentAt, state }) => (
        <Text key={program} size="xs">
          {decisionSentence({ outcome, reason, blockedOn: day(blockedAt), sentOn: day(sentAt), state })}{' '}
          <Text span size="xs" c="dimmed">
            {program}
          </Text>
        </Text>
      ))}
    </Stack>
  );
}

function InvitationEvent({ event }: { event: EventOf<'invitation'> }) {
  const { timezone } = useWorkspace();
  const { survey, state, channel, reason, mails, program, tapped, isScanned } = event;
  return (
    <Stack gap={2} miw={0}>
      <Text>
        <Text span fw={500}>
          Invited
        </Text>{' '}
        to {survey}
        {program ? '' : ', by hand'}
      </Text>
      <Text size="xs">{invitationWords(state, { channel, reason, tapped, isScanned })}</Text>
      {mails.map(mail => (
        <Text key={mail.kind} size="xs" c="dimmed">
          {mailWords(mail, formatMoment(mail.at, timezone))}
        </Text>
      ))}
    </Stack>
  );
}

function ResponseEvent({ event }: { event: EventOf<'response'> }) {
  const { href } = useWorkspace();
  const { survey, scores, comment, isPartial, id } = event;
  return (
    <Stack gap={4} miw={0}>
      <Text>
        <Anchor component={Link} href={`${href('responses')}?open=${id}`} fw={500}>
          Answered
        </Anchor>{' '}
        {survey}
      </Text>
      <Group gap={4}>
        {scores.map(score => (
          <ScoreChip key={score.metric} {...score} />
        ))}
        {isPartial ? (
          <Badge variant="outline" color="gray" tt="none" fw={500}>
            Not finished
          </Badge>
        ) : null}
      </Group>
      {comment ? <Text style={{ overflowWrap: 'anywhere' }}>{comment}</Text> : null}
    </Stack>
  );
}
