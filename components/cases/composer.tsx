'use client';

import { Button, Group, MultiSelect, SegmentedControl, Stack, Textarea } from '@mantine/core';
import { useSessionStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTRPC } from '../trpc';
import { useWorkspace } from '../ui/workspace-context';
import type { CaseRow } from './case-words';
import { useCaseChange } from './use-case-change';

type Kind = 'note' | 'contact' | 'mail';
type How = 'phone' | 'mail' | 'in_person' | 'other';

const hows: { value: How; label: string }[] = [
  { value: 'phone', label: 'Telephone' },
  { value: 'mail', label: 'Mail' },
  { value: 'in_person', label: 'In person' },
  { value: 'other', label: 'Other' },
];

/**
 * Writes into a case's history: a note for colleagues, or what was said with the customer. `mail`: where a mail to the
 * customer is written, for screens that have room for it. What is typed stays until it is saved, whatever others do meanwhile.
 */
export function Composer({
  row,
  first,
  mail,
  onDone,
}: {
  row: Pick<CaseRow, 'id' | 'revision'>;
  first: Kind;
  mail?: ReactNode;
  onDone?: () => void;
}) {
  const [kind, setKind] = useState<Kind>(first);
  const kinds: { value: Kind; label: string }[] = [
    { value: 'note', label: 'Note' },
    { value: 'contact', label: 'Logged call' },
    ...(mail ? [{ value: 'mail' as const, label: 'E-mail' }] : []),
  ];
  const parts = { row, onDone };
  return (
    <Stack gap="sm">
      <SegmentedControl
        aria-label="What to write"
        size="sm"
        style={{ alignSelf: 'flex-start' }}
        data={kinds}
        value={kind}
        onChange={value => setKind(kinds.find(one => one.value === value)?.value ?? 'note')}
      />
      {kind === 'note' ? <NoteFields {...parts} /> : null}
      {kind === 'contact' ? <ContactFields {...parts} /> : null}
      {kind === 'mail' ? mail : null}
    </Stack>
  );
}

type Fields = {
  row: Pick<CaseRow, 'id' | 'revision'>;
  onDone: (() => void) | undefined;
};

/** What is typed, kept by this window; a draft of its own for each kind: notes are not what was said on the telephone. */
const useDraft = (kind: Kind, { id }: Fields['row']) =>
  useSessionStorage({ key: `case-${kind}-${id}`, defaultValue: '' });

function NoteFields({ row, onDone }: Fields) {
  const [text, setText] = useDraft('note', row);
  const trpc = useTRPC();
  const { user } = useWorkspace();
  const team = useQuery(trpc.followUp.team.queryOptions(undefined, { staleTime: 300_000 }));
  const [told, setTold] = useState<string[]>([]);
  const { change, isPending } = useCaseChange();
  const mates = (team.data ?? []).filter(({ id }) => id !== user.id);
  const save = () => {
    const names = mates.filter(({ id }) => told.includes(id)).map(({ name }) => `@${name}`);
    change(
      row,
      { kind: 'note', text: [...names, text.trim()].join(' '), mentions: told },
      {
        onDone: () => {
          setTold([]);
          setText('');
          onDone?.();
        },
      },
    );
  };
  return (
    <>
      <Words
        label="Note"
        placeholder="What should colleagues know? The customer never sees it."
        text={text}
        setText={setText}
        onSave={save}
      />
      <Group gap="xs" align="flex-end" justify="space-between">
        {mates.length > 0 ? (
          <MultiSelect
            aria-label="Tell by mail"
            placeholder={told.length === 0 ? 'Tell a colleague' : ''}
            searchable
            flex="1 1 180px"
            maw={360}
            data={mates.map(({ id, name }) => ({ value: id, label: name }))}
            value={told}
            onChange={setTold}
          />
        ) : (
          <span />
        )}
        <Button disabled={text.trim() === ''} loading={isPending} onClick={save}>
          Save note
        </Button>
      </Group>
    </>
  );
}

function ContactFields({ row, onDone }: Fields) {
  const [text, setText] = useDraft('contact', row);
  const [how, setHow] = useState<How>('phone');
  const [reached, setReached] = useState(true);
  const { change, isPending } = useCaseChange();
  const saved = () => {
    setText('');
    onDone?.();
  };
  const save = () =>
    change(
      row,
      { kind: 'contact', by: how, reached, ...(text.trim() && { text: text.trim() }) },
      { done: reached ? 'Contact logged.' : 'Attempt logged. The promise still runs.', onDone: saved },
    );
  return (
    <>
      <Group gap="xs">
        <SegmentedControl
          aria-label="How"
          size="xs"
          data={hows}
          value={how}
          onChange={value => setHow(hows.find(one => one.value === value)?.value ?? 'phone')}
        />
        <SegmentedControl
          aria-label="Was the customer reached?"
          size="xs"
          data={[
            { value: 'yes', label: 'Reached' },
            { value: 'no', label: 'Not reached' },
          ]}
          value={reached ? 'yes' : 'no'}
          onChange={value => setReached(value === 'yes')}
        />
      </Group>
      <Words
        label="What was said"
        placeholder={reached ? 'What did the customer say, and what was promised?' : 'When to try again?'}
        text={text}
        setText={setText}
        onSave={save}
      />
      <Group justify="flex-end">
        <Button loading={isPending} onClick={save}>
          {reached ? 'Log contact' : 'Log attempt'}
        </Button>
      </Group>
    </>
  );
}

function Words({
  label,
  placeholder,
  text,
  setText,
  onSave,
}: {
  label: string;
  placeholder: string;
  text: string;
  setText: (text: string) => void;
  onSave: () => void;
}) {
  return (
    <Textarea
      aria-label={label}
      placeholder={placeholder}
      autosize
      minRows={3}
      maxRows={12}
      maxLength={5000}
      data-autofocus
      value={text}
      onChange={event => setText(event.currentTarget.value)}
      onKeyDown={event => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSave();
      }}
    />
  );
}
