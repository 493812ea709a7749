'use client';

import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';

/** Says what was done, with a button that takes it back, for ten seconds unless told otherwise. */
export function offerUndo(message: string, undo: () => void, seconds = 10): void {
  const id = notifications.show({
    autoClose: seconds * 1000,
    message: (
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <Text>{message}</Text>
        <Button
          size="compact-sm"
          flex="none"
          onClick={() => {
            notifications.hide(id);
            undo();
          }}
        >
          Undo
        </Button>
      </Group>
    ),
  });
}
