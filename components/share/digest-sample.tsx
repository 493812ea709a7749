'use client';

import { Button, Group, Skeleton, Stack, Text, useComputedColorScheme } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { PreviewFrame } from '../surveys/preview/frame';
import { type Inputs, useTRPC } from '../trpc';
import { Loaded } from '../ui/states';
import { told } from '../ui/told';
import { useWorkspace } from '../ui/workspace-context';

/** The mail as it would have come last: drawn by what draws the real ones, and mailed to oneself on request. */
export function DigestSample({ digest }: { digest: Inputs['digest']['preview'] }) {
  const trpc = useTRPC();
  const { user } = useWorkspace();
  const [open, setOpen] = useState(false);
  const send = useMutation(trpc.digest.sendSample.mutationOptions(told(`Sent to ${user.email}.`)));
  return (
    <Stack gap="sm">
      <Group gap="xs">
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Hide the preview' : 'Preview'}
        </Button>
        <Button loading={send.isPending} onClick={() => send.mutate(digest)}>
          Send one to me now
        </Button>
      </Group>
      {open ? <Preview digest={digest} /> : null}
    </Stack>
  );
}

function Preview({ digest }: { digest: Inputs['digest']['preview'] }) {
  const trpc = useTRPC();
  const scheme = useComputedColorScheme('light');
  const query = useQuery(trpc.digest.preview.queryOptions(digest, { placeholderData: before => before }));
  return (
    <Loaded query={query} skeleton={<Skeleton height={320} aria-label="Loading" />}>
      {mail => (
        <Stack gap="xs" component="section" aria-label="Preview">
          <Text fw={500}>{mail.subject}</Text>
          <PreviewFrame
            html={mail.html}
            isStale={query.isPlaceholderData}
            language={mail.language}
            scheme={scheme}
            title={`Mail: ${mail.subject}`}
            width={600}
            height={560}
          />
        </Stack>
      )}
    </Loaded>
  );
}
