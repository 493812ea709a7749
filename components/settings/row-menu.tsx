import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';

/** What can be done with one row of a list in Settings. `remove`: the word for it. */
export function RowMenu({
  name,
  remove,
  onEdit,
  onRemove,
}: {
  name: string;
  remove: string;
  onEdit: () => void;
  onRemove: () => void;
}) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`More about ${name}`}>
          <IconDots size={16} stroke={1.5} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onEdit}>Change</Menu.Item>
        <Menu.Item onClick={onRemove}>{remove}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
