'use client';

import { ActionIcon, Menu } from '@mantine/core';
import { IconCheck, IconDots, IconTrash } from '@tabler/icons-react';
import type { Item } from '@/domain/survey/edits/items';

/** Something a choice or a row may be marked as; `note` is said under its words. */
export type Mark = { name: 'fixed' | 'exclusive' | 'driver'; label: string; note: string };

/** What can be done with one choice or row: its marks, and deleting it. */
export function ItemMenu({
  name,
  item,
  marks,
  onMark,
  onDelete,
}: {
  name: string;
  item: Item;
  marks: readonly Mark[];
  onMark: (name: Mark['name']) => void;
  onDelete: () => void;
}) {
  if (marks.length === 0)
    return (
      <ActionIcon
        variant="subtle"
        color="gray"
        size={28}
        mt={3}
        aria-label={`Delete ${name}`}
        onClick={onDelete}
      >
        <IconTrash size={16} stroke={1.5} aria-hidden />
      </ActionIcon>
    );
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={28} mt={3} aria-label={`More for ${name}`}>
          <IconDots size={16} stroke={1.5} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {marks.map(mark => (
          <Menu.Item
            key={mark.name}
            role="menuitemcheckbox"
            aria-checked={item[mark.name] === true}
            rightSection={item[mark.name] ? <IconCheck size={16} stroke={1.5} aria-hidden /> : null}
            onClick={() => onMark(mark.name)}
          >
            {mark.label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconTrash size={16} stroke={1.5} aria-hidden />} onClick={onDelete}>
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
