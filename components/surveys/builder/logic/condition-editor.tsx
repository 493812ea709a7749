'use client';

import { Box, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { conditionInWords } from '@/domain/survey/condition-words';
import type { Condition } from '@/domain/survey/conditions';
import { capital } from '@/domain/survey/names';
import { fieldId, useDraftRoom } from '../../draft-context';
import { FaultNotes } from '../properties/fault-notes';
import { asGroup, firstLeaf, fromGroup } from './condition-edit';
import { ConditionLine } from './condition-line';
import classes from './logic.module.css';

/**
 * A condition as a sentence of controls: comparisons joined by "and" or "or", groups inside them. `at` is its dotted
 * path, which decides what can be asked about. `onChange(null)`: the last comparison was removed; `merge`: keystrokes in
 * one value, to be undone together.
 */
export function ConditionEditor({
  value,
  onChange,
  at,
  lead = 'If',
}: {
  value: Condition;
  onChange: (value: Condition | null, merge?: string) => void;
  at: string;
  /** The words before it. */
  lead?: string;
}) {
  const { definition, language, readOnly } = useDraftRoom();
  return (
    <Box id={fieldId(at)} tabIndex={-1} className={classes.condition}>
      {readOnly ? (
        <Text size="sm">
          {lead} {conditionInWords(value, definition, language)}
        </Text>
      ) : (
        <GroupEditor value={value} at={at} lead={lead} name="condition" depth={0} onChange={onChange} />
      )}
      <FaultNotes path={at} />
    </Box>
  );
}

const MOST_MEMBERS = 50;

function GroupEditor({
  value,
  at,
  lead,
  name,
  depth,
  onChange,
}: {
  value: Condition;
  at: string;
  lead: string;
  name: string;
  depth: number;
  onChange: (value: Condition | null, merge?: string) => void;
}) {
  const { definition } = useDraftRoom();
  const group = asGroup(value);
  const { items, join } = group;
  const set = (next: Partial<typeof group>, merge?: string) =>
    onChange(fromGroup({ ...group, ...next }), merge);
  const replace = (index: number, item: Condition | null, merge?: string) =>
    set({ items: items.flatMap((one, place) => (place === index ? (item ?? []) : [one])) }, merge);
  const add = (item: Condition) => set({ items: [...items, item] });
  const isFull = items.length >= MOST_MEMBERS;
  return (
    <Stack gap={6} role="group" aria-label={depth === 0 ? 'Condition' : capital(name)}>
      <Group gap={6} wrap="nowrap">
        {lead ? <Text size="sm">{lead}</Text> : null}
        {items.length > 1 || depth > 0 ? (
          <NativeSelect
            aria-label={`How the parts of ${name} are joined`}
            size="xs"
            data={[
              { value: 'all', label: 'all of these are true' },
              { value: 'any', label: 'any of these is true' },
            ]}
            value={join}
            onChange={event => set({ join: event.currentTarget.value === 'any' ? 'any' : 'all' })}
          />
        ) : null}
      </Group>
      {items.map((item, index) => {
        const own = items.length > 1 || depth > 0 ? `${name} ${index + 1}` : name;
        return (
          <Box key={index} className={classes.member}>
            {index > 0 ? (
              <Text size="xs" c="dimmed" mb={4}>
                {join === 'all' ? 'and' : 'or'}
              </Text>
            ) : null}
            {'all' in item || 'any' in item ? (
              <Box className={classes.group}>
                <GroupEditor
                  value={item}
                  at={at}
                  lead=""
                  name={own}
                  depth={depth + 1}
                  onChange={(next, merge) => replace(index, next, merge)}
                />
              </Box>
            ) : (
              <ConditionLine
                leaf={item}
                at={at}
                name={own}
                onChange={(next, isTyping) => replace(index, next, isTyping ? `${at} ${own}` : undefined)}
                onRemove={() => replace(index, null)}
              />
            )}
          </Box>
        );
      })}
      {isFull ? null : (
        <Group gap={4}>
          <AddButton label="Add a condition" to={name} onClick={() => add(firstLeaf(definition, at))} />
          {depth === 0 ? (
            <AddButton
              label="Add a group"
              to={name}
              onClick={() => {
                const first = [firstLeaf(definition, at)];
                add(join === 'all' ? { any: first } : { all: first });
              }}
            />
          ) : null}
        </Group>
      )}
    </Stack>
  );
}

function AddButton({ label, to, onClick }: { label: string; to: string; onClick: () => void }) {
  return (
    <Button
      variant="subtle"
      size="compact-xs"
      aria-label={`${label} to ${to}`}
      leftSection={<IconPlus size={14} stroke={1.5} aria-hidden />}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}
