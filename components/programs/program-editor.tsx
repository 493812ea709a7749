'use client';

import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useTRPC } from '../trpc';
import { errorSentence } from '../ui/errors';
import { useWorkspace } from '../ui/workspace-context';
import { inputOf, type Program, type ProgramForm, problemsOf } from './form-values';
import { type FieldsProps, RestFields, WhatFields, WhenFields } from './program-fields';
import { WhoFields } from './who-fields';

/** The rule as sentences with fields in them. Without a `program` saving makes one, switched off. */
export function ProgramEditor({
  program,
  initial,
  onDirty,
}: {
  program: Program | null;
  initial: ProgramForm;
  /** Told when something here is not saved, and when it is again. */
  onDirty?: (isDirty: boolean) => void;
}) {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { can, href } = useWorkspace();
  const readOnly = !can('design');
  const [form, setForm] = useState(initial);
  const [stored, setStored] = useState(initial);
  const [isChecked, setChecked] = useState(false);
  const [hasOwnDelay, setOwnDelay] = useState(program !== null);
  const surveys = useQuery(trpc.survey.list.queryOptions({ limit: 200 }));
  const vocabulary = useQuery(trpc.program.vocabulary.queryOptions(undefined, { enabled: !readOnly }));

  const problems = isChecked ? problemsOf(form) : {};
  const isDirty = form !== stored;
  useWarnBeforeLeaving(isDirty && !readOnly);
  useEffect(() => onDirty?.(isDirty), [isDirty, onDirty]);

  const refresh = () => queryClient.invalidateQueries({ queryKey: trpc.program.pathKey() });
  const create = useMutation(
    trpc.program.create.mutationOptions({
      onSuccess: async made => {
        setStored(form);
        await refresh();
        router.push(href('programs', made.id));
      },
    }),
  );
  const update = useMutation(
    trpc.program.update.mutationOptions({
      onSuccess: () => {
        setStored(form);
        notifications.show({ message: 'Saved. It counts for whatever is recorded from now on.' });
        return refresh();
      },
    }),
  );
  const save = () => {
    setChecked(true);
    if (Object.keys(problemsOf(form)).length > 0) return;
    if (program) update.mutate({ id: program.id, ...inputOf(form) });
    else create.mutate({ ...inputOf(form), active: false });
  };
  const fields: FieldsProps = {
    form,
    problems,
    readOnly,
    set: change => {
      if ('delay' in change && !('types' in change)) setOwnDelay(true);
      setForm(before => ({ ...before, ...change }));
    },
  };
  const error = create.error ?? update.error;
  const choices = (surveys.data?.data ?? []).map(({ id, name, state }) => ({
    value: id,
    label: state === 'published' ? name : `${name} (${state === 'draft' ? 'not published yet' : 'closed'})`,
  }));
  return (
    <Stack gap="md" maw={820}>
      <WhatFields {...fields} surveys={choices} />
      <WhoFields {...fields} vocabulary={vocabulary.data} keepDelay={hasOwnDelay} />
      <WhenFields {...fields} />
      <RestFields {...fields} />
      {error ? (
        <Alert color="red" variant="outline" role="alert">
          {errorSentence(error)}
        </Alert>
      ) : null}
      {readOnly ? null : (
        <Group justify="flex-end" gap="sm">
          {Object.keys(problems).length > 0 ? (
            <Text c="var(--aw-error)" role="alert">
              Not saved: some fields above need a word.
            </Text>
          ) : null}
          {isDirty && program ? (
            <Button
              onClick={() => {
                setForm(stored);
                setChecked(false);
              }}
            >
              Take changes back
            </Button>
          ) : null}
          <Button
            variant={isDirty || !program ? 'filled' : 'default'}
            disabled={!isDirty && program !== null}
            loading={create.isPending || create.isSuccess || update.isPending}
            onClick={save}
          >
            {program ? 'Save changes' : 'Save'}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function useWarnBeforeLeaving(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isOn]);
}
