'use client';

import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Match } from '@/domain/match';
import { draftOf, isIncomplete, matchOf, treeFault } from './match-draft';
import { MatchGroup } from './match-group';
import { sayWhich, useFilterNames } from './use-filter-names';

/** Conditions of any kind, joined by and, or, not; what they say stands above them as one sentence. */
export default function MatchDialog({
  match,
  title = 'Conditions',
  apply = 'Apply',
  onApply,
  onClose,
}: {
  match: Match | null;
  title?: string;
  /** The word on the button. */
  apply?: string;
  /** Null: no conditions are left. */
  onApply: (match: Match | null) => void;
  onClose: () => void;
}) {
  const [draft, setDraft] = useState(() => draftOf(match));
  const [isSent, setSent] = useState(false);
  const typed = matchOf(draft);
  const fault = typed && treeFault(typed);
  const which = typed ? { match: typed } : {};
  const named = useFilterNames(which);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The dialog stands inside other forms in React's tree, though not on the page.
    event.stopPropagation();
    setSent(true);
    if (!fault && !isIncomplete(draft)) onApply(typed);
  };
  return (
    <Modal opened onClose={onClose} size="xl" title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Text fw={500} aria-live="polite">
            {sayWhich(which, named)}
          </Text>
          <MatchGroup group={draft} onChange={setDraft} isSent={isSent} />
          {fault ? (
            <Text c="var(--aw-error)" size="xs" role="alert">
              {fault}
            </Text>
          ) : null}
          <Group gap="xs" justify="flex-end">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="filled">
              {apply}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
