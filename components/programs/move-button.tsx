'use client';

import { Button, Popover, Skeleton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { addDays } from '@/domain/time/local-date';
import type { Calendar } from './use-calendar';

const MoveDay = dynamic(() => import('./move-day'), {
  ssr: false,
  loading: () => <Skeleton w={252} h={280} />,
});

/** A button that asks for the day to move to. */
export function MoveButton({
  name,
  calendar,
  day,
  isPending,
  onMove,
  children,
}: {
  /** What a screen reader hears. */
  name: string;
  calendar: Calendar;
  day: string;
  isPending: boolean;
  onMove: (to: string) => void;
  children: ReactNode;
}) {
  const [open, { toggle, close }] = useDisclosure(false);
  return (
    <Popover opened={open} onChange={close} position="bottom-end" trapFocus withinPortal>
      <Popover.Target>
        <Button size="compact-sm" aria-label={name} loading={isPending} onClick={toggle}>
          {children}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <MoveDay
          from={calendar.from}
          last={addDays(calendar.to, -1)}
          day={day}
          onPick={to => {
            close();
            if (to !== day) onMove(to);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
