'use client';

import { Alert, Button, Group, List, Text } from '@mantine/core';
import { useDraftRoom } from '../../draft-context';
import type { Joined } from '../../use-draft';

/** More changes than this are counted, not listed. */
const SHOWN = 6;

/** Somebody else saved while one was writing, and both are kept: what came in, and a way to leave it out. */
export function JoinedNotice({ joined, onClose }: { joined: Joined; onClose: () => void }) {
  const { takeBack } = useDraftRoom();
  const { by, changes, own, before, after } = joined;
  if (changes.length === 0) return null;
  const rest = changes.length - SHOWN;
  return (
    <Alert
      variant="default"
      role="status"
      mt="xs"
      title={`${by ?? 'Somebody else'} saved while you were ${own ? 'writing. Both are kept.' : 'away.'}`}
    >
      <List size="sm" withPadding>
        {changes.slice(0, SHOWN).map(words => (
          <List.Item key={words}>{words}</List.Item>
        ))}
      </List>
      {rest > 0 ? <Text c="dimmed">and {rest} more</Text> : null}
      <Group gap="xs" mt="xs">
        <Button size="compact-sm" onClick={onClose}>
          Fine
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => {
            takeBack({ from: after, to: before });
            onClose();
          }}
        >
          Undo: leave theirs out
        </Button>
      </Group>
    </Alert>
  );
}
