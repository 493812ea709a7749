'use client';

import { Badge, Box, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { QUIET_ISSUES } from '@/domain/digest';
import { useTRPC } from '../trpc';
import { offerUndo } from '../ui/offer-undo';
import { told } from '../ui/told';
import { formatMoment, relativeTime } from '../ui/when';
import { DigestForm } from './digest-form';
import { hourLabel, type Listed, rhythmLabels } from './digest-words';
import { whichInWords } from './link-words';

/** Every digest that one may see: when it comes, who reads it and what became of the last one. */
export function DigestList({ digests, onChanged }: { digests: Listed[]; onChanged: () => unknown }) {
  return (
    <Stack component="section" gap="md" aria-label="Digests">
      <Title order={3}>Digests</Title>
      {digests.map(digest => (
        <DigestRow key={digest.id} digest={digest} onChanged={onChanged} />
      ))}
    </Stack>
  );
}

function DigestRow({ digest, onChanged }: { digest: Listed; onChanged: () => unknown }) {
  const { id, name, rhythm, hour, which, pausedAt, mayChange, readers } = digest;
  const trpc = useTRPC();
  const [open, setOpen] = useState(false);
  const update = useMutation({
    ...trpc.digest.update.mutationOptions(
      told('Changed.', () => {
        setOpen(false);
        return onChanged();
      }),
    ),
    // What is wrong with a field stands beside it.
    onError: () => undefined,
  });
  return (
    <Box component="article" aria-label={name}>
      <Group gap="xs" justify="space-between" align="flex-start">
        <Group gap="xs" miw={0}>
          <Text fw={500}>{name}</Text>
          {pausedAt ? (
            <Badge variant="outline" color="gray" tt="none" fw={500}>
              paused
            </Badge>
          ) : null}
        </Group>
        <Group gap="xs">
          <OwnTurn digest={digest} onChanged={onChanged} />
          {mayChange ? (
            <>
              <Button size="compact-sm" aria-expanded={open} onClick={() => setOpen(!open)}>
                Change
              </Button>
              <PauseAndDelete digest={digest} onChanged={onChanged} />
            </>
          ) : null}
        </Group>
      </Group>
      <Text size="xs" c="dimmed">
        {rhythmLabels[rhythm]} at {hourLabel(hour)} · {whichInWords(which)}
      </Text>
      <Stack component="ul" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
        {readers.map(reader => (
          <ReaderLine key={reader.id} reader={reader} isPaused={pausedAt !== null} />
        ))}
      </Stack>
      {open ? (
        <Box mt="sm">
          <DigestForm
            digest={digest}
            which={which}
            submit="Save"
            error={update.error}
            isBusy={update.isPending}
            onSubmit={given => update.mutate({ id, ...given })}
            onCancel={() => setOpen(false)}
          />
        </Box>
      ) : null}
    </Box>
  );
}

function ReaderLine({ reader, isPaused }: { reader: Listed['readers'][number]; isPaused: boolean }) {
  const { email, error } = reader;
  return (
    <Text component="li" size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
      {email}: {standingOf(reader, isPaused)}
      {error ? (
        <Text span size="xs" c="var(--aw-error)">
          {' '}
          The last one failed: {error}
        </Text>
      ) : null}
    </Text>
  );
}

function standingOf(
  { stoppedAt, nextAt, lastSentAt, quiet, timezone }: Listed['readers'][number],
  isPaused: boolean,
): string {
  if (stoppedAt) return `stopped it ${relativeTime(stoppedAt, new Date())}`;
  const last = lastSentAt ? `last ${relativeTime(lastSentAt, new Date())}` : 'none sent yet';
  if (isPaused) return last;
  if (!nextAt) return `${last}, no next one: they left`;
  if (quiet >= QUIET_ISSUES) return `${last}, rests until somebody answers`;
  return `${last}, next ${formatMoment(nextAt, timezone)}`;
}

/** A reader's own say, whoever made the digest. */
function OwnTurn({ digest: { id, name, readers }, onChanged }: { digest: Listed; onChanged: () => unknown }) {
  const trpc = useTRPC();
  const start = useMutation(trpc.digest.turnOwn.mutationOptions(told(`You get “${name}” again.`, onChanged)));
  const stop = useMutation(
    trpc.digest.turnOwn.mutationOptions({
      ...told(null),
      onSuccess: async () => {
        offerUndo(`You get no more mails of “${name}”.`, () => start.mutate({ id, stopped: false }));
        await onChanged();
      },
    }),
  );
  const me = readers.find(({ isMe }) => isMe);
  if (!me) return null;
  return me.stoppedAt ? (
    <Button size="compact-sm" loading={start.isPending} onClick={() => start.mutate({ id, stopped: false })}>
      Mail me again
    </Button>
  ) : (
    <Button size="compact-sm" loading={stop.isPending} onClick={() => stop.mutate({ id, stopped: true })}>
      Stop mailing me
    </Button>
  );
}

function PauseAndDelete({
  digest: { id, name, pausedAt },
  onChanged,
}: {
  digest: Listed;
  onChanged: () => unknown;
}) {
  const trpc = useTRPC();
  const pause = useMutation(
    trpc.digest.pause.mutationOptions(
      told(pausedAt ? 'It goes on with the next one due.' : 'Paused.', onChanged),
    ),
  );
  const restore = useMutation(trpc.digest.restore.mutationOptions(told(`“${name}” is back.`, onChanged)));
  const remove = useMutation(
    trpc.digest.delete.mutationOptions({
      ...told(null),
      onSuccess: async () => {
        offerUndo(`“${name}” is deleted. Nobody gets it any more.`, () => restore.mutate({ id }));
        await onChanged();
      },
    }),
  );
  return (
    <>
      <Button
        size="compact-sm"
        loading={pause.isPending}
        onClick={() => pause.mutate({ id, paused: pausedAt === null })}
      >
        {pausedAt ? 'Resume' : 'Pause'}
      </Button>
      <Button size="compact-sm" loading={remove.isPending} onClick={() => remove.mutate({ id })}>
        Delete
      </Button>
    </>
  );
}
