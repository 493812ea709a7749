'use client';

import { Anchor, Button, Card, Select, Stack, Text, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { casePriorities } from '@/domain/case/case';
import { recoveryWords } from '@/domain/case/recovery';
import { ScoreChip } from '../responses/score-chip';
import { useTRPC } from '../trpc';
import { told } from '../ui/told';
import { formatMoment, When } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import {
  clockWords,
  type OpenedCase,
  outcomeWords,
  priorityWords,
  stateTitle,
  timesWords,
} from './case-words';
import classes from './cases.module.css';
import { useCaseChange, useCasesRefresh } from './use-case-change';

const NOBODY = 'nobody';

/** Whose it is, how pressing, by when, why, and whether it worked. */
export function CaseFacts({ opened }: { opened: OpenedCase }) {
  const { outcome, note, chased, reopened, escalatedAt, state } = opened;
  const facts: [string, ReactNode][] = [
    ['State', stateTitle(state)],
    ['Owner', <Owner key="owner" opened={opened} />],
    ['Priority', <Priority key="priority" opened={opened} />],
    ['First contact', <Clock key="contact" opened={opened} promise="contact" />],
    ['Put right', <Clock key="resolve" opened={opened} promise="resolve" />],
    ['Root cause', <RootCause key="cause" opened={opened} />],
    ...(outcome ? [['Outcome', outcomeWords[outcome]] as [string, ReactNode]] : []),
    ...(note ? [['What was done', note] as [string, ReactNode]] : []),
    [
      'Had to chase us',
      chased > 0 ? (
        <Text key="chased" c="var(--aw-bad)" fw={500}>
          {timesWords(chased)} since it was opened
        </Text>
      ) : (
        'Not since it was opened'
      ),
    ],
    ...(reopened > 0 ? [['Reopened', timesWords(reopened)] as [string, ReactNode]] : []),
    ...(escalatedAt ? [['Escalated', <When key="escalated" at={escalatedAt} />] as [string, ReactNode]] : []),
    ['Did it work?', <Recovery key="recovery" opened={opened} />],
  ];
  return (
    <Card component="section" aria-label="About this case" className={classes.about}>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function Owner({ opened }: { opened: OpenedCase }) {
  const trpc = useTRPC();
  const { user } = useWorkspace();
  const team = useQuery(trpc.followUp.team.queryOptions(undefined, { staleTime: 300_000 }));
  const { change, isPending } = useCaseChange();
  const { owner } = opened;
  const mates = (team.data ?? []).map(({ id, name, awayUntil }) => ({
    value: id,
    label: `${name}${id === user.id ? ' (you)' : ''}${awayUntil && awayUntil > new Date() ? ', away' : ''}`,
  }));
  const isListed = owner === null || mates.some(({ value }) => value === owner.id);
  return (
    <Select
      aria-label="Owner"
      size="xs"
      searchable
      disabled={isPending}
      data={[
        { value: NOBODY, label: 'Nobody' },
        ...mates,
        ...(isListed ? [] : [{ value: owner.id, label: owner.name }]),
      ]}
      value={owner?.id ?? NOBODY}
      onChange={to => {
        if (!to || to === (owner?.id ?? NOBODY)) return;
        change(
          opened,
          { kind: 'assign', to: to === NOBODY ? null : to },
          { done: 'Owner changed.', undo: { kind: 'assign', to: owner?.id ?? null } },
        );
      }}
    />
  );
}

function Priority({ opened }: { opened: OpenedCase }) {
  const { change, isPending } = useCaseChange();
  return (
    <Select
      aria-label="Priority"
      size="xs"
      disabled={isPending}
      data={casePriorities.map(value => ({ value, label: priorityWords[value] }))}
      value={opened.priority}
      onChange={value => {
        const to = casePriorities.find(one => one === value);
        if (to && to !== opened.priority) change(opened, { kind: 'priority', to });
      }}
    />
  );
}

function RootCause({ opened }: { opened: OpenedCase }) {
  const trpc = useTRPC();
  const themes = useQuery(trpc.theme.names.queryOptions(undefined, { staleTime: 300_000 }));
  const { change, isPending } = useCaseChange();
  const { rootCause } = opened;
  const names = (themes.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const isListed = rootCause === null || names.some(({ value }) => value === rootCause.id);
  return (
    <Select
      aria-label="Root cause"
      placeholder="Not said yet"
      size="xs"
      searchable
      clearable
      disabled={isPending}
      data={isListed ? names : [...names, { value: rootCause.id, label: rootCause.name }]}
      value={rootCause?.id ?? null}
      onChange={to => to !== (rootCause?.id ?? null) && change(opened, { kind: 'root_cause', to })}
    />
  );
}

/** One promise: how much is left of it, or how it was kept; the moment in the company's zone is in the tooltip. */
function Clock({ opened, promise }: { opened: OpenedCase; promise: 'contact' | 'resolve' }) {
  const { timezone } = opened;
  const { text, isLate, due } = clockWords(opened, promise, new Date());
  const title = due ? `Promised by ${formatMoment(due, timezone)} (${timezone})` : 'No time is promised';
  return (
    <Tooltip label={title}>
      <Text {...(isLate ? { c: 'var(--aw-bad)', fw: 500 } : {})}>
        <time dateTime={due?.toISOString()} suppressHydrationWarning>
          {text}
        </time>
        {due ? (
          <Text span display="block" size="xs" c="dimmed">
            by {formatMoment(due, timezone)}
          </Text>
        ) : null}
      </Text>
    </Tooltip>
  );
}

/** Whether the customer was asked if it worked, and what they said. */
function Recovery({ opened }: { opened: OpenedCase }) {
  const { recovery, events, state } = opened;
  const isDone = state === 'resolved' || state === 'closed';
  const answer = events.findLast(({ kind }) => kind === 'recovery_answered')?.detail.response;
  if (answer) return <RecoveryAnswer id={answer} />;
  if (recovery.invitation) return <Text>Asked, no answer yet</Text>;
  if (recovery.reason)
    return (
      <Stack gap={4} align="flex-start">
        <Text>{recoveryWords(recovery.reason)}</Text>
        {isDone ? <AskByHand id={opened.id} label="Try again" /> : null}
      </Stack>
    );
  if (isDone)
    return (
      <Stack gap={4} align="flex-start">
        <Text c="dimmed">{state === 'resolved' ? 'Will be asked' : 'Not asked'}</Text>
        <AskByHand id={opened.id} label="Ask now" />
      </Stack>
    );
  return <Text c="dimmed">Asked once it is resolved</Text>;
}

function AskByHand({ id, label }: { id: string; label: string }) {
  const trpc = useTRPC();
  const refresh = useCasesRefresh();
  const ask = useMutation(
    trpc.recovery.ask.mutationOptions({
      ...told(null),
      onSuccess: made => {
        notifications.show({
          message: made.asked ? 'Asked. The mail leaves now.' : `Not asked. ${recoveryWords(made.reason)}`,
        });
        return refresh();
      },
    }),
  );
  return (
    <Button size="compact-sm" loading={ask.isPending} onClick={() => ask.mutate({ case: id })}>
      {label}
    </Button>
  );
}

function RecoveryAnswer({ id }: { id: string }) {
  const trpc = useTRPC();
  const { href } = useWorkspace();
  const { data } = useQuery(trpc.response.read.queryOptions({ id }, { staleTime: 60_000 }));
  return (
    <Stack gap={4} align="flex-start">
      {data?.scores.map(score => (
        <ScoreChip key={score.metric} {...score} />
      ))}
      <Anchor component={Link} href={`${href('responses')}?open=${id}`}>
        Their answer
      </Anchor>
    </Stack>
  );
}
