'use client';

import { Button, Divider, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { CopyAddress } from '../surveys/share/copy-address';
import { type Outputs, useTRPC } from '../trpc';
import { Loaded } from '../ui/states';
import { told } from '../ui/told';
import { LinkForm } from './link-form';
import { rangeInWords, whichInWords } from './link-words';
import { Links } from './links';
import type { SharedView } from './shared-view';

/** Overview for people without a seat: a secret address that shows it and nothing else. */
export default function LinkDialog({ view, onClose }: { view: SharedView; onClose: () => void }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const links = useQuery(trpc.share.list.queryOptions());
  const refresh = () => client.invalidateQueries({ queryKey: trpc.share.list.queryKey() });
  const [made, setMade] = useState<Outputs['share']['create'] | null>(null);
  const isRevoked = made !== null && links.data !== undefined && !links.data.some(({ id }) => id === made.id);
  const create = useMutation({
    ...trpc.share.create.mutationOptions(told(null, refresh)),
    // What is wrong with a field stands beside it.
    onError: () => undefined,
  });
  return (
    <Modal opened onClose={onClose} size="lg" title="Read-only link">
      <Stack gap="md">
        {made && !isRevoked ? (
          <Stack gap="xs" role="status">
            <Text fw={500}>{made.name} can open this, without signing in:</Text>
            <CopyAddress address={made.url} />
            <Group>
              <Button size="compact-sm" onClick={() => setMade(null)}>
                Make another
              </Button>
            </Group>
          </Stack>
        ) : (
          <LinkForm
            lead={`Shows Overview as it stands here (${lowerFirst(rangeInWords(view.range))}, ${whichInWords(view.which)}) and stays up to date. Customers' names and addresses are never in it; segments keep their names, also where these are your people's.`}
            submit="Make the link"
            error={create.error}
            isBusy={create.isPending}
            onSubmit={given =>
              create.mutate(
                { ...given, range: view.range, which: view.which },
                {
                  onSuccess: link => {
                    setMade(link);
                    return refresh();
                  },
                },
              )
            }
          />
        )}
        <Loaded query={links} skeleton={<Text c="dimmed">Loading</Text>}>
          {all => (all.length > 0 ? <Made links={all} onChanged={refresh} /> : null)}
        </Loaded>
      </Stack>
    </Modal>
  );
}

const Made = ({ links, onChanged }: { links: Outputs['share']['list']; onChanged: () => unknown }) => (
  <>
    <Divider />
    <Links links={links} onChanged={onChanged} />
  </>
);

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
