'use client';

import { ActionIcon, Chip, NativeSelect, Switch, TagsInput, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { reminderAudiences, weekdays } from '@/domain/program';
import type { ReminderRow } from './form-values';
import { Amount, Line } from './line';
import { AddButton, type FieldsProps, Group, type Vocabulary } from './program-fields';
import classes from './program-fields.module.css';
import { audienceWords, weekdayName } from './rule-words';

const MOST_REMINDERS = 5;

/** Delay, what calls it off, hours and days of sending, reminders and how long the link works. */
export function WhenFields({ vocabulary, ...fields }: FieldsProps & { vocabulary: Vocabulary | undefined }) {
  const { form, set, problems, readOnly } = fields;
  return (
    <Group title="When">
      {form.kind === 'types' ? (
        <>
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
            <Text>after</Text>
            <NativeSelect
              aria-label="The delay counts from"
              data={[
                { value: 'interaction', label: 'it happened' },
                { value: 'last', label: 'the last of several' },
              ]}
              value={form.delayFrom}
              disabled={readOnly}
              onChange={event =>
                set({ delayFrom: event.currentTarget.value === 'last' ? 'last' : 'interaction' })
              }
            />
          </Line>
          <Unless {...fields} vocabulary={vocabulary} />
        </>
      ) : null}
      <Switch
        label="Send at any time of the day"
        checked={form.anyTime}
        disabled={readOnly}
        onChange={event => set({ anyTime: event.currentTarget.checked })}
      />
      {form.anyTime ? null : <SendWindow {...fields} />}
      <Reminders {...fields} />
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

function Unless({
  form,
  set,
  problems,
  readOnly,
  vocabulary,
}: FieldsProps & { vocabulary: Vocabulary | undefined }) {
  const [isOpen, setOpen] = useState(form.unless.length > 0);
  if (!isOpen)
    return readOnly ? null : (
      <AddButton onClick={() => setOpen(true)}>Unless something else happens first</AddButton>
    );
  return (
    <Line errors={[problems.unless]}>
      <Text>unless</Text>
      <TagsInput
        aria-label="Types that call it off"
        className={classes.wide}
        placeholder={form.unless.length === 0 ? 'reopened' : undefined}
        data={(vocabulary?.types ?? []).map(type => type.name).filter(type => !form.types.includes(type))}
        value={form.unless}
        maxTags={50}
        readOnly={readOnly}
        error={Boolean(problems.unless)}
        acceptValueOnBlur
        onChange={unless => set({ unless })}
      />
      <Text>happens before it leaves.</Text>
      {readOnly ? null : (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="Let nothing call it off"
          onClick={() => {
            set({ unless: [] });
            setOpen(false);
          }}
        >
          <IconTrash size={16} stroke={1.5} aria-hidden />
        </ActionIcon>
      )}
    </Line>
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

function Reminders({ form, set, problems, readOnly }: FieldsProps) {
  const replace = (index: number, change: Partial<ReminderRow>) =>
    set({ reminders: form.reminders.map((row, at) => (at === index ? { ...row, ...change } : row)) });
  return (
    <>
      {form.reminders.map(({ days, to }, index) => (
        <Line key={index} errors={[problems[`reminders.${index}`]]}>
          <Text>{index === 0 ? 'Remind' : 'and'}</Text>
          <NativeSelect
            aria-label={`Reminder ${index + 1}, whom`}
            data={reminderAudiences.map(value => ({ value, label: audienceWords[value] }))}
            value={to}
            disabled={readOnly}
            onChange={event => {
              const next = reminderAudiences.find(audience => audience === event.currentTarget.value);
              replace(index, { to: next ?? 'everybody' });
            }}
          />
          <Text>after</Text>
          <Amount
            name={`Reminder ${index + 1}, days`}
            value={days}
            decimals
            readOnly={readOnly}
            onChange={next => replace(index, { days: next })}
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
      {readOnly || form.reminders.length >= MOST_REMINDERS ? null : (
        <AddButton onClick={() => set({ reminders: [...form.reminders, nextReminder(form.reminders)] })}>
          Add a reminder
        </AddButton>
      )}
    </>
  );
}

/** Four days after the first mail, then six days after the one before. */
function nextReminder(rows: ReminderRow[]): ReminderRow {
  const last = Math.max(-2, ...rows.map(({ days }) => Number(days)));
  return { days: last + 6, to: 'everybody' };
}
