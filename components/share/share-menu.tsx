'use client';

import { Button, Menu } from '@mantine/core';
import { IconLink, IconMail, IconShare2 } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useWorkspace } from '../ui/workspace-context';
import { ExportItems } from './export-items';
import type { SharedView } from './shared-view';

const DigestDialog = dynamic(() => import('./digest-dialog'), { ssr: false });
const LinkDialog = dynamic(() => import('./link-dialog'), { ssr: false });

/** Everything that takes what stands on the screen to people who are not looking at it. `segment`: the attribute of its table. */
export function ShareMenu({ view, segment }: { view: SharedView; segment: string | null }) {
  const { can } = useWorkspace();
  const [dialog, setDialog] = useState<'digest' | 'link' | null>(null);
  const close = () => setDialog(null);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="filled" leftSection={<IconShare2 size={16} stroke={1.5} aria-hidden />}>
            Share
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconMail size={16} stroke={1.5} aria-hidden />}
            onClick={() => setDialog('digest')}
          >
            Mail me this
          </Menu.Item>
          {can('design') ? (
            <Menu.Item
              leftSection={<IconLink size={16} stroke={1.5} aria-hidden />}
              onClick={() => setDialog('link')}
            >
              Read-only link
            </Menu.Item>
          ) : null}
          <Menu.Divider />
          <ExportItems view={view} segment={segment} />
        </Menu.Dropdown>
      </Menu>
      {dialog === 'digest' ? <DigestDialog which={view.which} onClose={close} /> : null}
      {dialog === 'link' ? <LinkDialog view={view} onClose={close} /> : null}
    </>
  );
}
