'use client';

import { Alert, Anchor, Tabs } from '@mantine/core';
import Link from 'next/link';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import type { ReactNode } from 'react';
import { Page } from '../ui/page';
import { useWorkspace } from '../ui/workspace-context';
import { BringIn } from './exchange/bring-in';
import { StartCopy } from './library/start-copy';
import { StartEmpty } from './library/start-empty';
import { StartReady } from './library/start-ready';

const ways = ['ready', 'empty', 'copy', 'file'] as const;

const wayLabels: Record<(typeof ways)[number], string> = {
  ready: 'Ready surveys',
  empty: 'Empty page',
  copy: 'Copy one of yours',
  file: 'Bring one in',
};

const screens: Record<(typeof ways)[number], () => ReactNode> = {
  ready: StartReady,
  empty: StartEmpty,
  copy: StartCopy,
  file: BringIn,
};

/** *What do you want to ask about?* A ready survey, an empty page, a copy, or one from another tool. */
export function NewSurvey() {
  const { can, href } = useWorkspace();
  const [way, setWay] = useQueryState('from', parseAsStringLiteral(ways).withDefault('ready'));
  if (!can('design'))
    return (
      <Page title="New survey">
        <Alert variant="outline">
          Your role may read surveys. An editor can make new ones.{' '}
          <Anchor component={Link} underline="always" href={href('surveys')}>
            Back to the surveys
          </Anchor>
        </Alert>
      </Page>
    );
  const Screen = screens[way];
  return (
    <Page
      title="What do you want to ask about?"
      note="Every word, colour and language can be changed afterwards."
    >
      <Tabs value={way} onChange={value => setWay(ways.find(one => one === value) ?? 'ready')}>
        <Tabs.List mb="md">
          {ways.map(value => (
            <Tabs.Tab key={value} value={value}>
              {wayLabels[value]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={way}>
          <Screen />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
