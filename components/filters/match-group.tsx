import { ActionIcon, Button, Group, NativeSelect, Stack } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import classes from './filters.module.css';
import { type DraftGroup, emptyRow, isGroup } from './match-draft';
import { MatchRow } from './match-row';

/** Groups within groups that can be added here; deeper ones from an address are shown all the same. */
const DEEPEST = 2;

const joins: { value: DraftGroup['join']; label: string }[] = [
  { value: 'all', label: 'All of these hold' },
  { value: 'any', label: 'Any of these holds' },
  { value: 'none', label: 'None of these holds' },
];

/** Conditions and how they are joined. `place`: `1.2` of a group within groups, for its name. `isSent`: faults are told. */
export function MatchGroup({
  group,
  place = '',
  depth = 0,
  isSent,
  onChange,
  onRemove,
}: {
  group: DraftGroup;
  place?: string;
  depth?: number;
  isSent: boolean;
  onChange: (group: DraftGroup) => void;
  onRemove?: () => void;
}) {
  const { join, parts } = group;
  const setParts = (next: DraftGroup['parts']) => onChange({ join, parts: next });
  const replace = (index: number, next: DraftGroup['parts'][number]) =>
    setParts(parts.map((part, at) => (at === index ? next : part)));
  const remove = (index: number) => setParts(parts.filter((_, at) => at !== index));
  const name = place ? `group ${place}` : 'the conditions';
  return (
    <Stack gap="xs" role="group" aria-label={place ? `Group ${place}` : 'Conditions'}>
      <Group gap="xs" wrap="nowrap">
        <NativeSelect
          aria-label={`How ${name} are joined`}
          data={joins}
          value={join}
          onChange={event =>
            onChange({
              join: joins.find(({ value }) => value === event.currentTarget.value)?.value ?? 'all',
              parts,
            })
          }
        />
        {onRemove ? (
          <ActionIcon variant="subtle" color="gray" aria-label={`Remove group ${place}`} onClick={onRemove}>
            <IconTrash size={16} stroke={1.5} aria-hidden />
          </ActionIcon>
        ) : null}
      </Group>
      <Stack gap="xs" className={classes.group}>
        {parts.map((part, index) => {
          const at = place ? `${place}.${index + 1}` : `${index + 1}`;
          return isGroup(part) ? (
            <MatchGroup
              key={index}
              group={part}
              place={at}
              depth={depth + 1}
              isSent={isSent}
              onChange={next => replace(index, next)}
              onRemove={() => remove(index)}
            />
          ) : (
            <MatchRow
              key={index}
              row={part}
              place={at}
              isSent={isSent}
              onChange={next => replace(index, next)}
              onRemove={() => remove(index)}
            />
          );
        })}
        <Group gap="xs">
          <AddButton onClick={() => setParts([...parts, emptyRow('attribute')])}>Add a condition</AddButton>
          {depth < DEEPEST ? (
            <AddButton
              onClick={() =>
                setParts([...parts, { join: join === 'all' ? 'any' : 'all', parts: [emptyRow('attribute')] }])
              }
            >
              Add a group
            </AddButton>
          ) : null}
        </Group>
      </Stack>
    </Stack>
  );
}

const AddButton = ({ onClick, children }: { onClick: () => void; children: string }) => (
  <Button
    variant="subtle"
    size="compact-sm"
    leftSection={<IconPlus size={16} stroke={1.5} aria-hidden />}
    onClick={onClick}
  >
    {children}
  </Button>
);
