'use client';

import { Anchor, Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import {
  IconCalendarEvent,
  IconMail,
  IconMessage2,
  IconPhone,
  IconRefresh,
  IconShoppingBag,
} from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { type ReactNode, useEffect, useState } from 'react';
import { DecisionSentence, type LoggedDecision } from '../programs/decision-sentence';
import { ScoreChip } from '../responses/score-chip';
import { type Outputs, useTRPC } from '../trpc';
import { LoadMore } from '../ui/load-more';
import { Loaded } from '../ui/states';
import { formatMoment, When } from '../ui/when';
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
  const named = useNamedEvent(history, events);
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
                <li
                  key={`${event.kind} ${event.id}`}
                  id={`${event.kind}-${event.id}`}
                  className={classes.event}
                  data-named={named === `${event.kind}-${event.id}` || undefined}
                >
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

/** Pages are read on until the event is there that the address names after its `#`; then it is shown. */
function useNamedEvent(
  history: { hasNextPage: boolean; isFetching: boolean; fetchNextPage: () => unknown },
  events: Event[],
): string | null {
  const [wanted, setWanted] = useState<string | null>(null);
  useEffect(() => {
    const read = () => setWanted(window.location.hash.slice(1) || null);
    read();
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  const isThere = wanted !== null && events.some(event => `${event.kind}-${event.id}` === wanted);
  const { hasNextPage, isFetching, fetchNextPage } = history;
  useEffect(() => {
    if (wanted === null || events.length === 0) return;
    if (isThere) document.getElementById(wanted)?.scrollIntoView({ block: 'center' });
    else if (hasNextPage && !isFetching) fetchNextPage();
  }, [wanted, isThere, events.length, hasNextPage, isFetching, fetchNextPage]);
  return wanted;
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
  if (event.kind === 'turn')
    return (
      <>
        <IconRefresh {...icon} />
        <TurnEvent event={event} />
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
  const { type, id, attributes, amount, initiatedBy, decisions } = event;
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
      {decisions.map(decision => (
        <DecisionLine key={decision.id} decision={decision} />
      ))}
    </Stack>
  );
}

/** What one program decided, in a sentence. */
function DecisionLine({ decision }: { decision: LoggedDecision }) {
  return (
    <Text size="xs">
      <DecisionSentence decision={decision} size="xs" />{' '}
      <Text span size="xs" c="dimmed">
        {decision.programName}
      </Text>
    </Text>
  );
}

function TurnEvent({ event }: { event: EventOf<'turn'> }) {
  return (
    <Stack gap={2} miw={0}>
      <Text fw={500}>Their turn came</Text>
      <DecisionLine decision={event.decision} />
    </Stack>
  );
}

function InvitationEvent({ event }: { event: EventOf<'invitation'> }) {
  const { timezone } = useWorkspace();
  const { survey, state, channel, reason, mails, program, isOverride, tapped, isScanned } = event;
  return (
    <Stack gap={2} miw={0}>
      <Text>
        <Text span fw={500}>
          Invited
        </Text>{' '}
        to {survey}
        {program ? '' : isOverride ? ', by hand, although it was soon after the last time' : ', by hand'}
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
