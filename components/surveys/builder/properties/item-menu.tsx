'use client';

import { ActionIcon, type ActionIconProps, Menu } from '@mantine/core';
import { IconCheck, IconDots, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';

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
  // Made when it is first wanted: hundreds of menus would be slow.
  const [isMade, make] = useState(false);
  if (marks.length === 0)
    return (
      <ActionIcon {...button} aria-label={`Delete ${name}`} onClick={onDelete}>
        <IconTrash size={16} stroke={1.5} aria-hidden />
      </ActionIcon>
    );
  const target = (
    <ActionIcon
      {...button}
      aria-label={`More for ${name}`}
      {...(!isMade && { 'aria-haspopup': 'menu', 'aria-expanded': false, onClick: () => make(true) })}
    >
      <IconDots size={16} stroke={1.5} aria-hidden />
    </ActionIcon>
  );
  if (!isMade) return target;
  return (
    <Menu position="bottom-end" width={280} defaultOpened>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        {marks.map(mark => (
          <Menu.Item
            key={mark.name}
            role="menuitemcheckbox"
            aria-checked={marked.includes(mark.name)}
            rightSection={
              marked.includes(mark.name) ? <IconCheck size={16} stroke={1.5} aria-hidden /> : null
            }
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
