'use client';

import {
  Alert,
  Button,
  FileInput,
  Group,
  Progress,
  SegmentedControl,
  Stack,
  Text,
  Textarea,
} from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { FileKind } from '@/domain/import-run';
import { errorSentence } from '../ui/errors';
import { useWorkspace } from '../ui/workspace-context';
import { sendFile } from './upload';

/** A file, or text that is pasted: sent at once, then told under which id it stands. */
export function ImportIntake({ kind, onSent }: { kind: FileKind; onSent: (id: string) => void }) {
  const { slug } = useWorkspace();
  const [way, setWay] = useState<'file' | 'paste'>('file');
  const [text, setText] = useState('');
  const [share, setShare] = useState(0);
  const send = useMutation({
    mutationFn: ({ body, fileName }: { body: Blob; fileName: string }) => {
      setShare(0);
      return sendFile(slug, { kind, fileName, body }, setShare);
    },
    onSuccess: onSent,
  });
  return (
    <Stack gap="md">
      <SegmentedControl
        aria-label="Where the rows come from"
        style={{ alignSelf: 'flex-start' }}
        data={[
          { value: 'file', label: 'Choose a file' },
          { value: 'paste', label: 'Paste rows' },
        ]}
        value={way}
        onChange={value => {
          setWay(value === 'paste' ? 'paste' : 'file');
          send.reset();
        }}
      />
      {way === 'file' ? (
        <FileInput
          label="CSV file"
          description="Commas, semicolons or tabs, any usual encoding, up to 2 GB. Nothing is kept before you say so."
          placeholder="Choose a file"
          accept=".csv,.txt,.tsv,text/csv"
          disabled={send.isPending}
          onChange={file => file && send.mutate({ body: file, fileName: file.name })}
        />
      ) : (
        <>
          <Textarea
            label="Rows"
            description={
              kind === 'interactions'
                ? 'With a line of column names, as copied from a spreadsheet or a CSV file.'
                : 'As copied from a spreadsheet, with or without a line of column names; or one address per line.'
            }
            placeholder={'ann@example.com\nben@example.com'}
            autosize
            minRows={5}
            maxRows={14}
            value={text}
            onChange={event => setText(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button
              variant="filled"
              disabled={text.trim() === ''}
              loading={send.isPending}
              onClick={() => send.mutate({ body: new Blob([text]), fileName: 'Pasted rows' })}
            >
              Go on
            </Button>
          </Group>
        </>
      )}
      {send.isPending && way === 'file' ? (
        <Stack gap={4} role="status">
          <Progress value={share * 100} aria-label="Sent" />
          <Text size="sm" c="dimmed">
            {share < 1 ? `${Math.floor(share * 100)} % sent` : 'Looking at its columns'}
          </Text>
        </Stack>
      ) : null}
      {send.error ? (
        <Alert color="red" variant="outline" role="alert">
          {errorSentence(send.error)}
        </Alert>
      ) : null}
    </Stack>
  );
}
