'use client';

import { Group } from '@mantine/core';
import { useSearchParams } from 'next/navigation';
import type { ReactNode } from 'react';
import { insightPlaces } from '../ui/navigation';
import { Page } from '../ui/page';
import { PlaceLinks } from '../ui/place-links';
import { useWorkspace } from '../ui/workspace-context';

/** What a reader chose on one page of Insights and expects to hold on the next. */
const KEPT = ['metric', 'range', 'from', 'to', 'where', 'match', 'saved'];

/** Insights: its pages as a row of links, then what the open one is asked for, then its answer. */
export function InsightsFrame({ tools, children }: { tools: ReactNode; children: ReactNode }) {
  const { href } = useWorkspace();
  const asked = useSearchParams();
  const query = new URLSearchParams([...asked].filter(([name]) => KEPT.includes(name))).toString();
  return (
    <Page title="Insights">
      <PlaceLinks
        label="Insights"
        items={insightPlaces.map(({ label, path }) => ({ label, href: href(...path) }))}
        query={query}
      />
      <Group gap="xs" mb="md">
        {tools}
      </Group>
      {children}
    </Page>
  );
}
