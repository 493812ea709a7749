'use client';

import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type Outputs, useTRPC } from '../trpc';
import { told } from '../ui/told';
import { useWorkspace } from '../ui/workspace-context';
import { FaultTable } from './import-faults';
import { counted, countsInWords, undoneInWords } from './import-words';

type Run = Outputs['importRun']['read'];

/** What became of a file's rows: counts, those that were not taken, and the way back. */
export function ImportReport({ run, onChange }: { run: Run; onChange: () => unknown }) {
  const trpc = useTRPC();
  const { slug } = useWorkspace();
  const faults = useQuery({
    ...trpc.importRun.faults.queryOptions({ id: run.id }),
    enabled: run.rejected > 0,
  });
  const undo = useMutation(trpc.importRun.undo.mutationOptions(told(null, onChange)));
  return (
    <Stack gap="sm">
      <Stack gap={2} role="status">
        <Text fw={500}>
          {run.state === 'cancelled' ? 'Cancelled: ' : run.state === 'failed' ? 'Broke off: ' : ''}
          {countsInWords(run)}
        </Text>
        {run.undone
          ? undoneInWords(run.undone).map(sentence => <Text key={sentence}>{sentence}</Text>)
          : null}
      </Stack>
      {run.problem ? (
        <Alert color="red" variant="outline" role="alert">
          {run.problem}
        </Alert>
      ) : null}
      {faults.data?.length ? (
        <>
          <FaultTable faults={faults.data} />
          {run.rejected > faults.data.length ? (
            <Text size="sm" c="dimmed">
              The first {faults.data.length} of {run.rejected.toLocaleString('en')} are shown; the report has
              up to 10,000.
            </Text>
          ) : null}
        </>
      ) : null}
      <Group justify="flex-end" gap="sm">
        {run.rejected > 0 ? (
          <Button component="a" href={`/api/import/${encodeURIComponent(slug)}/${run.id}`} download>
            Download what was not taken
          </Button>
        ) : null}
        {run.accepted > 0 && run.state !== 'undone' ? (
          <Button loading={undo.isPending} onClick={() => askToUndo(run, () => undo.mutate({ id: run.id }))}>
            Undo this import
          </Button>
        ) : null}
      </Group>
    </Stack>
  );
}

function askToUndo(run: Run, onConfirm: () => void): void {
  const what =
    run.kind === 'interactions'
      ? `${counted(run.accepted, 'interaction')} and the customers`
      : 'The customers';
  modals.openConfirmModal({
    title: 'Undo this import',
    children: (
      <Text>
        {what} that came with “{run.fileName}” are removed, customers that it changed are as before, and
        invitations about it that have not left are withdrawn. What somebody was asked about or answered
        stays.
      </Text>
    ),
    labels: { confirm: 'Undo the import', cancel: 'Keep it' },
    confirmProps: { variant: 'filled', color: 'red' },
    onConfirm,
  });
}
