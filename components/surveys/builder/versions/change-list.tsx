'use client';

import { List, Text } from '@mantine/core';

/** Differences, one sentence each. */
export function ChangeList({ changes, none }: { changes: readonly string[]; none: string }) {
  if (changes.length === 0) return <Text c="dimmed">{none}</Text>;
  return (
    <List size="sm" spacing={4} withPadding>
      {changes.map((sentence, index) => (
        // Two questions may be reworded in the same words.
        <List.Item key={`${index} ${sentence}`} style={{ overflowWrap: 'anywhere' }}>
          {sentence}
        </List.Item>
      ))}
    </List>
  );
}
