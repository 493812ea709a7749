'use client';

import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type Outputs, useTRPC } from '../trpc';
import { told } from '../ui/told';
import { counted, countsInWords } from './import-words';

type Run = Outputs['importRun']['read'];

/** How far a worker has come, by bytes of the file, with counts; can be left and come back to. */
export function ImportProgress({ run, onChange }: { run: Run; onChange: () => unknown }) {
  const trpc = useTRPC();
  const cancel = useMutation(trpc.importRun.cancel.mutationOptions(told(null, onChange)));
  const isUndo = run.state === 'undoing';
  const share = run.size > 0 ? Math.min(1, run.bytes / run.size) : 0;
  const gone = (run.undone?.interactions ?? 0) + (run.undone?.customers ?? 0);
  const undoShare = run.accepted > 0 ? Math.min(1, gone / run.accepted) : 0;
  const value = (isUndo ? undoShare : share) * 100;
  return (
    <Stack gap="sm">
      <Stack gap={4} role="status">
        <Progress value={Math.max(2, value)} animated aria-label={isUndo ? 'Undone' : 'Read'} />
        <Text size="sm" c="dimmed" className="aw-number">
          {isUndo
            ? `${gone.toLocaleString('en')} taken back`
            : run.state === 'checking'
              ? `${Math.floor(value)} % read. Nothing is kept.`
              : `${Math.floor(value)} % read: ${run.rows === 0 ? 'beginning' : `${counted(run.rows, 'row')}, ${countsInWords(run)}`}`}
        </Text>
      </Stack>
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed">
          You may leave this page: it goes on.
        </Text>
        {isUndo ? null : (
          <Button
            loading={cancel.isPending || run.cancelAt !== null}
            onClick={() => cancel.mutate({ id: run.id })}
          >
            Cancel
          </Button>
        )}
      </Group>
    </Stack>
  );
}
