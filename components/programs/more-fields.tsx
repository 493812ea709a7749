'use client';

import { Card, NativeSelect, Stack, Switch, Text, Title, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { languageName } from '../surveys/languages';
import { newForm, type ProgramForm } from './form-values';
import { Amount, Line } from './line';
import type { FieldsProps, RuleNames } from './program-fields';
import classes from './program-fields.module.css';

/** What most programs leave as it is; open where this one does not. `order`: where it stands among the programs. */
export function MoreFields({
  names,
  languages,
  order,
  ...fields
}: FieldsProps & {
  names: RuleNames | undefined;
  /** Of the survey. */
  languages: readonly string[];
  order: ReactNode;
}) {
  const { form, set, problems, readOnly } = fields;
  const id = useId();
  const [wasOpened, setOpened] = useState(() => isUnusual(form));
  const isOpen = wasOpened || problems.holdout !== undefined || problems.maxAge !== undefined;
  return (
    <Card component="section" aria-label="More">
      <Title order={2}>
        <UnstyledButton
          className={classes.more}
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={() => setOpened(!isOpen)}
        >
          <IconChevronRight size={16} stroke={1.5} aria-hidden className={classes.arrow} />
          More
          {isOpen ? null : (
            <Text component="span" c="dimmed">
              a group to compare with, channel, language, topic, order
            </Text>
          )}
        </UnstyledButton>
      </Title>
      {isOpen ? (
        <Stack id={id} gap="sm" mt="sm">
          <Line errors={[problems.holdout]}>
            <Text>Keep</Text>
            <Amount
              name="Share that is kept out, percent"
              value={form.holdout}
              max={50}
              decimals
              suffix=" %"
              width={88}
              error={Boolean(problems.holdout)}
              readOnly={readOnly}
              onChange={holdout => set({ holdout })}
            />
            <Text>of customers out, always the same ones, to compare with.</Text>
          </Line>
          {form.kind === 'types' ? <OfInteractions {...fields} /> : null}
          <Switch
            label="Ask even if another survey asked lately"
            description="For checks after a complaint. The rests of this survey still count, and so does a customer’s wish for fewer surveys."
            checked={form.exempt}
            disabled={readOnly}
            onChange={event => set({ exempt: event.currentTarget.checked })}
          />
          <Ways form={form} set={set} readOnly={readOnly} names={names} languages={languages} />
          {order}
        </Stack>
      ) : null}
    </Card>
  );
}

function OfInteractions({ form, set, problems, readOnly }: FieldsProps) {
  return (
    <>
      <Switch
        label="Ask once per case"
        description="Of several interactions about one case, the first is asked about."
        checked={form.oncePerCase}
        disabled={readOnly}
        onChange={event => set({ oncePerCase: event.currentTarget.checked })}
      />
      <Line errors={[problems.maxAge]}>
        <Text>What we hear of more than</Text>
        <Amount
          name="Greatest age in days"
          value={form.maxAge}
          decimals
          error={Boolean(problems.maxAge)}
          readOnly={readOnly}
          onChange={maxAge => set({ maxAge })}
        />
        <Text>days late is not asked about.</Text>
      </Line>
    </>
  );
}

/** Channel, language, and what it is about. */
function Ways({
  form,
  set,
  readOnly,
  names,
  languages,
}: Omit<FieldsProps, 'problems'> & { names: RuleNames | undefined; languages: readonly string[] }) {
  const channels = (names?.channels ?? []).filter(({ id, active }) => active || id === form.channel);
  const topics = names?.topics ?? [];
  return (
    <>
      {channels.length > 0 ? (
        <Line>
          <Text>Send it</Text>
          <NativeSelect
            aria-label="Channel"
            data={[
              { value: '', label: 'by mail' },
              ...channels.map(({ id, name, active }) => ({
                value: id,
                label: active ? `by “${name}”` : `by “${name}” (switched off)`,
              })),
            ]}
            value={form.channel}
            disabled={readOnly}
            onChange={event => set({ channel: event.currentTarget.value })}
          />
        </Line>
      ) : null}
      <Line>
        <Text>Write in</Text>
        <NativeSelect
          aria-label="Language"
          data={[
            { value: '', label: 'each customer’s own language' },
            ...[...new Set([...languages, ...(form.language ? [form.language] : [])])].map(tag => ({
              value: tag,
              label: languageName(tag),
            })),
          ]}
          value={form.language}
          disabled={readOnly}
          onChange={event => set({ language: event.currentTarget.value })}
        />
      </Line>
      {topics.length > 0 || form.topic ? (
        <Line>
          <Text>It is about</Text>
          <NativeSelect
            aria-label="Topic"
            data={[
              { value: '', label: 'nothing that customers can switch off alone' },
              ...topics.map(({ id, label }) => ({ value: id, label: topicName(label) })),
              ...(form.topic && !topics.some(({ id }) => id === form.topic)
                ? [{ value: form.topic, label: form.topic }]
                : []),
            ]}
            value={form.topic}
            disabled={readOnly}
            onChange={event => set({ topic: event.currentTarget.value })}
          />
        </Line>
      ) : null}
    </>
  );
}

/** A topic in English, else in the first language it has a name in. */
export const topicName = (label: Record<string, string>): string => label.en ?? Object.values(label)[0] ?? '';

function isUnusual(form: ProgramForm): boolean {
  const usual = newForm({ survey: '', types: [] });
  const rare = ['holdout', 'oncePerCase', 'maxAge', 'exempt', 'channel', 'language', 'topic'] as const;
  return rare.some(field => form[field] !== usual[field]);
}
