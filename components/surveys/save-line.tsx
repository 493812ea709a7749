'use client';

import { Alert, Button, Group, Text } from '@mantine/core';
import type { SaveState } from './use-draft';

/** "Saved 12:04", always in sight of whoever types. */
export function SaveLine({ state, onRetry }: { state: SaveState; onRetry: () => void }) {
  return (
    <Group gap="xs" role="status" aria-live="polite">
      <Text c={state.kind === 'failed' ? 'var(--aw-error)' : 'dimmed'} suppressHydrationWarning>
        {wordsFor(state)}
      </Text>
      {state.kind === 'failed' ? (
        <Button size="compact-sm" onClick={onRetry}>
          Try again
        </Button>
      ) : null}
    </Group>
  );
}

/** Two editors at once: neither is overwritten in silence. */
export function ConflictNotice({ onReload }: { onReload: () => void }) {
  return (
    <Alert
      color="red"
      variant="outline"
      role="alert"
      mb="md"
      title={
        <Text c="var(--aw-error)" fw={600}>
          Somebody else saved this survey meanwhile
        </Text>
      }
    >
      <Text mb="sm">
        Their draft was kept, and nothing of yours is saved from here on. Copy what you still need, then load
        theirs.
      </Text>
      <Button onClick={onReload}>Load their draft</Button>
    </Alert>
  );
}

function wordsFor(state: SaveState): string {
  switch (state.kind) {
    case 'saved':
      return `Saved ${clock.format(state.at)}`;
    case 'unsaved':
    case 'saving':
      return 'Saving…';
    case 'failed':
      return state.sentence;
    case 'conflict':
      return 'Not saved';
  }
}

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
