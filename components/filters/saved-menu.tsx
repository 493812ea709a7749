'use client';

import { Button, Menu, Text } from '@mantine/core';
import { IconBookmark, IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { NO_SAVED_FILTER } from '@/domain/report-address';
import { useTRPC } from '../trpc';
import { Loaded } from '../ui/states';
import { useWorkspace } from '../ui/workspace-context';
import type { FilterAddress } from './address';

const ManageDialog = dynamic(() => import('./manage-dialog'), { ssr: false });

/** The saved filters: one to look through, or all of them to be put in order. */
export function SavedMenu({ address }: { address: FilterAddress }) {
  const [isOpen, setOpen] = useState(false);
  const [isManaged, setManaged] = useState(false);
  return (
    <>
      <Menu position="bottom-start" width={280} opened={isOpen} onChange={setOpen}>
        <Menu.Target>
          <Button leftSection={<IconBookmark size={16} stroke={1.5} aria-hidden />}>Saved</Button>
        </Menu.Target>
        <Menu.Dropdown mah={400} style={{ overflowY: 'auto' }}>
          {isOpen ? <Choices address={address} onManage={() => setManaged(true)} /> : null}
        </Menu.Dropdown>
      </Menu>
      {isManaged ? <ManageDialog address={address} onClose={() => setManaged(false)} /> : null}
    </>
  );
}

function Choices({ address: { ask, saved }, onManage }: { address: FilterAddress; onManage: () => void }) {
  const trpc = useTRPC();
  const { defaultFilter } = useWorkspace();
  const filters = useQuery(trpc.filter.list.queryOptions());
  const choose = (id: string | null) =>
    ask({ where: null, match: null, saved: id ?? (defaultFilter ? NO_SAVED_FILTER : null) });
  return (
    <Loaded query={filters} skeleton={<Menu.Label>Loading</Menu.Label>}>
      {all =>
        all.length === 0 ? (
          <Text p="xs" c="dimmed">
            Choose conditions with Filter, then save them here under a name, such as “My store”.
          </Text>
        ) : (
          <>
            <Menu.Item leftSection={<Mark isOn={saved === null} />} onClick={() => choose(null)}>
              All answers
            </Menu.Item>
            {all.map(({ id, name, isDefault, isMine, owner }) => (
              <Menu.Item
                key={id}
                leftSection={<Mark isOn={saved === id} />}
                onClick={() => choose(id)}
                aria-current={saved === id || undefined}
              >
                {name}
                <Text size="xs" c="dimmed">
                  {[isDefault ? 'your default' : null, isMine ? null : `by ${owner ?? 'somebody who left'}`]
                    .filter(Boolean)
                    .join(' · ')}
                </Text>
              </Menu.Item>
            ))}
            <Menu.Divider />
            <Menu.Item onClick={onManage}>Manage saved filters</Menu.Item>
          </>
        )
      }
    </Loaded>
  );
}

const Mark = ({ isOn }: { isOn: boolean }) => (
  <IconCheck size={16} stroke={1.5} aria-hidden style={{ visibility: isOn ? 'visible' : 'hidden' }} />
);
