'use client';

import { Badge, Box, Button, CopyButton, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { formatCount } from '@/domain/metrics/words';
import { type Outputs, useTRPC } from '../trpc';
import { offerUndo } from '../ui/offer-undo';
import { told } from '../ui/told';
import { formatDay, relativeTime } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import { LinkForm } from './link-form';
import { rangeInWords, whichInWords } from './link-words';

type Link = Outputs['share']['list'][number];

/** Every link that works or has only run out: who made it, who looked, and its end. */
export function Links({ links, onChanged }: { links: Link[]; onChanged: () => unknown }) {
  return (
    <Stack component="section" gap="sm" aria-label="Links">
      <Title order={3}>Links</Title>
      {links.map(link => (
        <LinkRow key={link.id} link={link} onChanged={onChanged} />
      ))}
    </Stack>
  );
}

function LinkRow({ link, onChanged }: { link: Link; onChanged: () => unknown }) {
  const trpc = useTRPC();
  const { timezone } = useWorkspace();
  const [open, setOpen] = useState(false);
  const restore = useMutation(trpc.share.restore.mutationOptions(told('The link works again.', onChanged)));
  const revoke = useMutation(
    trpc.share.revoke.mutationOptions({
      ...told(null, onChanged),
      onSuccess: async () => {
        offerUndo(`The link for ${link.name} is revoked.`, () => restore.mutate({ id: link.id }));
        await onChanged();
      },
    }),
  );
  const update = useMutation({
    ...trpc.share.update.mutationOptions(
      told('Changed.', () => {
        setOpen(false);
        return onChanged();
      }),
    ),
    onError: () => undefined,
  });
  const isOver = link.expiresAt !== null && link.expiresAt <= new Date();
  const facts = [
    rangeInWords(link.range),
    whichInWords(link.which),
    link.comments ? 'with comments' : null,
    `by ${link.madeBy}`,
    link.lastSeenAt
      ? `opened ${formatCount(link.views, 'time')}, last ${relativeTime(link.lastSeenAt, new Date())}`
      : 'not opened yet',
    link.expiresAt ? `${isOver ? 'ended' : 'ends'} ${formatDay(link.expiresAt, timezone)}` : null,
  ].filter(Boolean);
  return (
    <Box component="article" aria-label={link.name}>
      <Group gap="xs" justify="space-between" wrap="nowrap" align="flex-start">
        <Group gap="xs" miw={0}>
          <Text fw={500}>{link.name}</Text>
          {link.hasPassword ? <Tag>password</Tag> : null}
          {link.frameOrigins.length > 0 ? <Tag>framed</Tag> : null}
          {isOver ? <Tag>ended</Tag> : null}
        </Group>
        <Group gap="xs" wrap="nowrap">
          <CopyButton value={link.url}>
            {({ copied, copy }) => (
              <Button size="compact-sm" onClick={copy}>
                {copied ? 'Copied' : 'Copy link'}
              </Button>
            )}
          </CopyButton>
          <Button size="compact-sm" aria-expanded={open} onClick={() => setOpen(!open)}>
            Change
          </Button>
          <Button size="compact-sm" loading={revoke.isPending} onClick={() => revoke.mutate({ id: link.id })}>
            Revoke
          </Button>
        </Group>
      </Group>
      <Text size="xs" c="dimmed" mb={open ? 'sm' : 0}>
        {facts.join(' · ')}
      </Text>
      {open ? (
        <LinkForm
          link={link}
          submit="Save"
          error={update.error}
          isBusy={update.isPending}
          onSubmit={given => update.mutate({ id: link.id, ...given })}
          onCancel={() => setOpen(false)}
        />
      ) : null}
    </Box>
  );
}

const Tag = ({ children }: { children: string }) => (
  <Badge variant="outline" color="gray" tt="none" fw={500}>
    {children}
  </Badge>
);
