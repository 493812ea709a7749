'use client';

import { Alert, Button, Group, SegmentedControl, Stack, Switch, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { mappingFaults } from '@/domain/import-mapping';
import { type Outputs, useTRPC } from '../trpc';
import { told } from '../ui/told';
import { ImportFindings } from './import-findings';
import { faultInWords, MappingTable } from './mapping-table';

type Run = Outputs['importRun']['read'];

/** What the columns of a file that was sent mean; then try it out or read it. */
export function ImportPrepare({ run, onChange }: { run: Run; onChange: () => unknown }) {
  const trpc = useTRPC();
  const kind = run.kind === 'interactions' ? 'interactions' : 'customers';
  const [mapping, setMapping] = useState(run.mapping);
  const [type, setType] = useState(run.options.defaults?.type ?? '');
  const [dateOrder, setDateOrder] = useState(run.options.dateOrder);
  const [doNotAsk, setDoNotAsk] = useState(run.options.doNotAsk ?? true);
  const start = useMutation(trpc.importRun.start.mutationOptions(told(null, onChange)));
  const cancel = useMutation(trpc.importRun.cancel.mutationOptions(told(null, onChange)));
  const lacksType = kind === 'interactions' && !Object.values(mapping).includes('type');
  const defaults: Record<string, string> = lacksType && type.trim() ? { type: type.trim() } : {};
  const faults = mappingFaults(kind, mapping, defaults);
  const hasSlashes = kind === 'interactions' && slashesIn(run, mapping);
  const go = (isDryRun: boolean) =>
    start.mutate({
      id: run.id,
      mapping,
      defaults,
      dateOrder: hasSlashes ? (dateOrder ?? 'dmy') : undefined,
      doNotAsk: kind === 'interactions' && doNotAsk,
      isDryRun,
    });
  return (
    <Stack gap="md">
      {run.isKnown ? (
        <Text size="sm" c="dimmed">
          These columns came before: they mean what they meant last time.
        </Text>
      ) : null}
      <MappingTable
        kind={kind}
        headers={run.sample?.headers ?? []}
        rows={run.sample?.rows ?? []}
        mapping={mapping}
        onChange={(header, target) => setMapping({ ...mapping, [header]: target })}
        type={lacksType ? { value: type, onChange: setType } : null}
      />
      {hasSlashes ? (
        <Group gap="sm">
          <Text>Dates like 03/04/2026 are</Text>
          <SegmentedControl
            aria-label="How dates with slashes are meant"
            data={[
              { value: 'dmy', label: '3 April' },
              { value: 'mdy', label: 'March 4' },
            ]}
            value={dateOrder ?? 'dmy'}
            onChange={value => setDateOrder(value === 'mdy' ? 'mdy' : 'dmy')}
          />
        </Group>
      ) : null}
      {kind === 'interactions' ? (
        <Switch
          label="Ask nobody about what is in this file"
          description="Right for history. Switched off, your programs decide as if it had just come in."
          checked={doNotAsk}
          onChange={event => setDoNotAsk(event.currentTarget.checked)}
        />
      ) : null}
      {faults.length > 0 ? (
        <Alert variant="outline" title="Before it can be read">
          {faults.map(fault => (
            <Text key={fault}>{faultInWords(kind, fault)}</Text>
          ))}
        </Alert>
      ) : null}
      {run.problem ? (
        <Alert color="red" variant="outline" role="alert">
          {run.problem}
        </Alert>
      ) : null}
      {run.findings ? (
        <ImportFindings findings={run.findings} kind={kind} doNotAsk={run.options.doNotAsk ?? false} />
      ) : null}
      <Group justify="flex-end" gap="sm">
        <Button variant="subtle" loading={cancel.isPending} onClick={() => cancel.mutate({ id: run.id })}>
          Forget this file
        </Button>
        <Button disabled={faults.length > 0} loading={start.isPending} onClick={() => go(true)}>
          Try it first
        </Button>
        <Button
          variant="filled"
          disabled={faults.length > 0}
          loading={start.isPending}
          onClick={() => go(false)}
        >
          {run.kind === 'list' ? 'Go on' : 'Import'}
        </Button>
      </Group>
    </Stack>
  );
}

function slashesIn(run: Run, mapping: Record<string, string>): boolean {
  const column = Object.entries(mapping).find(([, target]) => target === 'occurredAt')?.[0];
  return run.sample?.rows.some(row => /^\s*\d{1,2}\/\d{1,2}\/\d{4}/.test(row[column ?? ''] ?? '')) ?? false;
}
