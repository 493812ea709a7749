'use client';

import { Button, Group, NumberInput, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { MetricName, Scale } from '@/domain/metrics/metric';
import { useTRPC } from '../trpc';
import { told } from '../ui/told';

export type Targeted = Exclude<MetricName, 'mean'>;

/** Sets or takes away what a metric should reach. */
export default function TargetForm({
  metric,
  name,
  scale,
  target,
  onDone,
}: {
  metric: Targeted;
  name: string;
  scale: Scale | undefined;
  target: number | null;
  onDone: () => void;
}) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const settings = useQuery(trpc.workspace.read.queryOptions());
  // Shares are typed as per cent.
  const factor = metric === 'csat' ? 100 : 1;
  const [value, setValue] = useState<number | string>(
    target === null ? '' : Number((target * factor).toFixed(2)),
  );
  const save = useMutation(
    trpc.workspace.update.mutationOptions(
      told(null, async () => {
        onDone();
        await Promise.all([
          client.invalidateQueries({ queryKey: trpc.workspace.read.queryKey() }),
          client.invalidateQueries({ queryKey: trpc.report.pathKey() }),
        ]);
      }),
    ),
  );
  const keep = (next: number | null) => {
    const { [metric]: _, ...others } = settings.data?.settings.targets ?? {};
    const targets = next === null ? others : { ...others, [metric]: next };
    save.mutate({ settings: { targets: Object.keys(targets).length > 0 ? targets : null } });
  };
  const { min, max, step } = rangeOf(metric, scale);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (typeof value === 'number') keep(value / factor);
  };
  return (
    <form onSubmit={send}>
      <Stack gap="sm">
        <NumberInput
          label={`${name} should reach`}
          data-autofocus
          min={min}
          max={max}
          step={step}
          decimalScale={metric === 'ces' ? 1 : 0}
          suffix={metric === 'csat' ? ' %' : ''}
          value={value}
          onChange={setValue}
        />
        <Text size="xs" c="dimmed">
          Everybody sees it, in every chart of {name}.
        </Text>
        <Group justify="space-between" gap="xs">
          {target === null ? (
            <span />
          ) : (
            <Button disabled={!settings.data} onClick={() => keep(null)}>
              No target
            </Button>
          )}
          <Button
            type="submit"
            variant="filled"
            loading={save.isPending}
            disabled={!settings.data || typeof value !== 'number'}
          >
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function rangeOf(metric: Targeted, scale: Scale | undefined): Scale & { step: number } {
  if (metric === 'nps') return { min: -100, max: 100, step: 1 };
  if (metric === 'ces') return { ...(scale ?? { min: 1, max: 7 }), step: 0.1 };
  return { min: 0, max: 100, step: 1 };
}
