'use client';

import { Button, Group, Popover, Skeleton, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCalendar } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { daysLabel } from '@/domain/metrics/words';
import { addDays } from '@/domain/time/local-date';
import type { RangeAddress } from './address';
import { isCustom, presetLabels, presets } from './range';

const CustomRange = dynamic(() => import('./custom-range'), {
  ssr: false,
  loading: () => <Skeleton w={252} h={280} />,
});

/** Which days: a preset that moves with today, or two dates. */
export function RangePicker({ address }: { address: RangeAddress }) {
  const [open, { toggle, close }] = useDisclosure(false);
  const { asked, ask, query } = address;
  const custom = isCustom(asked);
  return (
    <Popover opened={open} onChange={close} position="bottom-start" trapFocus>
      <Popover.Target>
        <Button leftSection={<IconCalendar size={16} stroke={1.5} />} onClick={toggle}>
          {custom ? daysLabel(query.from, query.to) : presetLabels[asked.range]}
        </Button>
      </Popover.Target>
      <Popover.Dropdown maw="calc(100vw - 32px)">
        <Group align="flex-start" gap="md">
          <Stack gap={4}>
            {presets.map(range => (
              <Button
                key={range}
                variant="subtle"
                color="gray"
                justify="flex-start"
                aria-pressed={!custom && range === asked.range}
                fw={!custom && range === asked.range ? 600 : 400}
                onClick={() => {
                  ask({ range, from: null, to: null });
                  close();
                }}
              >
                {presetLabels[range]}
              </Button>
            ))}
          </Stack>
          <CustomRange
            start={query.from}
            end={addDays(query.to, -1)}
            onPick={(from, to) => {
              ask({ from, to });
              close();
            }}
          />
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
