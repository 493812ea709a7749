'use client';

import { Alert, Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import type { SurveyDefinition } from '@/domain/survey/definition';
import type { Fault } from '@/domain/survey/faults';
import { hasErrors } from '@/domain/survey/faults';
import { questionsOf } from '@/domain/survey/scores';
import { diffDefinitions } from '@/domain/survey/versions';
import { type Outputs, useTRPC } from '../trpc';
import { errorCode, errorSentence } from '../ui/errors';
import { useWorkspace } from '../ui/workspace-context';
import { languageName } from './languages';
import type { Survey, useDraft } from './use-draft';
import { counted } from './words';

type Version = Outputs['survey']['versions'][number];

/** *Publish*: what will be different, in words; then where to go next. */
export function Publish({
  survey,
  definition,
  versions,
  faults,
  draft,
  onFault,
}: {
  survey: Survey;
  definition: SurveyDefinition;
  /** Newest first. */
  versions: Version[];
  faults: Fault[];
  draft: Pick<ReturnType<typeof useDraft>, 'flush' | 'look' | 'revision'>;
  onFault: (fault: Fault) => void;
}) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [published, setPublished] = useState<number | null>(null);
  const { mutate, isPending, error, reset } = useMutation(
    trpc.survey.publish.mutationOptions({
      onSuccess: async ({ version }) => {
        setPublished(version);
        await queryClient.invalidateQueries({ queryKey: trpc.survey.pathKey() });
      },
      // Theirs is joined to what stands here; the next press publishes what then can be seen.
      onError: async failure => {
        if (errorCode(failure) === 'conflict') await draft.look();
      },
    }),
  );
  const [isSaving, setSaving] = useState(false);
  const open = async () => {
    setSaving(true);
    const isStored = await draft.flush();
    setSaving(false);
    if (!isStored) return;
    reset();
    setPublished(null);
    setOpen(true);
  };
  return (
    <>
      <Button variant="filled" onClick={open} loading={isSaving}>
        Publish
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={published ? 'Published' : 'Publish'}
        size="lg"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {published ? (
          <Done survey={survey} version={published} onClose={() => setOpen(false)} />
        ) : (
          <Stack>
            <Changes definition={definition} versions={versions} isClosed={survey.state === 'closed'} />
            {hasErrors(faults) ? (
              <Faults
                faults={faults.filter(fault => fault.severity === 'error')}
                onFault={fault => {
                  setOpen(false);
                  onFault(fault);
                }}
              />
            ) : null}
            {error ? (
              <Alert color="red" variant="outline" role="alert">
                {errorSentence(error)}
              </Alert>
            ) : null}
            <Group justify="flex-end">
              <Button onClick={() => setOpen(false)}>Not yet</Button>
              <Button
                variant="filled"
                loading={isPending}
                disabled={hasErrors(faults)}
                onClick={() => mutate({ id: survey.id, revision: draft.revision() })}
                data-autofocus
              >
                Publish version {(versions[0]?.version ?? 0) + 1}
              </Button>
            </Group>
          </Stack>
        )}
      </Modal>
    </>
  );
}

function Changes({
  definition,
  versions,
  isClosed,
}: {
  definition: SurveyDefinition;
  versions: Version[];
  isClosed: boolean;
}) {
  const last = versions[0];
  if (!last) {
    const questions = questionsOf(definition).filter(question => question.type !== 'statement').length;
    return (
      <Text>
        This is the first version: {counted(questions, 'question')} in{' '}
        {new Intl.ListFormat().format(definition.languages.map(languageName))}. Once published, a question’s
        key and scale stay as they are, so that answers can always be compared.
      </Text>
    );
  }
  const changes = diffDefinitions(last.definition, definition);
  return (
    <Stack gap="xs">
      <Text fw={500}>
        {changes.length > 0
          ? `What is different from version ${last.version}`
          : `Nothing is different from version ${last.version}.`}
      </Text>
      {changes.length > 0 ? (
        <List size="sm" spacing={4} withPadding mah={320} style={{ overflowY: 'auto' }} tabIndex={0}>
          {changes.map(sentence => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
      ) : null}
      <Text c="dimmed">
        Whoever has begun an answer finishes it on the version they began.
        {isClosed ? ' Publishing opens the survey again.' : ''}
      </Text>
    </Stack>
  );
}

function Faults({ faults, onFault }: { faults: Fault[]; onFault: (fault: Fault) => void }) {
  return (
    <Alert
      color="red"
      variant="outline"
      role="alert"
      title={
        <Text c="var(--aw-error)" fw={600}>
          These stand in the way
        </Text>
      }
    >
      <List size="sm" withPadding>
        {faults.map((fault, index) => (
          <List.Item key={`${fault.path}-${index}`}>
            {fault.message}{' '}
            <Button size="compact-xs" variant="subtle" onClick={() => onFault(fault)}>
              Show
            </Button>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

function Done({ survey, version, onClose }: { survey: Survey; version: number; onClose: () => void }) {
  const { href } = useWorkspace();
  const isFirst = version === 1;
  return (
    <Stack>
      <Text size="lg" fw={600} role="status">
        {isFirst ? 'Published. Nobody is asked yet.' : `Version ${version} is published.`}
      </Text>
      <Text>
        {isFirst
          ? 'A program decides which customers get it, and when.'
          : 'Every invitation that is opened from now on shows it. Answers that were begun stay on their version.'}
      </Text>
      <Group justify="flex-end">
        <Button onClick={onClose}>Stay here</Button>
        {isFirst ? (
          <Button variant="filled" component={Link} href={`${href('programs', 'new')}?survey=${survey.id}`}>
            Choose who to ask
          </Button>
        ) : null}
      </Group>
    </Stack>
  );
}
