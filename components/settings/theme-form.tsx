'use client';

import { Button, Group, Menu, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { ThemeRule } from '@/domain/text/theme';
import { type Outputs, useTRPC } from '../trpc';
import { errorSentence, fieldErrors } from '../ui/errors';
import { told } from '../ui/told';
import { ThemePreview } from './theme-preview';
import { ThemeRuleFields } from './theme-rule';
import { emptyRule, ruleFault } from './theme-words';
import type { ThemeStart } from './themes';

type Theme = Outputs['theme']['list']['themes'][number];
/** `id` is only for the screen: rules are told apart by their place. */
type DraftRule = { id: number; rule: ThemeRule };

const kinds: { kind: ThemeRule['kind']; label: string }[] = [
  { kind: 'words', label: 'Any of these words' },
  { kind: 'near', label: 'Words near one another' },
  { kind: 'pattern', label: 'A pattern (regular expression)' },
];

/** A new theme, or one to change: its name, what it looks for, and what that finds while it is written. */
export function ThemeForm({
  theme,
  start,
  onClose,
}: {
  theme: Theme | null;
  start: ThemeStart | null;
  onClose: () => void;
}) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const [name, setName] = useState(theme?.name ?? start?.name ?? '');
  const [description, setDescription] = useState(theme?.description ?? '');
  const [drafts, setDrafts] = useState<DraftRule[]>(() =>
    (theme?.rules ?? start?.rules ?? [emptyRule('words')]).map((rule, id) => ({ id, rule })),
  );
  const [isSent, setSent] = useState(false);
  const done = told(
    theme ? 'Theme changed. Comments are read with it now.' : 'Theme made. Comments are read for it now.',
    () => {
      onClose();
      return client.invalidateQueries({ queryKey: trpc.theme.pathKey() });
    },
  );
  // What is wrong with a field stands beside it.
  const quiet = { ...done, onError: () => undefined };
  const create = useMutation(trpc.theme.create.mutationOptions(quiet));
  const update = useMutation(trpc.theme.update.mutationOptions(quiet));
  const failed = create.error ?? update.error;
  const faults = failed ? fieldErrors(failed) : {};
  const rules = drafts.map(({ rule }) => rule);
  const complete = rules.filter(rule => ruleFault(rule) === null);
  const save = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (name.trim() === '' || complete.length < rules.length) return;
    const given = { name, description: description.trim() || null, rules };
    if (theme) update.mutate({ id: theme.id, ...given });
    else create.mutate(given);
  };
  const add = (kind: ThemeRule['kind']) =>
    setDrafts(before => [
      ...before,
      { id: Math.max(-1, ...before.map(({ id }) => id)) + 1, rule: emptyRule(kind) },
    ]);
  return (
    <Modal
      opened
      onClose={onClose}
      size={820}
      title={theme ? `Change “${theme.name}”` : 'New theme'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form onSubmit={save} noValidate>
        <Stack gap="md">
          <TextInput
            label="Name"
            placeholder="Waiting time"
            data-autofocus
            maxLength={80}
            value={name}
            error={faults.name ?? (isSent && name.trim() === '' ? 'Give the theme a name.' : null)}
            onChange={event => setName(event.currentTarget.value)}
          />
          <Textarea
            label="What belongs to it"
            description="For your colleagues; customers never see it."
            autosize
            minRows={1}
            maxLength={500}
            value={description}
            onChange={event => setDescription(event.currentTarget.value)}
          />
          <ThemePreview id={theme?.id ?? null} rules={complete} />
          <Stack gap="xs">
            <Text fw={500}>A comment has this theme when any of these holds</Text>
            {drafts.length === 0 ? (
              <Text c="dimmed">No rule: only people add it, comment by comment.</Text>
            ) : null}
            {drafts.map(({ id, rule }, place) => (
              <ThemeRuleFields
                key={id}
                rule={rule}
                place={place + 1}
                fault={faults[`rules.${place}`] ?? (isSent ? ruleFault(rule) : null)}
                onChange={next =>
                  setDrafts(before => before.map(one => (one.id === id ? { id, rule: next } : one)))
                }
                onRemove={() => setDrafts(before => before.filter(one => one.id !== id))}
              />
            ))}
            <Menu position="bottom-start">
              <Menu.Target>
                <Button
                  variant="subtle"
                  leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />}
                  style={{ alignSelf: 'flex-start' }}
                >
                  Add a rule
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {kinds.map(({ kind, label }) => (
                  <Menu.Item key={kind} onClick={() => add(kind)}>
                    {label}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          </Stack>
          {failed && Object.keys(faults).length === 0 ? (
            <Text c="var(--aw-error)" role="alert">
              {errorSentence(failed)}
            </Text>
          ) : null}
          <Group justify="flex-end" gap="xs">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="filled" loading={create.isPending || update.isPending}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
