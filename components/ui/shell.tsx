'use client';

import { AppShell, Box, Burger, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { TRPCProvider } from '../trpc';
import { Banners } from './banners';
import { places, visiblePlaces } from './navigation';
import { PaletteKeys } from './palette-keys';
import { PauseSending } from './pause-sending';
import classes from './shell.module.css';
import { UserMenu } from './user-menu';
import { type Frame, useWorkspace, WorkspaceProvider } from './workspace-context';
import { WorkspaceSwitcher } from './workspace-switcher';

/** The frame around every page of a workspace: sidebar, banners, command palette. */
export function Shell({ frame, children }: { frame: Frame; children: ReactNode }) {
  return (
    <TRPCProvider workspace={frame.workspace.slug}>
      <WorkspaceProvider frame={frame}>
        <Laid>{children}</Laid>
      </WorkspaceProvider>
    </TRPCProvider>
  );
}

function Laid({ children }: { children: ReactNode }) {
  const [open, { toggle, close }] = useDisclosure(false);
  const { name } = useWorkspace();
  return (
    <AppShell
      navbar={{ width: 216, breakpoint: 'sm', collapsed: { mobile: !open } }}
      header={{ height: { base: 48, sm: 0 } }}
      padding={0}
    >
      <a className={classes.skip} href="#content">
        Skip to the page
      </a>
      <AppShell.Header className={classes.header} hiddenFrom="sm">
        <Group h="100%" px="md" gap="sm" wrap="nowrap">
          <Burger
            opened={open}
            onClick={toggle}
            size="sm"
            aria-label={open ? 'Close the menu' : 'Open the menu'}
          />
          <Text fw={500} truncate>
            {name}
          </Text>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar} p="xs">
        <WorkspaceSwitcher />
        <Sidebar onNavigate={close} />
        <Stack gap={4}>
          <PauseSending />
          <UserMenu />
        </Stack>
      </AppShell.Navbar>
      <AppShell.Main className={classes.main} id="content">
        <Banners />
        {children}
      </AppShell.Main>
      <PaletteKeys />
    </AppShell>
  );
}

function Sidebar({ onNavigate }: { onNavigate: () => void }) {
  const workspace = useWorkspace();
  const pathname = usePathname();
  const groups = places
    .map(({ heading, items }) => ({ heading, items: visiblePlaces(items, workspace) }))
    .filter(({ items }) => items.length > 0);
  return (
    <Box component="nav" aria-label="Places" flex={1} mt="xs" style={{ overflowY: 'auto' }}>
      {groups.map(({ heading, items }, group) => (
        <Box key={items[0]?.label} mt={heading || group === 0 ? 0 : 'md'}>
          {heading ? <div className={classes.heading}>{heading}</div> : null}
          {items.map(({ label, path, icon: Icon }) => {
            const href = workspace.href(...path);
            const active = pathname === href || pathname.startsWith(`${href}/`);
            return (
              <Link
                key={label}
                href={href}
                className={classes.place}
                aria-current={active ? 'page' : undefined}
                onClick={onNavigate}
              >
                <Icon size={18} stroke={1.5} aria-hidden />
                {label}
              </Link>
            );
          })}
        </Box>
      ))}
    </Box>
  );
}
