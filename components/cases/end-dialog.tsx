'use client';

import { Button, Group, Modal, Radio, Select, Stack, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type CaseOutcome, caseOutcomes } from '@/domain/case/case';
import { useTRPC } from '../trpc';
import { type OpenedCase, outcomeWords } from './case-words';
import { useCaseChange } from './use-case-change';

/** What came of a case: asked whenever one is resolved or closed, since nobody remembers it a month later. */
export function EndDialog({
  opened,
  to,
  onClose,
}: {
  opened: OpenedCase;
  to: 'resolved' | 'closed';
  onClose: () => void;
}) {
  const trpc = useTRPC();
  const themes = useQuery(trpc.theme.names.queryOptions(undefined, { staleTime: 300_000 }));
  const [outcome, setOutcome] = useState<CaseOutcome | null>(opened.outcome);
  const [cause, setCause] = useState<string | null>(opened.rootCause?.id ?? null);
  const [note, setNote] = useState('');
  const [isSent, setSent] = useState(false);
  const { change, isPending } = useCaseChange();
  const save = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (!outcome) return;
    change(
      opened,
      { kind: 'state', to, outcome, rootCause: cause, ...(note.trim() && { note: note.trim() }) },
      { done: to === 'resolved' ? 'Resolved.' : 'Closed.', undo: { kind: 'undo' }, onDone: onClose },
    );
  };
  const isResolving = to === 'resolved';
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={isResolving ? 'Resolve the case' : 'Close the case'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form onSubmit={save} noValidate>
        <Stack gap="md">
          <Text c="dimmed">
            {isResolving
              ? 'The customer is asked later whether it worked. A word from them opens the case again.'
              : 'The customer is not asked whether it worked.'}
          </Text>
          <Radio.Group
            label="What came of it"
            value={outcome}
            error={isSent && !outcome ? 'Choose what came of it.' : null}
            onChange={value => setOutcome(caseOutcomes.find(one => one === value) ?? null)}
          >
            <Stack gap="xs" mt="xs">
              {caseOutcomes.map(value => (
                <Radio key={value} value={value} label={outcomeWords[value]} />
              ))}
            </Stack>
          </Radio.Group>
          <Select
            label="Root cause (optional)"
            placeholder="What was behind it"
            searchable
            clearable
            data={(themes.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            value={cause}
            onChange={setCause}
          />
          <Textarea
            label="In your words (optional)"
            autosize
            minRows={2}
            maxRows={8}
            maxLength={5000}
            value={note}
            onChange={event => setNote(event.currentTarget.value)}
          />
          <Group justify="flex-end" gap="xs">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="filled" loading={isPending}>
              {isResolving ? 'Resolve' : 'Close'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
