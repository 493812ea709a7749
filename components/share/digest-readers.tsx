'use client';

import { ActionIcon, Badge, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { digestLanguages, MOST_READERS } from '@/domain/digest';
import { languageName } from '../surveys/languages';
import { timezones } from '../ui/choices';
import { useWorkspace } from '../ui/workspace-context';
import { languageOf, type Reader } from './digest-words';

/** Who gets it, each in their own language and zone. Whoever may not design mails to themselves alone. */
export function DigestReaders({
  readers,
  faults,
  onChange,
}: {
  readers: Reader[];
  faults: Record<string, string>;
  onChange: (readers: Reader[]) => void;
}) {
  const { can } = useWorkspace();
  const change = (email: string, part: Partial<Reader>) =>
    onChange(readers.map(reader => (reader.email === email ? { ...reader, ...part } : reader)));
  return (
    <Stack gap="xs" component="section" aria-label="Readers">
      <Text size="sm" fw={500}>
        Goes to
      </Text>
      {readers.map((reader, index) => (
        <ReaderRow
          key={reader.email}
          reader={reader}
          fault={faults[`readers.${index}.email`]}
          onChange={part => change(reader.email, part)}
          onRemove={
            can('design') && !reader.isStopped
              ? () => onChange(readers.filter(({ email }) => email !== reader.email))
              : null
          }
        />
      ))}
      {can('design') && readers.length < MOST_READERS ? (
        <AddReader readers={readers} onAdd={reader => onChange([...readers, reader])} />
      ) : null}
      {faults.readers ? <Text c="var(--aw-error)">This digest {faults.readers}.</Text> : null}
    </Stack>
  );
}

function ReaderRow({
  reader,
  fault,
  onChange,
  onRemove,
}: {
  reader: Reader;
  fault: string | undefined;
  onChange: (part: Partial<Reader>) => void;
  onRemove: (() => void) | null;
}) {
  const { email, name, locale, timezone, isStopped } = reader;
  return (
    <Group gap="xs" align="center">
      <Stack gap={0} flex={1} miw={180}>
        <Group gap="xs">
          <Text style={{ overflowWrap: 'anywhere' }}>{email}</Text>
          {isStopped ? (
            <Badge variant="outline" color="gray" tt="none" fw={500}>
              stopped it
            </Badge>
          ) : null}
        </Group>
        {name && name !== email ? (
          <Text size="xs" c="dimmed">
            {name}
          </Text>
        ) : null}
        {fault ? (
          <Text size="xs" c="var(--aw-error)">
            {fault}
          </Text>
        ) : null}
      </Stack>
      <Select
        aria-label={`Language of ${email}`}
        w={120}
        allowDeselect={false}
        data={digestLanguages.map(value => ({ value, label: languageName(value) }))}
        value={languageOf(locale)}
        onChange={value => value && onChange({ locale: value })}
      />
      <Select
        aria-label={`Time zone of ${email}`}
        w={180}
        searchable
        allowDeselect={false}
        data={[...new Set([timezone, ...timezones()])]}
        value={timezone}
        onChange={value => value && onChange({ timezone: value })}
      />
      {onRemove ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Take ${email} off the list`}
          onClick={onRemove}
        >
          <IconX size={16} stroke={1.5} aria-hidden />
        </ActionIcon>
      ) : null}
    </Group>
  );
}

function AddReader({ readers, onAdd }: { readers: Reader[]; onAdd: (reader: Reader) => void }) {
  const { timezone, name: workspace } = useWorkspace();
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const add = () => {
    const email = typed.trim().toLowerCase();
    if (!/^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/.test(email))
      return setFault('That is not one e-mail address.');
    if (readers.some(reader => reader.email === email)) return setFault('They are on the list.');
    onAdd({ email, name: null, locale: 'en', timezone, isStopped: false });
    setTyped('');
  };
  return (
    <Group gap="xs" align="flex-start">
      <TextInput
        aria-label="Add somebody by e-mail address"
        placeholder="somebody@example.com"
        type="email"
        flex={1}
        miw={200}
        value={typed}
        error={fault}
        description={`They need no seat. Every mail says that you, of ${workspace}, put them on the list, and stops with one click.`}
        inputWrapperOrder={['input', 'error', 'description']}
        onChange={event => {
          setTyped(event.currentTarget.value);
          setFault(null);
        }}
        onKeyDown={event => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          add();
        }}
      />
      <Button onClick={add} disabled={typed.trim() === ''}>
        Add
      </Button>
    </Group>
  );
}
