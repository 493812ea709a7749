import { Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import {
  IconCalendarEvent,
  IconMail,
  IconMailOpened,
  IconMessage2,
  IconNote,
  IconPhone,
  IconPhoneCall,
  IconRefresh,
  IconShoppingBag,
  IconTools,
} from '@tabler/icons-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { DecisionSentence, type LoggedDecision } from '../programs/decision-sentence';
import { ScoreChip } from '../responses/score-chip';
import { formatMoment, When } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import { caseEventWords } from './case-event-words';
import classes from './customers.module.css';
import type { HistoryEvent } from './history';
import { NoteEvent } from './notes';
import { invitationWords, mailWords } from './words';

type Of<Kind extends HistoryEvent['kind']> = Extract<HistoryEvent, { kind: Kind }>;

/** One line of the timeline: what it was, its words, when. */
export function EventRow({ event }: { event: HistoryEvent }) {
  const Icon = iconOf(event);
  return (
    <>
      <Icon size={18} stroke={1.5} aria-hidden />
      <EventWords event={event} />
      <span className={classes.when}>
        <When at={event.at} />
      </span>
    </>
  );
}

function iconOf(event: HistoryEvent): typeof IconMail {
  switch (event.kind) {
    case 'interaction':
      return event.amount
        ? IconShoppingBag
        : event.initiatedBy === 'customer'
          ? IconPhone
          : IconCalendarEvent;
    case 'invitation':
      return IconMail;
    case 'turn':
      return IconRefresh;
    case 'response':
      return IconMessage2;
    case 'case':
      return IconPhoneCall;
    case 'message':
      return event.direction === 'in' ? IconMailOpened : IconMail;
    case 'note':
      return IconNote;
    case 'improvement':
      return IconTools;
  }
}

function EventWords({ event }: { event: HistoryEvent }): ReactNode {
  switch (event.kind) {
    case 'interaction':
      return <InteractionEvent event={event} />;
    case 'invitation':
      return <InvitationEvent event={event} />;
    case 'turn':
      return <TurnEvent event={event} />;
    case 'response':
      return <ResponseEvent event={event} />;
    case 'case':
      return <CaseEvent event={event} />;
    case 'message':
      return <MessageEvent event={event} />;
    case 'note':
      return <NoteEvent event={event} />;
    case 'improvement':
      return (
        <Stack gap={2} miw={0}>
          <Text fw={500}>
            {event.state === 'sent' ? 'Told what was improved' : 'Was to be told what was improved'}
          </Text>
          <Text size="xs" c="dimmed">
            You said: {event.said} We did: {event.did}
          </Text>
        </Stack>
      );
  }
}

function InteractionEvent({ event }: { event: Of<'interaction'> }) {
  const { type, id, attributes, amount, initiatedBy, decisions } = event;
  const details = [
    amount &&
      new Intl.NumberFormat(undefined, { style: 'currency', currency: amount.currency }).format(amount.value),
    initiatedBy === 'customer'
      ? 'started by the customer'
      : initiatedBy === 'company'
        ? 'started by us'
        : null,
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

function TurnEvent({ event }: { event: Of<'turn'> }) {
  return (
    <Stack gap={2} miw={0}>
      <Text fw={500}>Their turn came</Text>
      <DecisionLine decision={event.decision} />
    </Stack>
  );
}

function InvitationEvent({ event }: { event: Of<'invitation'> }) {
  const { timezone } = useWorkspace();
  const { survey, state, channel, reason, mails, program, isOverride, checks, tapped, isScanned } = event;
  return (
    <Stack gap={2} miw={0}>
      <Text>
        <Text span fw={500}>
          Invited
        </Text>{' '}
        to {survey}
        {checks
          ? ', since a case was put right: did it work?'
          : program
            ? ''
            : isOverride
              ? ', by hand, although it was soon after the last time'
              : ', by hand'}
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

/** Sentiment is an aid and no score: it is said in a quiet word. */
const sentimentWords = { '-1': 'Reads unhappy', '0': 'Reads neutral', '1': 'Reads happy' } as const;

function ResponseEvent({ event }: { event: Of<'response'> }) {
  const { href } = useWorkspace();
  const { survey, scores, comments, isPartial, id } = event;
  return (
    <Stack gap={4} miw={0}>
      <Text>
        <Anchor component={Link} href={`${href('responses')}?open=${id}`} fw={500}>
          Answered
        </Anchor>{' '}
        {survey}
      </Text>
      {scores.length > 0 || isPartial ? (
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
      ) : null}
      {comments.map(({ text, sentiment, themes }, place) => {
        const about = [...(sentiment === null ? [] : [sentimentWords[`${sentiment}`]]), ...themes];
        return (
          <div key={place}>
            <Text className={classes.words}>{text}</Text>
            {about.length > 0 ? (
              <Text size="xs" c="dimmed">
                {about.join(' · ')}
              </Text>
            ) : null}
          </div>
        );
      })}
    </Stack>
  );
}

function CaseEvent({ event }: { event: Of<'case'> }) {
  const { href } = useWorkspace();
  const { title, details } = caseEventWords(event);
  return (
    <Stack gap={2} miw={0}>
      <Text>
        <Anchor component={Link} href={href('cases', event.id)} fw={500}>
          {title}
        </Anchor>
      </Text>
      {details.length > 0 ? (
        <Text size="xs" c="dimmed">
          {details.join(' · ')}
        </Text>
      ) : null}
      {event.text ? <Text className={classes.words}>{event.text}</Text> : null}
    </Stack>
  );
}

const outStates: Record<string, string> = {
  waiting: 'waits to be sent',
  sending: 'is leaving',
  failed: 'could not be delivered',
};

function MessageEvent({ event }: { event: Of<'message'> }) {
  const { href } = useWorkspace();
  const { direction, subject, text, by, state } = event;
  const trouble = outStates[state];
  return (
    <Stack gap={2} miw={0}>
      <Text>
        <Anchor component={Link} href={href('cases', event.case)} fw={500}>
          {direction === 'in' ? 'The customer wrote' : `${by ?? 'Somebody'} wrote`}
        </Anchor>{' '}
        {subject}
        {trouble ? `, which ${trouble}` : ''}
      </Text>
      <Text className={classes.letter} lineClamp={4}>
        {text}
      </Text>
    </Stack>
  );
}
