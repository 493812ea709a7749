'use client';

import { Button, Group, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconFileImport } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { MAX_IMPORT_BYTES } from '@/domain/survey/exchange/report';
import { useTRPC } from '../../trpc';
import { ErrorState } from '../../ui/states';
import { ImportReport } from './import-report';

/** A file from this or another tool: what becomes of each part is told before anything is made. */
export function BringIn() {
  const trpc = useTRPC();
  const choose = useRef<() => void>(null);
  const { mutateAsync } = useMutation(trpc.survey.readImport.mutationOptions());
  const read = useMutation({
    mutationFn: async (file: File) => {
      if (file.size > MAX_IMPORT_BYTES) throw new Error('The file is larger than 2 MB. Nothing was made.');
      return { fileName: file.name, found: await mutateAsync({ text: await file.text() }) };
    },
  });
  if (read.data) return <ImportReport key={read.submittedAt} {...read.data} onOther={read.reset} />;
  return (
    <Stack maw={640}>
      <Dropzone
        openRef={choose}
        onDrop={([file]) => file && read.mutate(file)}
        multiple={false}
        loading={read.isPending}
        activateOnClick={false}
        activateOnKeyboard={false}
        enablePointerEvents
        inputProps={{ accept: '.json,.qsf', 'aria-label': 'File of a survey' }}
      >
        <Group gap="md" wrap="nowrap" align="flex-start">
          <IconFileImport size={28} stroke={1.5} aria-hidden />
          <Stack gap="xs" align="flex-start">
            <Text>
              A survey exported from Afterword (JSON), from SurveyJS (the JSON of its Creator) or from
              Qualtrics (QSF), up to 2 MB.
            </Text>
            <Text c="dimmed">You see what becomes of every question before anything is made.</Text>
            <Button onClick={() => choose.current?.()}>Choose a file</Button>
            <Text c="dimmed" size="xs">
              Or drop one here.
            </Text>
          </Stack>
        </Group>
      </Dropzone>
      {read.error ? <ErrorState error={read.error} /> : null}
    </Stack>
  );
}
