'use client';

import { ActionIcon, Group, NativeSelect, Stack } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { isBand, subjectOf, type Term, termOf, termsFor, wordsOfTerm } from '@/domain/survey/condition-terms';
import { scoresInWords } from '@/domain/survey/condition-words';
import type { Leaf } from '@/domain/survey/conditions';
import { useDraftRoom } from '../../draft-context';
import { withTerm } from './condition-edit';
import { SubjectSelect } from './subject-select';
import { ValueControl } from './value-control';

/** One comparison: what it is about, how it compares, and with what. */
export function ConditionLine({
  leaf,
  at,
  name,
  onChange,
  onRemove,
}: {
  leaf: Leaf;
  at: string;
  /** "condition 2", for screen readers. */
  name: string;
  /** `isTyping`: one of many keystrokes. */
  onChange: (leaf: Leaf, isTyping?: boolean) => void;
  onRemove: () => void;
}) {
  const { definition } = useDraftRoom();
  const subject = subjectOf(leaf, definition);
  const term = termOf(leaf, subject);
  const offered = termsFor(subject);
  const terms = offered.includes(term) ? offered : [...offered, term];
  const words = (one: Term) =>
    `${wordsOfTerm(subject.kind, one)}${isBand(one) ? ` (${scoresInWords(subject, one)})` : ''}`;
  return (
    <Stack gap={4} flex={1} miw={0}>
      <Group gap={4} wrap="nowrap">
        <SubjectSelect
          leaf={leaf}
          at={at}
          label={`What ${name} is about`}
          onChange={next => onChange(next)}
        />
        <ActionIcon variant="subtle" color="gray" aria-label={`Remove ${name}`} onClick={onRemove}>
          <IconX size={16} stroke={1.5} aria-hidden />
        </ActionIcon>
      </Group>
      <Group gap={4} align="flex-start" pe={32}>
        <NativeSelect
          aria-label={`Comparison of ${name}`}
          size="xs"
          flex={1}
          miw={120}
          data={terms.map(one => ({ value: one, label: words(one) }))}
          value={term}
          onChange={event => {
            const next = terms.find(one => one === event.currentTarget.value);
            if (next) onChange(withTerm(leaf, next, subject));
          }}
        />
        <ValueControl
          leaf={leaf}
          subject={subject}
          term={term}
          label={`Value of ${name}`}
          onChange={onChange}
        />
      </Group>
    </Stack>
  );
}
