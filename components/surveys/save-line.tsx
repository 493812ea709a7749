'use client';

import { Button, Group, Text } from '@mantine/core';
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
      return 'Not saved: choose first';
  }
}

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
