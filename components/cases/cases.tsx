'use client';

import { Anchor, Button, Tabs, Text } from '@mantine/core';
import Link from 'next/link';
import { useMemo } from 'react';
import { Page } from '../ui/page';
import { EmptyState, Loaded } from '../ui/states';
import { useWorkspace } from '../ui/workspace-context';
import classes from './cases.module.css';
import { InboxList } from './inbox-list';
import { InboxTools } from './inbox-tools';
import { type InboxAddress, type InboxView, inboxViews, useInbox, useInboxAddress } from './use-inbox';

const names: Record<InboxView, string> = {
  mine: 'Mine',
  unowned: 'Unowned',
  overdue: 'Overdue',
  all: 'All open',
  done: 'Done',
};

/** The queue of promises: whom somebody owes a call, what is due first, first. */
export function Cases() {
  const { can } = useWorkspace();
  if (!can('serve'))
    return (
      <Page title="Cases">
        <EmptyState>
          Your role does not show who waits for a call. An admin of the workspace can change it.
        </EmptyState>
      </Page>
    );
  return <Inbox />;
}

function Inbox() {
  const address = useInboxAddress();
  const { view, ask } = address;
  const { list, counts } = useInbox(address);
  // The same rows stay the same rows: the list below takes over what is new when nobody's hand is on it.
  const rows = useMemo(() => list.data?.pages.flatMap(page => page.data) ?? [], [list.data]);
  return (
    <Page title="Cases">
      <Tabs
        value={view}
        onChange={value => ask({ view: inboxViews.find(one => one === value) ?? null })}
        keepMounted={false}
      >
        <Tabs.List mb="md" className={classes.tabs} aria-label="Which cases">
          {inboxViews.map(one => (
            <Tabs.Tab key={one} value={one} className={classes.tab}>
              {names[one]}
              {counts && one !== 'done' ? (
                <Text
                  span
                  inherit
                  c={one === 'overdue' && counts.overdue > 0 ? 'var(--aw-bad)' : 'dimmed'}
                  ml={6}
                >
                  {counts[one]}
                </Text>
              ) : null}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={view}>
          <InboxTools address={address} />
          <Loaded query={list}>
            {() =>
              rows.length === 0 ? (
                <Nothing address={address} unowned={counts?.unowned ?? 0} />
              ) : (
                <InboxList key={JSON.stringify(address.wish)} rows={rows} list={list} view={view} />
              )
            }
          </Loaded>
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function Nothing({ address, unowned }: { address: InboxAddress; unowned: number }) {
  const { can, href } = useWorkspace();
  const { isNarrowed, clear, view, ask } = address;
  if (isNarrowed)
    return (
      <EmptyState action={<Button onClick={clear}>Clear the filters</Button>}>
        No case matches these filters.
      </EmptyState>
    );
  if (view === 'mine' && unowned > 0)
    return (
      <EmptyState
        action={
          <Button variant="filled" onClick={() => ask({ view: 'unowned' })}>
            {unowned === 1 ? 'See the 1 that nobody owns' : `See the ${unowned} that nobody owns`}
          </Button>
        }
      >
        Nobody is waiting for you.
      </EmptyState>
    );
  if (view === 'done') return <EmptyState>No case is done yet.</EmptyState>;
  return (
    <EmptyState
      link={
        can('govern') ? (
          <Anchor component={Link} href={href('settings', 'follow-up')}>
            What opens a case
          </Anchor>
        ) : undefined
      }
    >
      {view === 'overdue'
        ? 'No promise is overdue.'
        : view === 'unowned'
          ? 'Every case has somebody who is responsible.'
          : 'Nobody is waiting. New cases appear here.'}
    </EmptyState>
  );
}
