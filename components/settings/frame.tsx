'use client';

import type { ReactNode } from 'react';
import { settingsPlaces, visiblePlaces } from '../ui/navigation';
import { Page } from '../ui/page';
import { PlaceLinks } from '../ui/place-links';
import { useWorkspace } from '../ui/workspace-context';

/** Settings: its pages as a row of links, each page below. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const workspace = useWorkspace();
  const items = visiblePlaces(settingsPlaces, workspace).map(({ label, path }) => ({
    label,
    href: workspace.href(...path),
  }));
  return (
    <Page title="Settings">
      <PlaceLinks label="Settings" items={items} />
      {children}
    </Page>
  );
}
