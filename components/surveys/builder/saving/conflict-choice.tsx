'use client';

import { Alert, Box, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { mergeDefinitions } from '@/domain/survey/merge';
import { useDraftRoom } from '../../draft-context';
import type { Other } from '../../use-draft';
import { counted } from '../../words';

/**
 * Two people changed the same: each place with both versions. Mine stands until theirs is taken; writing on is safe
 * meanwhile, and nothing is stored before it is decided.
 */
export function ConflictChoice({
  other,
  onDecide,
  onDrop,
}: {
  other: Other;
  onDecide: (take: ReadonlySet<string>) => void;
  /** Load theirs, drop mine. */
  onDrop: () => void;
}) {
  const { definition, published } = useDraftRoom();
  const [take, setTake] = useState<ReadonlySet<string>>(new Set());
  const { conflicts } = useMemo(
    () => mergeDefinitions(other.base, definition, other.survey.definition, { published }),
    [other, definition, published],
  );
  const by = other.survey.updatedBy ?? 'Somebody else';
  const choose = (id: string, side: string): void => {
    const next = new Set(take);
    if (side === 'theirs') next.add(id);
    else next.delete(id);
    setTake(next);
  };
  return (
    <Alert
      variant="outline"
      color="red"
      role="alert"
      mt="xs"
      title={
        <Text span c="var(--aw-error)" fw={600}>
          {by} changed {counted(conflicts.length, 'thing')} that you changed too
        </Text>
      }
    >
      <Text mb="xs">
        Nothing is saved until you choose. What you write is kept here; everything else of both is joined.
      </Text>
      <Stack gap="xs" mah="40vh" style={{ overflowY: 'auto' }}>
        {conflicts.map(({ id, what, mine, theirs }) => (
          <Group key={id} justify="space-between" wrap="wrap" gap="xs">
            <Box flex={1} miw={220}>
              <Text fw={500}>{what}</Text>
              <Text size="xs" c="dimmed" lineClamp={2}>
                Yours: {mine}
              </Text>
              <Text size="xs" c="dimmed" lineClamp={2}>
                Theirs: {theirs}
              </Text>
            </Box>
            <SegmentedControl
              size="xs"
              aria-label={what}
              data={[
                { value: 'mine', label: 'Keep mine' },
                { value: 'theirs', label: 'Take theirs' },
              ]}
              value={take.has(id) ? 'theirs' : 'mine'}
              onChange={side => choose(id, side)}
            />
          </Group>
        ))}
      </Stack>
      <Group gap="xs" mt="sm">
        <Button size="compact-sm" onClick={() => onDecide(take)}>
          Save with these choices
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={onDrop}>
          Load theirs, drop mine
        </Button>
      </Group>
    </Alert>
  );
}
