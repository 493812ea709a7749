'use client';

import { Alert, Button, Card, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useTRPC } from '../trpc';
import { errorSentence } from '../ui/errors';
import { useWorkspace } from '../ui/workspace-context';
import { DryRun } from './dry-run';
import { inputOf, type Program, type ProgramForm, problemsOf, type RuleInput } from './form-values';
import { MoreFields } from './more-fields';
import { Order } from './order';
import { type FieldsProps, WhatFields } from './program-fields';
import { RestFields } from './rest-fields';
import { type Names, promises } from './rule-words';
import { useRuleNames } from './use-names';
import { WhenFields } from './when-fields';
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
  const survey = useQuery(
    trpc.survey.read.queryOptions({ id: form.survey }, { enabled: form.survey !== '' }),
  );
  const { names, namesOf } = useRuleNames();
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
      <InWords form={form} namesOf={namesOf} />
      <WhatFields {...fields} surveys={choices} />
      <WhoFields {...fields} vocabulary={vocabulary.data} names={names} keepDelay={hasOwnDelay} />
      <WhenFields {...fields} vocabulary={vocabulary.data} />
      <RestFields {...fields} />
      <MoreFields
        {...fields}
        names={names}
        languages={survey.data?.definition.languages ?? []}
        order={program ? <Order program={program.id} readOnly={readOnly} /> : null}
      />
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
      {readOnly ? null : (
        <DryRun form={form} rule={inputOf(form)} id={program && !isDirty ? program.id : null} />
      )}
    </Stack>
  );
}

/** The rule as it stands in the form, read back as one paragraph. */
function InWords({ form, namesOf }: { form: ProgramForm; namesOf: (rule: RuleInput) => Names }) {
  const rule = inputOf(form);
  const isEmpty =
    form.kind === 'types' ? form.types.length === 0 : form.kind === 'once' && form.segment === '';
  return (
    <Card component="section" aria-label="The rule in words">
      <Text aria-live="polite">
        {isEmpty
          ? 'Say below who is asked; the whole rule is read back here.'
          : promises(rule, namesOf(rule)).join(' ')}
      </Text>
    </Card>
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
