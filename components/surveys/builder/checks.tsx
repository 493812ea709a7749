'use client';

import { Button, Popover } from '@mantine/core';
import { useState } from 'react';
import { useDraftRoom } from '../draft-context';
import { FaultList } from '../fault-list';
import { counted } from '../words';

/** How many things are wrong or doubtful; opened, each leads to its place. */
export function Checks() {
  const { definition, faults, goTo } = useDraftRoom();
  const [isOpen, setOpen] = useState(false);
  const errors = faults.filter(fault => fault.severity === 'error').length;
  const label =
    errors > 0
      ? counted(errors, 'fault')
      : faults.length > 0
        ? counted(faults.length, 'remark')
        : 'No faults';
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={420} trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          c={errors > 0 ? 'var(--aw-error)' : undefined}
          aria-expanded={isOpen}
          onClick={() => setOpen(open => !open)}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown mah="70vh" style={{ overflow: 'auto' }}>
        <FaultList
          faults={faults}
          definition={definition}
          onGoTo={fault => {
            setOpen(false);
            goTo(fault);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
