'use client';

import { Text } from '@mantine/core';
import { useDraftRoom } from '../../draft-context';

/** What is wrong or doubtful at exactly this path, where no field of its own says it. */
export function FaultNotes({ path }: { path: string }) {
  const { faultsAt } = useDraftRoom();
  return faultsAt(path).map(({ code, severity, message }) => (
    <Text key={code} size="xs" c={severity === 'error' ? 'var(--aw-error)' : 'dimmed'}>
      {message}
    </Text>
  ));
}
