'use client';

import { ActionIcon, Autocomplete, Button, Group, Input, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../trpc';
import { useWorkspace } from '../../ui/workspace-context';
import type { AttributeRow } from './attributes';

const MOST = 50;

/** What every answer through a door carries: name and value, those in use here offered. */
export function AttributeRows({
  rows,
  note,
  onChange,
}: {
  rows: AttributeRow[];
  note?: string | undefined;
  onChange: (rows: AttributeRow[]) => void;
}) {
  const { names, valuesOf } = useKnownAttributes();
  const change = (index: number, part: Partial<AttributeRow>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...part } : row)));
  return (
    <Input.Wrapper
      label="Attributes"
      labelElement="div"
      description="Every answer carries them, so that scores can be split and filtered by them."
    >
      <Stack gap="xs" mt={6}>
        {rows.map((row, index) => (
          <Group key={index} gap="xs" wrap="nowrap">
            <Autocomplete
              aria-label={`Name of attribute ${index + 1}`}
              placeholder="location"
              flex={1}
              maxLength={100}
              data={names}
              value={row.name}
              onChange={name => change(index, { name })}
            />
            <Autocomplete
              aria-label={`Value of attribute ${index + 1}`}
              placeholder="Leeds"
              flex={1}
              maxLength={500}
              data={valuesOf(row.name)}
              value={row.value}
              onChange={value => change(index, { value })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove attribute ${index + 1}`}
              onClick={() => onChange(rows.filter((_, at) => at !== index))}
            >
              <IconTrash size={16} stroke={1.5} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        {rows.length < MOST ? (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />}
            style={{ alignSelf: 'flex-start' }}
            onClick={() => onChange([...rows, { name: '', value: '' }])}
          >
            Add an attribute
          </Button>
        ) : null}
        {note ? (
          <Text size="xs" c="dimmed">
            {note}
          </Text>
        ) : null}
      </Stack>
    </Input.Wrapper>
  );
}

/** Names of attributes that interactions here carry or numbers are split by, and their most frequent values. */
export function useKnownAttributes() {
  const trpc = useTRPC();
  const { settings } = useWorkspace();
  const { data } = useQuery(trpc.program.vocabulary.queryOptions(undefined, { staleTime: 300_000 }));
  const known = data?.attributes ?? [];
  return {
    names: [...new Set([...(settings.segments ?? []), ...known.map(({ name }) => name)])],
    valuesOf: (name: string) => known.find(one => one.name === name.trim())?.values ?? [],
  };
}
