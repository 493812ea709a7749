'use client';

import { Button, Divider, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReportFilter } from '@/domain/match';
import { useTRPC } from '../trpc';
import { Loaded } from '../ui/states';
import { told } from '../ui/told';
import { DigestForm } from './digest-form';
import { DigestList } from './digest-list';

/** Overview by mail, again and again: to oneself, and to others where the role allows it. */
export default function DigestDialog({ which, onClose }: { which: ReportFilter; onClose: () => void }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const digests = useQuery(trpc.digest.list.queryOptions());
  const refresh = () => client.invalidateQueries({ queryKey: trpc.digest.list.queryKey() });
  const [isMade, setMade] = useState(false);
  const create = useMutation({
    ...trpc.digest.create.mutationOptions(
      told(null, () => {
        setMade(true);
        return refresh();
      }),
    ),
    // What is wrong with a field stands beside it.
    onError: () => undefined,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title="Mail me this"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="md">
        {isMade ? (
          <Group justify="space-between" role="status">
            <Text fw={500}>Done. Below stands when the next one comes.</Text>
            <Button size="compact-sm" onClick={() => setMade(false)}>
              Make another
            </Button>
          </Group>
        ) : (
          <DigestForm
            which={which}
            submit="Start mailing"
            error={create.error}
            isBusy={create.isPending}
            onSubmit={given => create.mutate(given)}
          />
        )}
        <Loaded query={digests} skeleton={<Text c="dimmed">Loading</Text>}>
          {all =>
            all.length > 0 ? (
              <>
                <Divider />
                <DigestList digests={all} onChanged={refresh} />
              </>
            ) : null
          }
        </Loaded>
      </Stack>
    </Modal>
  );
}
