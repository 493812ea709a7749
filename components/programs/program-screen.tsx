'use client';

import { Anchor, Badge, Button, Group, Tabs, Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { parseAsString, parseAsStringLiteral, useQueryState } from 'nuqs';
import { useState } from 'react';
import { useTRPC } from '../trpc';
import { Page } from '../ui/page';
import { Loaded } from '../ui/states';
import { useWorkspace } from '../ui/workspace-context';
import { DecisionLog } from './decision-log';
import { formOf, newForm, type Program } from './form-values';
import { FunnelTab } from './funnel';
import { GoLive, useSwitch } from './go-live';
import { ProgramEditor } from './program-editor';

const tabs = ['rule', 'decisions', 'funnel'] as const;

/** One program: its rule, what it decided about whom, and what became of its mails. */
export function ProgramScreen({ id }: { id: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.program.read.queryOptions({ id }, { refetchOnWindowFocus: false }));
  const [tab, setTab] = useQueryState('tab', parseAsStringLiteral(tabs).withDefault('rule'));
  const [isDirty, setDirty] = useState(false);
  return (
    <Loaded query={query}>
      {program => (
        <Page
          title={
            <Group gap="xs" component="span" display="inline-flex">
              {program.name}
              <Badge variant="default" tt="none" fw={400}>
                {program.active ? 'Live' : 'Off'}
              </Badge>
            </Group>
          }
          action={<LiveButton program={program} isDirty={isDirty} />}
        >
          <Tabs
            value={tab}
            onChange={value => setTab(tabs.find(one => one === value) ?? 'rule')}
            keepMounted={false}
          >
            <Tabs.List mb="md">
              <Tabs.Tab value="rule">Rule</Tabs.Tab>
              <Tabs.Tab value="decisions">Decisions</Tabs.Tab>
              <Tabs.Tab value="funnel">Funnel</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="rule" keepMounted>
              <ProgramEditor
                key={program.id}
                program={program}
                initial={formOf(program)}
                onDirty={setDirty}
              />
            </Tabs.Panel>
            <Tabs.Panel value="decisions">
              <DecisionLog program={program.id} />
            </Tabs.Panel>
            <Tabs.Panel value="funnel">
              <FunnelTab program={program.id} />
            </Tabs.Panel>
          </Tabs>
        </Page>
      )}
    </Loaded>
  );
}

/** A new program, with the survey that the address names already chosen. */
export function NewProgram() {
  const { href } = useWorkspace();
  const [survey] = useQueryState('survey', parseAsString.withDefault(''));
  return (
    <Page
      title="Choose who to ask"
      note="Everything is filled in as most companies want it. Nobody is mailed before you go live."
      action={
        <Anchor component={Link} href={href('programs')}>
          All programs
        </Anchor>
      }
    >
      <ProgramEditor program={null} initial={newForm({ survey, types: [] })} />
    </Page>
  );
}

function LiveButton({ program, isDirty }: { program: Program; isDirty: boolean }) {
  const { can } = useWorkspace();
  const { stop } = useSwitch();
  const [isOpen, setOpen] = useState(false);
  if (!can('design')) return null;
  if (program.active)
    return (
      <Button loading={stop.isPending} onClick={() => stop.mutate({ id: program.id, active: false })}>
        Stop asking
      </Button>
    );
  return (
    <>
      <Tooltip label="Save your changes first" disabled={!isDirty}>
        <Button
          variant={isDirty ? 'default' : 'filled'}
          aria-disabled={isDirty}
          data-disabled={isDirty || undefined}
          onClick={() => !isDirty && setOpen(true)}
        >
          Go live
        </Button>
      </Tooltip>
      <GoLive program={program} opened={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}
