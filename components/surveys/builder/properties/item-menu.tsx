'use client';

import { ActionIcon, type ActionIconProps, Menu } from '@mantine/core';
import { IconDots, IconTrash } from '@tabler/icons-react';

/** Something a choice or a row may be marked as; `note` is said under its words. */
export type Mark = { name: 'fixed' | 'exclusive' | 'driver'; label: string; note: string };

const button = { variant: 'subtle', color: 'gray', size: 28, mt: 3 } satisfies ActionIconProps;

/** What can be done with one choice or row: its marks, and deleting it. */
export function ItemMenu({
  name,
  marked,
  marks,
  onMark,
  onDelete,
}: {
  name: string;
  /** Names of the marks it has. */
  marked: readonly string[];
  marks: readonly Mark[];
  onMark: (name: Mark['name']) => void;
  onDelete: () => void;
}) {
  if (marks.length === 0)
    return (
      <ActionIcon {...button} aria-label={`Delete ${name}`} onClick={onDelete}>
        <IconTrash size={16} stroke={1.5} aria-hidden />
      </ActionIcon>
    );
  return (
    <Menu position="bottom-end" width={260} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon {...button} aria-label={`More for ${name}`}>
          <IconDots size={16} stroke={1.5} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {marks.map(mark => (
          <Menu.CheckboxItem
            key={mark.name}
            checked={marked.includes(mark.name)}
            onChange={() => onMark(mark.name)}
            closeMenuOnClick
          >
            {mark.label}
          </Menu.CheckboxItem>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconTrash size={16} stroke={1.5} aria-hidden />} onClick={onDelete}>
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
