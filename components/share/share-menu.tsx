'use client';

import { Button, Menu } from '@mantine/core';
import { IconLink, IconShare2 } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useWorkspace } from '../ui/workspace-context';
import type { SharedView } from './shared-view';

const LinkDialog = dynamic(() => import('./link-dialog'), { ssr: false });

/** Everything that takes what stands on the screen to people who are not looking at it. */
export function ShareMenu({ view }: { view: SharedView }) {
  const { can } = useWorkspace();
  const [dialog, setDialog] = useState<'link' | null>(null);
  const close = () => setDialog(null);
  if (!can('design')) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="filled" leftSection={<IconShare2 size={16} stroke={1.5} aria-hidden />}>
            Share
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {can('design') ? (
            <Menu.Item
              leftSection={<IconLink size={16} stroke={1.5} aria-hidden />}
              onClick={() => setDialog('link')}
            >
              Read-only link
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {dialog === 'link' ? <LinkDialog view={view} onClose={close} /> : null}
    </>
  );
}
