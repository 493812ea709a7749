'use client';

import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { MadeKey } from '../settings/made-key';
import { useTRPC } from '../trpc';
import { told } from '../ui/told';

/**
 * Makes a key that may only send, and shows it once in a line that can be pasted into a terminal. The shown key stays
 * until it is put away, also when that line has done its work meanwhile.
 */
export function FirstKey({ isOffered }: { isOffered: boolean }) {
  const trpc = useTRPC();
  const [key, setKey] = useState<string | null>(null);
  const { onError } = told(null);
  const create = useMutation(
    trpc.apiKey.create.mutationOptions({ onSuccess: made => setKey(made.key), onError }),
  );
  if (key) return <MadeKey apiKey={key} onClose={() => setKey(null)} />;
  if (!isOffered) return null;
  return (
    <Group mt="xs">
      <Button
        loading={create.isPending}
        onClick={() => create.mutate({ name: 'First key', scopes: ['ingest'] })}
      >
        Make a key and show the line
      </Button>
    </Group>
  );
}
