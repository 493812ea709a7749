'use client';

import { Button, Drawer, Tabs } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { useState } from 'react';
import { useDraftRoom } from '../../draft-context';
import { EveryPath } from './every-path';
import { FlowList } from './flow-list';
import { PathTester } from './path-tester';
import { useTrial } from './use-trial';

/** The ways through the survey beside it: try one, see them all, read the rules. The page stays in sight. */
export function Paths() {
  const { language } = useDraftRoom();
  const [isOpen, setOpen] = useState(false);
  const [tab, setTab] = useState<string | null>('try');
  const trial = useTrial(language);
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        leftSection={<IconRoute size={16} stroke={1.5} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        Try a path
      </Button>
      <Drawer
        opened={isOpen}
        onClose={() => setOpen(false)}
        title="Paths"
        position="right"
        size={440}
        withOverlay={false}
        lockScroll={false}
        closeOnClickOutside={false}
        shadow="md"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Tabs value={tab} onChange={setTab} keepMounted={false}>
          <Tabs.List mb="sm">
            <Tabs.Tab value="try">Try a path</Tabs.Tab>
            <Tabs.Tab value="every">Every path</Tabs.Tab>
            <Tabs.Tab value="flow">Flow</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="try">
            <PathTester trial={trial} />
          </Tabs.Panel>
          <Tabs.Panel value="every">
            <EveryPath
              onTry={route => {
                trial.load(route);
                setTab('try');
              }}
            />
          </Tabs.Panel>
          <Tabs.Panel value="flow">
            <FlowList />
          </Tabs.Panel>
        </Tabs>
      </Drawer>
    </>
  );
}
