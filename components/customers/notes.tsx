'use client';

import { ActionIcon, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../trpc';
import { offerUndo } from '../ui/offer-undo';
import { told } from '../ui/told';
import { useWorkspace } from '../ui/workspace-context';
import classes from './customers.module.css';
import type { HistoryEvent } from './history';

const LONGEST = 5000;

/** Writes down something about a customer; it stands on top of the timeline then. */
export function AddNote({ externalId }: { externalId: string }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const [text, setText] = useState('');
  const create = useMutation(
    trpc.customerNote.create.mutationOptions(
      told(null, () => {
        setText('');
        return refresh();
      }),
    ),
  );
  return (
    <NoteForm
      label="Write a note"
      value={text}
      onChange={setText}
      isBusy={create.isPending}
      onSave={() => create.mutate({ externalId, text })}
    />
  );
}

/** What somebody noted; whoever wrote it may change it and take it away. */
export function NoteEvent({ event }: { event: Extract<HistoryEvent, { kind: 'note' }> }) {
  const trpc = useTRPC();
  const { can } = useWorkspace();
  const refresh = useRefresh();
  const [draft, setDraft] = useState<string | null>(null);
  const restore = useMutation(trpc.customerNote.restore.mutationOptions(told('The note is back.', refresh)));
  const remove = useMutation(
    trpc.customerNote.delete.mutationOptions(
      told(null, () => {
        offerUndo('The note was deleted.', () => restore.mutate({ id: event.id }));
        return refresh();
      }),
    ),
  );
  const update = useMutation(
    trpc.customerNote.update.mutationOptions(
      told(null, () => {
        setDraft(null);
        return refresh();
      }),
    ),
  );
  if (draft !== null)
    return (
      <NoteForm
        label="Your note"
        value={draft}
        onChange={setDraft}
        isBusy={update.isPending}
        onSave={() => update.mutate({ id: event.id, text: draft })}
        onCancel={() => setDraft(null)}
      />
    );
  return (
    <Stack gap={2} miw={0}>
      <Group gap={4} wrap="nowrap" justify="space-between">
        <Text>
          <Text span fw={500}>
            {event.isMine ? 'You' : event.by}
          </Text>{' '}
          noted{event.editedAt ? ', changed since' : ''}
        </Text>
        {event.isMine && can('serve') ? (
          <Group gap={4} wrap="nowrap" flex="none">
            <ActionIcon
              variant="subtle"
              color="gray"
              size={24}
              aria-label="Change this note"
              onClick={() => setDraft(event.text)}
            >
              <IconPencil size={16} stroke={1.5} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={24}
              aria-label="Delete this note"
              loading={remove.isPending}
              onClick={() => remove.mutate({ id: event.id })}
            >
              <IconTrash size={16} stroke={1.5} />
            </ActionIcon>
          </Group>
        ) : null}
      </Group>
      <Text className={classes.words}>{event.text}</Text>
    </Stack>
  );
}

/** `⌘Enter` saves. */
function NoteForm({
  label,
  value,
  onChange,
  isBusy,
  onSave,
  onCancel,
}: {
  label: string;
  value: string;
  onChange: (text: string) => void;
  isBusy: boolean;
  onSave: () => void;
  onCancel?: () => void;
}) {
  const isEmpty = value.trim() === '';
  return (
    <form
      className={classes.noteForm}
      onSubmit={event => {
        event.preventDefault();
        if (!isEmpty) onSave();
      }}
    >
      <Textarea
        aria-label={label}
        placeholder={`${label}…`}
        autosize
        minRows={1}
        maxRows={12}
        maxLength={LONGEST}
        value={value}
        onChange={event => onChange(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !isEmpty) onSave();
          if (event.key === 'Escape') onCancel?.();
        }}
      />
      {isEmpty && !onCancel ? null : (
        <Group gap="xs" justify="flex-end" mt="xs">
          {onCancel ? (
            <Button size="compact-sm" onClick={onCancel}>
              Cancel
            </Button>
          ) : null}
          <Button type="submit" size="compact-sm" disabled={isEmpty} loading={isBusy}>
            Save the note
          </Button>
        </Group>
      )}
    </form>
  );
}

function useRefresh(): () => Promise<void> {
  const trpc = useTRPC();
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: trpc.customer.history.pathKey() });
}
