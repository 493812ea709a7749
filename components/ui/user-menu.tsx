'use client';

import { Menu, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconDots, IconLogout, IconUserCircle } from '@tabler/icons-react';
import Link from 'next/link';
import classes from './shell.module.css';
import { signOut } from './sign-out';
import { useWorkspace } from './workspace-context';

const schemes = [
  { value: 'auto', label: 'As the device' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

/** Who is signed in: appearance, account, sign out. */
export function UserMenu() {
  const { user, href } = useWorkspace();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu width={200} position="top-start">
      <Menu.Target>
        <UnstyledButton className={classes.chooser} aria-label={`${user.name}: account and appearance`}>
          <Text truncate flex={1}>
            {user.name}
          </Text>
          <IconDots size={16} stroke={1.5} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Appearance</Menu.Label>
        {schemes.map(scheme => (
          <Menu.Item
            key={scheme.value}
            onClick={() => setColorScheme(scheme.value)}
            rightSection={scheme.value === colorScheme ? <IconCheck size={16} aria-label="chosen" /> : null}
          >
            {scheme.label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          component={Link}
          href={href('settings', 'account')}
          leftSection={<IconUserCircle size={16} stroke={1.5} aria-hidden />}
        >
          Your account
        </Menu.Item>
        <Menu.Item onClick={signOut} leftSection={<IconLogout size={16} stroke={1.5} aria-hidden />}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
