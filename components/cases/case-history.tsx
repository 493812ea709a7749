'use client';

import { Anchor, Box, Card, Text, Title } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleDot,
  IconMail,
  IconMessage2,
  IconNote,
  IconPhone,
  IconPhoneOff,
  IconUser,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { type Outputs, useTRPC } from '../trpc';
import { When } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import { CaseMail } from './case-mail';
import { eventWords, type OpenedCase } from './case-words';
import classes from './cases.module.css';
import { Composer } from './composer';
import { MailEvent } from './mail-event';

type Event = OpenedCase['events'][number];
type Mail = Outputs['caseMessage']['thread']['messages'][number];

/** How soon it shows that a mail has left, or that one came. */
const FRESH_MS = 10_000;
const LEAVING_MS = 2_000;

const isLeaving = ({ state }: Mail): boolean => state === 'waiting' || state === 'sending';

/** Everything that was done, the newest first, and where the next word is written. */
export function CaseHistory({ opened }: { opened: OpenedCase }) {
  const trpc = useTRPC();
  const hasMail = opened.events.some(({ detail }) => detail.message !== undefined);
  const thread = useQuery(
    trpc.caseMessage.thread.queryOptions(
      { case: opened.id },
      {
        enabled: hasMail,
        refetchInterval: ({ state }) => (state.data?.messages.some(isLeaving) ? LEAVING_MS : FRESH_MS),
      },
    ),
  );
  const mails = new Map(thread.data?.messages.map(mail => [mail.id, mail]));
  return (
    <Card component="section" aria-label="History" className={classes.panel}>
      <div className={classes.head}>
        <Title order={2}>History</Title>
      </div>
      <Box p="md">
        <Composer row={opened} first="note" mail={<CaseMail id={opened.id} />} />
      </Box>
      <ol className={classes.events}>
        {opened.events.toReversed().map(event => (
          <li key={event.id} className={classes.event} data-tone={isBad(event) ? 'bad' : undefined}>
            <EventIcon kind={event.kind} />
            <EventText event={event} mail={mails.get(event.detail.message ?? '')} />
            <span className={classes.when}>
              <When at={event.at} />
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

const isBad = ({ kind }: Event): boolean =>
  ['overdue', 'escalated', 'mail_failed', 'answered_again'].includes(kind);

function EventText({ event, mail }: { event: Event; mail: Mail | undefined }) {
  const { href } = useWorkspace();
  const { by, text, detail, kind } = event;
  const isOwn = kind === 'note' || kind === 'contact' || kind === 'attempt';
  return (
    <Box miw={0}>
      <Text>
        {detail.response ? (
          <Anchor
            component={Link}
            href={`${href('responses')}?open=${detail.response}`}
            inherit
            underline="always"
          >
            {eventWords(event)}
          </Anchor>
        ) : (
          eventWords(event)
        )}{' '}
        <Text span c="dimmed">
          {by === 'customer' ? 'the customer' : by}
        </Text>
      </Text>
      {text ? (
        <Text className={classes.quote} {...(isOwn ? {} : { c: 'dimmed' })}>
          {text}
        </Text>
      ) : null}
      {mail && kind !== 'mail_failed' ? <MailEvent mail={mail} /> : null}
    </Box>
  );
}

function EventIcon({ kind }: { kind: Event['kind'] }) {
  const size = { size: 18, stroke: 1.5, 'aria-hidden': true };
  switch (kind) {
    case 'note':
      return <IconNote {...size} />;
    case 'contact':
      return <IconPhone {...size} />;
    case 'attempt':
      return <IconPhoneOff {...size} />;
    case 'owner':
      return <IconUser {...size} />;
    case 'mail_in':
    case 'mail_out':
    case 'recovery_sent':
      return <IconMail {...size} />;
    case 'overdue':
    case 'escalated':
    case 'mail_failed':
      return <IconAlertTriangle {...size} />;
    case 'recovery_answered':
    case 'answered_again':
      return <IconMessage2 {...size} />;
    default:
      return <IconCircleDot {...size} />;
  }
}
