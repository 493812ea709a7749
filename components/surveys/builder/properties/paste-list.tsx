'use client';

import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { pastedLines } from '@/domain/survey/edits/items';
import { counted } from '../../words';

/** Many choices or rows at once, one a line. Those that are there already are left out. */
export function PasteList({
  noun,
  known,
  room,
  onAdd,
  onClose,
}: {
  noun: string;
  /** Words of the items that are there. */
  known: readonly string[];
  /** How many more fit. */
  room: number;
  onAdd: (lines: string[]) => void;
  onClose: () => void;
}) {
  const [typed, setTyped] = useState('');
  const lines = pastedLines(typed);
  const there = new Set(known);
  const fresh = [...new Set(lines)].filter(line => !there.has(line));
  const fitting = fresh.slice(0, room).map(line => line.slice(0, 300));
  const repeated = lines.length - fresh.length;
  return (
    <Modal opened onClose={onClose} title={`Paste ${noun}s`}>
      <Stack gap="sm">
        <Textarea
          label={`One ${noun} a line`}
          data-autofocus
          autosize
          minRows={8}
          maxRows={16}
          value={typed}
          onChange={event => setTyped(event.currentTarget.value)}
        />
        <Text c="dimmed" role="status">
          {repeated > 0 ? `${counted(repeated, 'line')} left out: already there. ` : ''}
          {fresh.length > room ? `Only ${room} more fit.` : ''}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="subtle" color="gray" onClick={onClose}>
            Cancel
          </Button>
          <Button
            variant="filled"
            disabled={fitting.length === 0}
            onClick={() => {
              onAdd(fitting);
              onClose();
            }}
          >
            {fitting.length === 0 ? `Add ${noun}s` : `Add ${counted(fitting.length, noun)}`}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
