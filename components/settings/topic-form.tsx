'use client';

import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { directionOf, pickText } from '@/domain/survey/translate';
import { languageName } from '../surveys/languages';
import { type Outputs, useTRPC } from '../trpc';
import { errorSentence, fieldErrors } from '../ui/errors';
import { told } from '../ui/told';

type Topic = Outputs['topic']['list']['topics'][number];

/** A new topic, or one to rename: its name in each language that the workspace's surveys speak. */
export function TopicForm({
  topic,
  languages,
  onClose,
}: {
  topic: Topic | null;
  languages: string[];
  onClose: () => void;
}) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const [label, setLabel] = useState<Record<string, string>>(topic?.label ?? {});
  const [isSent, setSent] = useState(false);
  const save = useMutation(
    trpc.topic.save.mutationOptions({
      ...told(topic ? 'Topic changed.' : 'Topic added. Programs can be about it now.', () => {
        onClose();
        return client.invalidateQueries({ queryKey: trpc.topic.list.queryKey() });
      }),
      // What is wrong with a field stands beside it.
      onError: () => undefined,
    }),
  );
  const tags = [...new Set([...languages, ...Object.keys(label)])];
  const given = Object.fromEntries(
    Object.entries(label)
      .map(([tag, text]) => [tag, text.trim()])
      .filter(([, text]) => text),
  );
  const isEmpty = Object.keys(given).length === 0;
  const faults = save.error ? fieldErrors(save.error) : {};
  const faultOf = (tag: string) =>
    faults[`label.${tag}`] ?? (isSent && isEmpty && tag === tags[0] ? 'Give the topic a name.' : null);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (!isEmpty) save.mutate({ ...(topic && { id: topic.id }), label: given });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={topic ? `Change “${pickText(topic.label, 'en', languages)}”` : 'New topic'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form onSubmit={send} noValidate>
        <Stack gap="md">
          <Text c="dimmed">
            As customers read it on their page.
            {tags.length > 1 ? ' A language that is left empty shows the first that is not.' : ''}
          </Text>
          {tags.map((tag, index) => (
            <TextInput
              key={tag}
              label={tags.length > 1 ? languageName(tag) : 'Name'}
              placeholder={index === 0 ? 'Orders and deliveries' : ''}
              lang={tag}
              dir={directionOf(tag)}
              maxLength={80}
              data-autofocus={index === 0 || undefined}
              value={label[tag] ?? ''}
              error={faultOf(tag)}
              onChange={event => {
                const { value } = event.currentTarget;
                setLabel(before => ({ ...before, [tag]: value }));
              }}
            />
          ))}
          {save.error && Object.keys(faults).length === 0 ? (
            <Text c="var(--aw-error)">{errorSentence(save.error)}</Text>
          ) : null}
          <Group justify="flex-end" gap="xs">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="filled" loading={save.isPending}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
