import { Button, Group, Popover, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { surenessOf, toneOf } from '@/domain/metrics/findings';
import { formatChange } from '@/domain/metrics/format';
import type { Comparison, MetricName } from '@/domain/metrics/metric';
import classes from './results.module.css';

/** One large figure per slice, each with its name where there are two, and what they amount to. */
export function Headline({
  figures,
  change,
}: {
  figures: { name: string; value: ReactNode; note: string; isFew: boolean }[];
  change?: { metric: MetricName; comparison: Comparison; against: string; isNeutral?: boolean } | undefined;
}) {
  return (
    <Group gap="8px 32px" align="flex-end" mb="md">
      {figures.map(({ name, value, note, isFew }) => (
        <Stack key={name} gap={0}>
          {figures.length > 1 ? (
            <Text size="xs" c="dimmed">
              {name}
            </Text>
          ) : null}
          <Text fw={600} size="lg" c={isFew ? 'dimmed' : undefined}>
            {value}
          </Text>
          <Text size="xs" c="dimmed">
            {note}
          </Text>
        </Stack>
      ))}
      {change ? <Change {...change} /> : null}
    </Group>
  );
}

function Change({
  metric,
  comparison,
  against,
  isNeutral = false,
}: {
  metric: MetricName;
  comparison: Comparison;
  against: string;
  isNeutral?: boolean;
}) {
  const tone = isNeutral ? null : toneOf(comparison);
  return (
    <Group gap="xs">
      <Text className={classes.change} data-tone={tone ?? undefined} c={tone ? undefined : 'dimmed'}>
        {formatChange(metric, comparison)} against {against.toLowerCase()}
      </Text>
      {comparison.value === null ? null : (
        <Popover width={280}>
          <Popover.Target>
            <Button variant="subtle" color="gray" size="compact-sm">
              How sure?
            </Button>
          </Popover.Target>
          <Popover.Dropdown>
            <Text>{surenessOf(metric, comparison)}</Text>
            <Text c="dimmed" mt={4}>
              Below p = 0.01 a change is called real, below 0.05 probably real; else it may be chance.
            </Text>
          </Popover.Dropdown>
        </Popover>
      )}
    </Group>
  );
}
