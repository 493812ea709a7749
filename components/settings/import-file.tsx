'use client';

import { Button, Card, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { parseAsString, useQueryState } from 'nuqs';
import { useState } from 'react';
import { isWorking } from '@/domain/import-run';
import { useTRPC } from '../trpc';
import { errorCode } from '../ui/errors';
import { Loaded } from '../ui/states';
import { ImportIntake } from './import-intake';
import { ImportPrepare } from './import-prepare';
import { ImportProgress } from './import-progress';
import { ImportReport } from './import-report';
import { PastImports } from './past-imports';
import { useImport } from './use-import';

const kinds = [
  { value: 'interactions', label: 'Interactions' },
  { value: 'customers', label: 'Customers' },
];

/** A CSV file: send it, say what its columns mean, try it, watch it come in, read what was not taken, take it all back. */
export function ImportFile() {
  const trpc = useTRPC();
  const [kind, setKind] = useState<'interactions' | 'customers'>('interactions');
  const [id, setId] = useQueryState('file', parseAsString);
  const { query, refresh } = useImport(id);
  const list = useQuery({
    ...trpc.importRun.list.queryOptions(),
    refetchInterval: ({ state }) => (state.data?.some(run => isWorking(run.state)) ? 2_000 : false),
  });
  // A file that was forgotten, by somebody else or in another window, is none.
  const isGone = query.error !== null && errorCode(query.error) === 'not_found';
  return (
    <Stack gap="md">
      <Title order={2}>Import a file</Title>
      <Card>
        {id === null || isGone ? (
          <Stack gap="md">
            <SegmentedControl
              aria-label="What the file holds"
              style={{ alignSelf: 'flex-start' }}
              data={kinds}
              value={kind}
              onChange={value => setKind(value === 'customers' ? 'customers' : 'interactions')}
            />
            <ImportIntake
              key={kind}
              kind={kind}
              onSent={sent => {
                void setId(sent);
                void refresh();
              }}
            />
          </Stack>
        ) : (
          <Loaded query={query}>
            {run => (
              <Stack gap="md">
                <Group justify="space-between" gap="sm">
                  <Text fw={600}>{run.fileName}</Text>
                  {isWorking(run.state) ? null : (
                    <Button variant="subtle" size="compact-sm" onClick={() => void setId(null)}>
                      Read another file
                    </Button>
                  )}
                </Group>
                {run.state === 'uploaded' ? (
                  <ImportPrepare key={`${run.id} ${run.bytes}`} run={run} onChange={refresh} />
                ) : isWorking(run.state) ? (
                  <ImportProgress run={run} onChange={refresh} />
                ) : (
                  <ImportReport run={run} onChange={refresh} />
                )}
              </Stack>
            )}
          </Loaded>
        )}
      </Card>
      <PastImports query={list} onOpen={open => void setId(open)} />
    </Stack>
  );
}
