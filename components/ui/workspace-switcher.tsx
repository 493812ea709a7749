'use client';

import { Badge, Box, Menu, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconSelector } from '@tabler/icons-react';
import Link from 'next/link';
import classes from './shell.module.css';
import { useWorkspace } from './workspace-context';

/** The company's name; a menu where the person belongs to more than one. */
export function WorkspaceSwitcher() {
  const { name, slug, isDemo, workspaces } = useWorkspace();
  const face = (
    <>
      <Text fw={600} truncate flex={1}>
        {name}
      </Text>
      {isDemo ? (
        <Badge size="sm" variant="outline" color="gray" tt="none" fw={500}>
          Demo
        </Badge>
      ) : null}
    </>
  );
  if (workspaces.length < 2) return <Box className={classes.chooser}>{face}</Box>;
  return (
    <Menu width={240} position="bottom-start">
      <Menu.Target>
        <UnstyledButton className={classes.chooser}>
          {face}
          <VisuallyHidden>: change workspace</VisuallyHidden>
          <IconSelector size={16} stroke={1.5} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {workspaces.map(item => (
          <Menu.Item
            key={item.slug}
            component={Link}
            href={`/${item.slug}`}
            rightSection={item.slug === slug ? <IconCheck size={16} aria-label="open now" /> : null}
          >
            {item.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
