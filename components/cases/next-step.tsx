'use client';

import { Button, Card, Group, Stack, Text } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { useState } from 'react';
import { type ShortcutGroup, useShortcutHelp } from '../ui/shortcuts';
import { formatMoment } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import { telephone } from './case-who';
import { customerName, type OpenedCase, spanWords } from './case-words';
import classes from './cases.module.css';
import { ComposerDialog } from './composer-dialog';
import { EndDialog } from './end-dialog';
import { useCaseChange } from './use-case-change';

const caseKeys: ShortcutGroup = {
  title: 'This case',
  shortcuts: [
    { keys: ['e'], what: 'Take it' },
    { keys: ['c'], what: 'Log a contact' },
    { keys: ['n'], what: 'Write a note' },
  ],
};

type End = 'resolved' | 'closed';

/** What to do now as the one filled button; what else can be done stands quietly beside it. */
export function NextStep({ opened }: { opened: OpenedCase }) {
  const { change, isPending } = useCaseChange();
  const [dialog, setDialog] = useState<'note' | 'contact' | null>(null);
  const [end, setEnd] = useState<End>('resolved');
  const [isEnding, { open, close }] = useDisclosure(false);
  const { timezone } = useWorkspace();
  const { owner, moves, phone, contactedAt, state, outcome } = opened;
  const isOwed = state !== 'resolved' && state !== 'closed';
  const take = () =>
    change(opened, { kind: 'take' }, { done: 'The case is yours.', undo: { kind: 'assign', to: null } });
  const finish = (to: End) => {
    setEnd(to);
    open();
  };
  useShortcutHelp(caseKeys);
  useHotkeys(
    dialog || isEnding
      ? []
      : [
          ['e', () => owner === null && isOwed && take()],
          ['c', () => moves.includes('contact') && setDialog('contact')],
          ['n', () => setDialog('note')],
        ],
  );
  const step = stepOf(opened);
  const primary: Record<typeof step, { label: string; act: () => void }> = {
    take: { label: 'Take it', act: take },
    contact: { label: 'Log first contact', act: () => setDialog('contact') },
    resolve: { label: 'Resolve', act: () => finish('resolved') },
    resume: {
      label: 'Go on with it',
      act: () =>
        change(
          opened,
          { kind: 'state', to: 'in_progress' },
          { done: 'The clock runs again.', undo: { kind: 'state', to: 'waiting' } },
        ),
    },
    reopen: {
      label: 'Reopen',
      act: () =>
        change(
          opened,
          { kind: 'reopen' },
          {
            done: 'The case is open again.',
            ...(outcome && {
              undo: { kind: 'state', to: state === 'closed' ? 'closed' : 'resolved', outcome },
            }),
          },
        ),
    },
  };
  const { label, act } = primary[step];
  const isFilled = step !== 'reopen';
  return (
    <Card component="section" aria-label="Next step" className={classes.next}>
      <Stack gap="sm">
        <Text fw={500}>{adviceFor(opened, timezone)}</Text>
        <Group gap="xs">
          <Button {...(isFilled && { variant: 'filled' })} loading={isPending} onClick={act}>
            {label}
          </Button>
          {step === 'contact' && phone ? (
            <Button component="a" href={telephone(phone)}>
              Call {phone}
            </Button>
          ) : null}
          {step === 'take' ? <Button onClick={() => setDialog('contact')}>Log a contact</Button> : null}
        </Group>
        <Group gap="4px 8px" className={classes.quiet}>
          {moves.includes('wait') && contactedAt ? (
            <Quiet
              onClick={() =>
                change(
                  opened,
                  { kind: 'state', to: 'waiting' },
                  {
                    done: 'It waits for the customer; the clock stands still.',
                    undo: { kind: 'state', to: 'in_progress' },
                  },
                )
              }
            >
              Wait for the customer
            </Quiet>
          ) : null}
          {isOwed && step !== 'resolve' ? <Quiet onClick={() => finish('resolved')}>Resolve</Quiet> : null}
          {isOwed ? <Quiet onClick={() => finish('closed')}>Close without a question</Quiet> : null}
          {state === 'resolved' ? (
            <Quiet
              onClick={() =>
                change(opened, { kind: 'state', to: 'closed' }, { done: 'Closed.', undo: { kind: 'undo' } })
              }
            >
              Close now
            </Quiet>
          ) : null}
        </Group>
      </Stack>
      {dialog ? <ComposerDialog row={opened} first={dialog} onClose={() => setDialog(null)} /> : null}
      {isEnding ? <EndDialog opened={opened} to={end} onClose={close} /> : null}
    </Card>
  );
}

const Quiet = ({ onClick, children }: { onClick: () => void; children: string }) => (
  <Button variant="subtle" color="gray" size="compact-sm" onClick={onClick}>
    {children}
  </Button>
);

type Step = 'take' | 'contact' | 'resolve' | 'resume' | 'reopen';

function stepOf({ state, owner, contactedAt }: OpenedCase): Step {
  if (state === 'resolved' || state === 'closed') return 'reopen';
  if (state === 'waiting') return 'resume';
  if (owner === null) return 'take';
  return contactedAt === null ? 'contact' : 'resolve';
}

/** What is to be done now, in a sentence. */
function adviceFor(opened: OpenedCase, timezone: string): string {
  const { owner, isMine, closesAt, waitingSince, closedBy } = opened;
  const who = customerName(opened);
  switch (stepOf(opened)) {
    case 'take':
      return 'Nobody is responsible yet.';
    case 'contact':
      return isMine
        ? `Call or write to ${who}.`
        : `${owner?.name ?? 'Somebody'} is to call or write to ${who}.`;
    case 'resolve':
      return isMine
        ? 'Put it right, then say what came of it.'
        : `${owner?.name ?? 'Somebody'} puts it right.`;
    case 'resume':
      return waitingSince
        ? `It has waited for the customer for ${spanWords(Date.now() - waitingSince.getTime())}; the clock stands still.`
        : 'It waits for the customer; the clock stands still.';
    case 'reopen':
      if (closedBy === 'customer') return 'The customer took it back.';
      if (closesAt)
        return `Resolved. It is closed on ${formatMoment(closesAt, timezone)} unless the customer writes.`;
      return `Closed${closedBy ? ` by ${closedBy}` : ''}.`;
  }
}
