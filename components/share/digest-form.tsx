'use client';

import { Button, Group, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type FormEvent, useState } from 'react';
import { type DigestRhythm, digestRhythms } from '@/domain/digest';
import type { ReportFilter } from '@/domain/match';
import type { Inputs } from '../trpc';
import { errorSentence, fieldErrors } from '../ui/errors';
import { useWorkspace } from '../ui/workspace-context';
import { DigestReaders } from './digest-readers';
import { DigestSample } from './digest-sample';
import {
  browserLocale,
  browserZone,
  hourLabel,
  type Listed,
  periodLabels,
  type Reader,
  rhythmLabels,
  usualNames,
} from './digest-words';
import { whichInWords } from './link-words';

const HOURS = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: hourLabel(hour) }));

/** How often, when, about which answers and to whom; for a new digest, or for one that there is. */
export function DigestForm({
  digest = null,
  which,
  submit,
  error,
  isBusy,
  onSubmit,
  onCancel,
}: {
  digest?: Listed | null;
  /** Answers on the screen; a digest that there is keeps its own. */
  which: ReportFilter;
  submit: string;
  error: unknown;
  isBusy: boolean;
  onSubmit: (given: Inputs['digest']['create']) => void;
  onCancel?: () => void;
}) {
  const { user } = useWorkspace();
  const isPhone = useMediaQuery('(max-width: 480px)');
  const [rhythm, setRhythm] = useState<DigestRhythm>(digest?.rhythm ?? 'weekly');
  const [typedName, setName] = useState(digest?.name ?? null);
  const [hour, setHour] = useState(digest?.hour ?? 7);
  const [readers, setReaders] = useState<Reader[]>(() =>
    digest
      ? digest.readers.map(({ stoppedAt, ...reader }) => ({ ...reader, isStopped: stoppedAt !== null }))
      : [
          {
            name: user.name,
            email: user.email.toLowerCase(),
            locale: browserLocale(),
            timezone: browserZone(),
            isStopped: false,
          },
        ],
  );
  const name = typedName ?? usualNames[rhythm];
  const own = digest?.which ?? which;
  const faults = error ? fieldErrors(error) : {};
  const mine = readers.find(({ email }) => email === user.email.toLowerCase()) ?? readers[0];
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSubmit({
      name,
      rhythm,
      hour,
      which: own,
      readers: readers.map(({ email, locale, timezone }) => ({ email, locale, timezone })),
    });
  };
  return (
    <form onSubmit={send} noValidate>
      <Stack gap="sm">
        <Text c="dimmed">
          Overview of {whichInWords(own)}, by mail: what stands where, what moved, and three voices, without
          names. {periodLabels[rhythm]} Where nothing is new, none comes.
        </Text>
        <SegmentedControl
          aria-label="How often"
          orientation={isPhone ? 'vertical' : 'horizontal'}
          data={digestRhythms.map(value => ({ value, label: rhythmLabels[value] }))}
          value={rhythm}
          onChange={value => setRhythm(digestRhythms.find(one => one === value) ?? 'weekly')}
        />
        <Group gap="sm" align="flex-start">
          <Select
            label="At"
            description="On each reader's own clock."
            w={170}
            allowDeselect={false}
            data={HOURS}
            value={String(hour)}
            onChange={value => setHour(Number(value ?? hour))}
          />
          <TextInput
            label="Name"
            description="Stands in the subject."
            flex={1}
            miw={200}
            maxLength={120}
            value={name}
            error={name.trim() === '' ? 'Give the digest a name.' : faults.name}
            onChange={event => setName(event.currentTarget.value)}
          />
        </Group>
        <DigestReaders readers={readers} faults={faults} onChange={setReaders} />
        {error && Object.keys(faults).length === 0 ? (
          <Text c="var(--aw-error)" role="alert">
            {errorSentence(error)}
          </Text>
        ) : null}
        {name.trim() && mine ? (
          <DigestSample
            digest={{ name, rhythm, hour, which: own, locale: mine.locale, timezone: mine.timezone }}
          />
        ) : null}
        <Group justify="flex-end" gap="xs">
          {onCancel ? <Button onClick={onCancel}>Cancel</Button> : null}
          <Button
            type="submit"
            variant="filled"
            loading={isBusy}
            disabled={name.trim() === '' || readers.length === 0}
          >
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
