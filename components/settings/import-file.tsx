'use client';

import {
  Alert,
  Button,
  Card,
  FileInput,
  Group,
  Progress,
  SegmentedControl,
  Stack,
  Switch,
  Text,
  Title,
} from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type ImportKind, mappingFaults } from '@/domain/import-mapping';
import { useTRPC } from '../trpc';
import { useWorkspace } from '../ui/workspace-context';
import { ImportReport, PastImports } from './import-report';
import { MappingTable } from './mapping-table';
import { type Counts, importFile, type Preview, previewFile } from './upload';

const kinds = [
  { value: 'interactions', label: 'Interactions' },
  { value: 'customers', label: 'Customers' },
];

/** A CSV file: choose it, say what its columns mean, watch it come in, read what was not taken. */
export function ImportFile() {
  const { slug } = useWorkspace();
  const trpc = useTRPC();
  const client = useQueryClient();
  const [kind, setKind] = useState<ImportKind>('interactions');
  const [file, setFile] = useState<File | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [doNotAsk, setDoNotAsk] = useState(true);
  const [progress, setProgress] = useState<Counts | null>(null);

  const look = useMutation({
    mutationFn: (chosen: { file: File; kind: ImportKind }) => previewFile(slug, chosen.kind, chosen.file),
    onSuccess: setPreview,
  });
  const load = useMutation({
    mutationFn: async () => {
      if (!file || !preview) throw new Error('Choose a file first.');
      return importFile(slug, { kind, mapping: preview.mapping, doNotAsk }, file, setProgress);
    },
    onSettled: () => client.invalidateQueries({ queryKey: trpc.importRun.list.queryKey() }),
  });

  const choose = (nextFile: File | null, nextKind: ImportKind): void => {
    setFile(nextFile);
    setKind(nextKind);
    setPreview(null);
    setProgress(null);
    load.reset();
    if (nextFile) look.mutate({ file: nextFile, kind: nextKind });
  };
  const faults = preview ? mappingFaults(kind, preview.mapping) : [];
  const error = look.error ?? load.error;

  return (
    <Stack gap="md">
      <Title order={2}>Import a file</Title>
      <Card>
        <Stack gap="md">
          <SegmentedControl
            aria-label="What the file holds"
            data={kinds}
            value={kind}
            onChange={value => choose(file, value === 'customers' ? 'customers' : 'interactions')}
          />
          <FileInput
            label="CSV file"
            description="With a line of column names. Commas, semicolons or tabs, any usual encoding. A row known by its id is not taken twice."
            placeholder="Choose a file"
            accept=".csv,.txt,.tsv,text/csv"
            clearButtonProps={{ 'aria-label': 'Take another file' }}
            clearable
            value={file}
            onChange={chosen => choose(chosen, kind)}
          />
          {preview ? (
            <MappingTable
              kind={kind}
              preview={preview}
              onChange={(header, target) =>
                setPreview({ ...preview, mapping: { ...preview.mapping, [header]: target } })
              }
            />
          ) : null}
          {preview && kind === 'interactions' ? (
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
                <Text key={fault}>{fault}</Text>
              ))}
            </Alert>
          ) : null}
          {error ? (
            <Alert color="red" variant="outline" role="alert">
              {error.message}
            </Alert>
          ) : null}
          {progress || load.isPending ? <Bar counts={progress} isDone={load.isSuccess} /> : null}
          {load.data ? <ImportReport id={load.data.id} counts={load.data} /> : null}
          <Group justify="flex-end">
            <Button
              variant="filled"
              disabled={!preview || faults.length > 0 || load.isSuccess}
              loading={load.isPending || look.isPending}
              onClick={() => load.mutate()}
            >
              Import
            </Button>
          </Group>
        </Stack>
      </Card>
      <PastImports />
    </Stack>
  );
}

function Bar({ counts, isDone }: { counts: Counts | null; isDone: boolean }) {
  const rows = counts?.rows ?? 0;
  return (
    <Stack gap={4} role="status">
      <Progress value={100} animated={!isDone} aria-label="Import" />
      <Text size="sm" c="dimmed" className="aw-number">
        {rows.toLocaleString('en')} rows read
      </Text>
    </Stack>
  );
}
