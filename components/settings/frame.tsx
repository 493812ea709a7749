'use client';

import { Box } from '@mantine/core';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useRef } from 'react';
import { settingsPlaces } from '../ui/navigation';
import { Page } from '../ui/page';
import { useWorkspace } from '../ui/workspace-context';
import classes from './frame.module.css';

/** Settings: its pages as a row of links, each page below. Where the row is wider than the screen, the open page shows. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const { can, href } = useWorkspace();
  const pathname = usePathname();
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    const open = row.current?.querySelector<HTMLElement>('[aria-current]');
    if (!pathname || !row.current || !open) return;
    row.current.scrollLeft =
      open.offsetLeft - row.current.offsetLeft - (row.current.clientWidth - open.offsetWidth) / 2;
  }, [pathname]);
  return (
    <Page title="Settings">
      <Box component="nav" ref={row} aria-label="Settings" className={classes.row} mb="lg">
        {settingsPlaces
          .filter(item => !item.needs || can(item.needs))
          .map(({ label, path }) => (
            <Link
              key={label}
              href={href(...path)}
              className={classes.link}
              aria-current={pathname.startsWith(href(...path)) ? 'page' : undefined}
            >
              {label}
            </Link>
          ))}
      </Box>
      {children}
    </Page>
  );
}
