'use client';

import {
  Button,
  Checkbox,
  Group,
  PasswordInput,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { LINK_PASSWORD_MAX, LINK_PASSWORD_MIN } from '@/domain/share';
import { faultOfOrigins, originsTyped } from '../settings/origins';
import type { Outputs } from '../trpc';
import { errorSentence, fieldErrors } from '../ui/errors';
import { formatDay } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';

type Link = Outputs['share']['list'][number];

type Given = {
  name: string;
  comments: boolean;
  frameOrigins: string[];
  /** Left out: stays as it is. */
  password?: string | null;
  expiresAt?: Date | null;
};

const DAY_MS = 86_400_000;

const ends = [
  { value: '7', label: 'In 7 days' },
  { value: '30', label: 'In 30 days' },
  { value: '90', label: 'In 90 days' },
  { value: '365', label: 'In a year' },
  { value: 'never', label: 'Never' },
];

/** Who may open a link and until when; for a new one, or for one that there is. */
export function LinkForm({
  link = null,
  lead,
  submit,
  error,
  isBusy,
  onSubmit,
  onCancel,
}: {
  link?: Link | null;
  lead?: ReactNode;
  submit: string;
  error: unknown;
  isBusy: boolean;
  onSubmit: (given: Given) => void;
  onCancel?: () => void;
}) {
  const [name, setName] = useState(link?.name ?? '');
  const [end, setEnd] = useState(link ? 'kept' : '90');
  const [password, setPassword] = useState('');
  const [without, setWithout] = useState(false);
  const [comments, setComments] = useState(link?.comments ?? false);
  const [origins, setOrigins] = useState(link?.frameOrigins.join('\n') ?? '');
  const [isSent, setSent] = useState(false);
  const faults = error ? fieldErrors(error) : {};
  const frameOrigins = originsTyped(origins);
  const problems = {
    name: name.trim() === '' ? 'Say who the link is for.' : null,
    password:
      password !== '' && password.length < LINK_PASSWORD_MIN
        ? `A password needs at least ${LINK_PASSWORD_MIN} characters.`
        : null,
    origins: faultOfOrigins(frameOrigins),
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (Object.values(problems).some(Boolean)) return;
    onSubmit({
      name: name.trim(),
      comments,
      frameOrigins,
      ...(password !== '' ? { password } : without && { password: null }),
      ...(end !== 'kept' && {
        expiresAt: end === 'never' ? null : new Date(Date.now() + Number(end) * DAY_MS),
      }),
    });
  };
  const shown = (fault: string | null, told?: string) => (isSent && fault) || told;
  return (
    <form onSubmit={send} noValidate>
      <Stack gap="sm">
        {lead ? <Text c="dimmed">{lead}</Text> : null}
        <Group grow align="flex-start" gap="sm" preventGrowOverflow={false}>
          <TextInput
            label="Who is it for?"
            placeholder="Board"
            miw={200}
            maxLength={120}
            data-autofocus
            value={name}
            error={shown(problems.name, faults.name)}
            onChange={event => setName(event.currentTarget.value)}
          />
          <Ends link={link} value={end} onChange={setEnd} />
        </Group>
        <PasswordInput
          label="Password (optional)"
          description={
            link?.hasPassword
              ? 'There is one. A new one shuts out whoever came in with the old.'
              : 'Asked for before anything is shown.'
          }
          autoComplete="new-password"
          maxLength={LINK_PASSWORD_MAX}
          value={password}
          error={shown(problems.password, faults.password)}
          onChange={event => setPassword(event.currentTarget.value)}
        />
        {link?.hasPassword ? (
          <Checkbox
            label="No password any more"
            checked={without}
            disabled={password !== ''}
            onChange={event => setWithout(event.currentTarget.checked)}
          />
        ) : null}
        <Checkbox
          label="Show the newest comments, without who wrote them"
          description="People sometimes name themselves or others in what they write. Addresses and phone numbers are blacked out."
          checked={comments}
          onChange={event => setComments(event.currentTarget.checked)}
        />
        <Textarea
          label="Websites that may show it in a frame (optional)"
          placeholder="https://intranet.example.com"
          autosize
          minRows={1}
          maxRows={5}
          value={origins}
          error={shown(problems.origins, faults.frameOrigins)}
          onChange={event => setOrigins(event.currentTarget.value)}
        />
        {error && Object.keys(faults).length === 0 ? (
          <Text c="red" role="alert">
            {errorSentence(error)}
          </Text>
        ) : null}
        <Group justify="flex-end" gap="xs">
          {onCancel ? <Button onClick={onCancel}>Cancel</Button> : null}
          <Button type="submit" variant="filled" loading={isBusy}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Ends({
  link,
  value,
  onChange,
}: {
  link: Link | null;
  value: string;
  onChange: (value: string) => void;
}) {
  const { timezone } = useWorkspace();
  const now = link?.expiresAt ? `On ${formatDay(link.expiresAt, timezone)}, as it is` : 'Never, as it is';
  const kept = link ? [{ value: 'kept', label: now }] : [];
  return (
    <Select
      label="It ends"
      miw={180}
      data={[...kept, ...ends.filter(one => one.value !== 'never' || !link || link.expiresAt)]}
      value={value}
      onChange={next => onChange(next ?? value)}
    />
  );
}
