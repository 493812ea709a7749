'use client';

import { Button, Card, Select, Stack, TextInput, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Outputs } from '../trpc';
import type { ProgramForm } from './form-values';

export type Vocabulary = Outputs['program']['vocabulary'];
export type RuleNames = Outputs['program']['names'];

export type FieldsProps = {
  form: ProgramForm;
  set: (change: Partial<ProgramForm>) => void;
  problems: Record<string, string>;
  readOnly: boolean;
};

export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card component="section" aria-label={title}>
      <Title order={2} mb="sm">
        {title}
      </Title>
      <Stack gap="sm">{children}</Stack>
    </Card>
  );
}

/** A quiet button that adds a line. */
export function AddButton({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />}
      style={{ alignSelf: 'flex-start' }}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}

/** Its name and the survey it asks with. */
export function WhatFields({
  form,
  set,
  problems,
  readOnly,
  surveys,
}: FieldsProps & { surveys: { value: string; label: string }[] }) {
  return (
    <Group title="What">
      <TextInput
        label="Name"
        description="For you and your colleagues."
        value={form.name}
        maxLength={120}
        readOnly={readOnly}
        error={problems.name}
        onChange={event => set({ name: event.currentTarget.value })}
      />
      <Select
        label="Ask with the survey"
        placeholder="Choose a survey"
        data={surveys}
        value={form.survey || null}
        searchable
        readOnly={readOnly}
        error={problems.survey}
        nothingFoundMessage={
          surveys.length > 0
            ? 'No survey by that name'
            : 'There is no survey yet. Make one under Surveys first.'
        }
        onChange={survey => set({ survey: survey ?? '' })}
      />
    </Group>
  );
}
