'use client';

import {
  ActionIcon,
  Button,
  Card,
  Chip,
  NativeSelect,
  Select,
  Stack,
  Switch,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { weekdays } from '@/domain/program';
import type { ProgramForm } from './form-values';
import { Amount, Line } from './line';
import classes from './program-fields.module.css';
import { weekdayName } from './words';

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

/** Delay, hours and days of sending, reminders and how long the link works. */
export function WhenFields({ form, set, problems, readOnly }: FieldsProps) {
  return (
    <Group title="When">
      {form.kind === 'types' ? (
        <Line errors={[problems.delay]}>
          <Text>Ask</Text>
          <Amount
            name="Delay"
            value={form.delay}
            decimals
            error={Boolean(problems.delay)}
            readOnly={readOnly}
            onChange={delay => set({ delay })}
          />
          <NativeSelect
            aria-label="Unit of the delay"
            data={['hours', 'days']}
            value={form.delayUnit}
            disabled={readOnly}
            onChange={event => set({ delayUnit: event.currentTarget.value === 'days' ? 'days' : 'hours' })}
          />
          <Text>after it happened.</Text>
        </Line>
      ) : null}
      <Switch
        label="Send at any time of the day"
        checked={form.anyTime}
        disabled={readOnly}
        onChange={event => set({ anyTime: event.currentTarget.checked })}
      />
      {form.anyTime ? null : <SendWindow form={form} set={set} problems={problems} readOnly={readOnly} />}
      <Reminders form={form} set={set} problems={problems} readOnly={readOnly} />
      <Line errors={[problems.expiry]}>
        <Text>The link works for</Text>
        <Amount
          name="Days the link works"
          value={form.expiry}
          decimals
          error={Boolean(problems.expiry)}
          readOnly={readOnly}
          onChange={expiry => set({ expiry })}
        />
        <Text>days.</Text>
      </Line>
    </Group>
  );
}

function SendWindow({ form, set, problems, readOnly }: FieldsProps) {
  return (
    <>
      <Line errors={[problems.days]}>
        <Text>Mails leave on</Text>
        <Chip.Group
          multiple
          value={form.days}
          onChange={(days: string[]) => set({ days: weekdays.filter(day => days.includes(day)) })}
        >
          <div className={classes.days}>
            {weekdays.map(day => (
              <Chip key={day} value={day} size="xs" disabled={readOnly} aria-label={weekdayName(day, 'long')}>
                {weekdayName(day)}
              </Chip>
            ))}
          </div>
        </Chip.Group>
      </Line>
      <Line errors={[problems.to]}>
        <Text>between</Text>
        <TextInput
          type="time"
          aria-label="From"
          w={140}
          value={form.from}
          readOnly={readOnly}
          onChange={event => set({ from: event.currentTarget.value })}
        />
        <Text>and</Text>
        <TextInput
          type="time"
          aria-label="To"
          w={140}
          value={form.to}
          error={Boolean(problems.to)}
          readOnly={readOnly}
          onChange={event => set({ to: event.currentTarget.value })}
        />
        <Text>of the customer’s own day.</Text>
      </Line>
    </>
  );
}

function Reminders({ form, set, readOnly }: FieldsProps) {
  const replace = (index: number, days: number | '') =>
    set({ reminders: form.reminders.map((old, at) => (at === index ? days : old)) });
  return (
    <>
      {form.reminders.map((days, index) => (
        <Line key={index}>
          <Text>{index === 0 ? 'Remind whoever has not answered after' : 'and again after'}</Text>
          <Amount
            name={`Reminder ${index + 1}, days`}
            value={days}
            decimals
            readOnly={readOnly}
            onChange={next => replace(index, next)}
          />
          <Text>days.</Text>
          {readOnly ? null : (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove reminder ${index + 1}`}
              onClick={() => set({ reminders: form.reminders.filter((_, at) => at !== index) })}
            >
              <IconTrash size={16} stroke={1.5} aria-hidden />
            </ActionIcon>
          )}
        </Line>
      ))}
      {form.reminders.length === 0 ? <Text>Nobody is reminded.</Text> : null}
      {readOnly || form.reminders.length >= 2 ? null : (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />}
          style={{ alignSelf: 'flex-start' }}
          onClick={() => set({ reminders: [...form.reminders, form.reminders.length === 0 ? 4 : 10] })}
        >
          Add a reminder
        </Button>
      )}
    </>
  );
}

/** Rest periods and limits. */
export function RestFields({ form, set, problems, readOnly }: FieldsProps) {
  return (
    <Group title="Not too often">
      <Line errors={[problems.afterInvite]}>
        <Text>Whoever was asked, by any program, in the last</Text>
        <Amount
          name="Days of rest after being asked"
          value={form.afterInvite}
          decimals
          readOnly={readOnly}
          onChange={afterInvite => set({ afterInvite })}
        />
        <Text>days is not asked again;</Text>
      </Line>
      <Line errors={[problems.afterResponse]}>
        <Text>whoever answered, in the last</Text>
        <Amount
          name="Days of rest after answering"
          value={form.afterResponse}
          decimals
          readOnly={readOnly}
          onChange={afterResponse => set({ afterResponse })}
        />
        <Text>days.</Text>
      </Line>
      <Line>
        <Text>At most</Text>
        <Amount
          name="Mails a day at most"
          value={form.dailyCap}
          max={10_000_000}
          width={120}
          placeholder="no limit"
          readOnly={readOnly}
          onChange={dailyCap => set({ dailyCap: dailyCap === 0 ? '' : dailyCap })}
        />
        <Text>mails a day.</Text>
      </Line>
      {form.kind === 'types' ? (
        <Line errors={[problems.maxAge]}>
          <Text>What we hear of more than</Text>
          <Amount
            name="Greatest age in days"
            value={form.maxAge}
            decimals
            readOnly={readOnly}
            onChange={maxAge => set({ maxAge })}
          />
          <Text>days late is not asked about.</Text>
        </Line>
      ) : null}
      <Line>
        <Text>Where several programs want the same customer, the lowest number goes first. This one has</Text>
        <Amount
          name="Priority"
          value={form.priority}
          max={10_000}
          readOnly={readOnly}
          onChange={priority => set({ priority })}
        />
      </Line>
    </Group>
  );
}
