'use client';

import { Button, Popover } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import dynamic from 'next/dynamic';
import { formatValue } from '@/domain/metrics/format';
import type { Scale } from '@/domain/metrics/metric';
import { useWorkspace } from '../ui/workspace-context';
import type { Targeted } from './target-form';

// Set once and rarely changed: not part of what every visit loads.
const TargetForm = dynamic(() => import('./target-form'), { ssr: false });

/** What a metric should reach: set here by whoever governs the workspace, drawn in every chart of it. */
export function Target({
  metric,
  name,
  scale,
  target,
}: {
  metric: Targeted;
  name: string;
  scale: Scale | undefined;
  target: number | null;
}) {
  const { can } = useWorkspace();
  const [opened, { toggle, close }] = useDisclosure(false);
  if (!can('govern')) return null;
  return (
    <Popover opened={opened} onChange={close} position="bottom-end" width={260} trapFocus>
      <Popover.Target>
        <Button variant="subtle" color="gray" size="compact-sm" onClick={toggle}>
          {target === null ? 'Set a target' : `Target ${formatValue(metric, target)}`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        {opened ? <TargetForm {...{ metric, name, scale, target }} onDone={close} /> : null}
      </Popover.Dropdown>
    </Popover>
  );
}
