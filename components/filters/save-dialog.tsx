'use client';

import { Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import type { ReportFilter } from '@/domain/match';
import { type Outputs, useTRPC } from '../trpc';
import { errorSentence, fieldErrors } from '../ui/errors';
import { sayWhich, useFilterNames } from './use-filter-names';
import { wholeMatch } from './whole-match';

type SavedFilter = Outputs['filter']['list'][number];

/** A name for the filter that is on the screen, or another name for a saved one; who may use it, and whether reports begin with it. */
export default function SaveDialog({
  which,
  filter,
  onSaved,
  onClose,
}: {
  which: ReportFilter;
  /** The one to change; absent: a new one is made. */
  filter?: SavedFilter;
  onSaved: (id: string) => void;
  onClose: () => void;
}) {
  const named = useFilterNames(which);
  const [name, setName] = useState(filter?.name ?? '');
  const [isShared, setShared] = useState(filter?.isShared ?? false);
  const [isDefault, setDefault] = useState(filter?.isDefault ?? false);
  const save = useSave(which, filter);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    save.mutate({ name, isShared, isDefault }, { onSuccess: onSaved });
  };
  const problem = save.error && (fieldErrors(save.error).name ?? errorSentence(save.error));
  return (
    <Modal
      opened
      onClose={onClose}
      title={filter ? `Change “${filter.name}”` : 'Save filter'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Text c="dimmed">{sayWhich(which, named)}</Text>
          <TextInput
            label="Name"
            placeholder="My store"
            data-autofocus
            maxLength={80}
            value={name}
            error={problem}
            onChange={event => setName(event.currentTarget.value)}
          />
          <Checkbox
            label="Everybody in the workspace may use it"
            checked={isShared}
            onChange={event => setShared(event.currentTarget.checked)}
          />
          <Checkbox
            label="My reports begin with it"
            checked={isDefault}
            onChange={event => setDefault(event.currentTarget.checked)}
          />
          <Group gap="xs" justify="flex-end">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="filled" loading={save.isPending}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Makes or changes it, then the default where that changed; gives its id. */
function useSave(which: ReportFilter, filter: SavedFilter | undefined) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const router = useRouter();
  const known = useQuery(trpc.filter.list.queryOptions());
  const create = useMutation(trpc.filter.create.mutationOptions());
  const update = useMutation(trpc.filter.update.mutationOptions());
  const choose = useMutation(trpc.filter.chooseDefault.mutationOptions());
  return useMutation({
    mutationFn: async ({
      name,
      isShared,
      isDefault,
    }: {
      name: string;
      isShared: boolean;
      isDefault: boolean;
    }) => {
      const id = filter
        ? filter.id
        : (await create.mutateAsync({ name, isShared, match: wholeMatch(which, known.data ?? []) })).id;
      if (filter) await update.mutateAsync({ id, name, isShared });
      if (isDefault !== (filter?.isDefault ?? false)) await choose.mutateAsync({ id: isDefault ? id : null });
      return id;
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: trpc.filter.list.queryKey() });
      // The frame knows one's default.
      router.refresh();
    },
  });
}
