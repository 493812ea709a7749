'use client';

import { Box, Button, Group, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconTable } from '@tabler/icons-react';
import { useState } from 'react';
import { daysLabel } from '@/domain/metrics/words';
import { ChartFrame } from '../charts/chart-frame';
import { RangePicker } from '../filters/range-picker';
import { ValueFilterBar } from '../filters/value-filter';
import { EmptyState, Loaded } from '../ui/states';
import { useWorkspace } from '../ui/workspace-context';
import classes from './funnel.module.css';
import { FunnelCohorts } from './funnel-cohorts';
import { FunnelReminders } from './funnel-reminders';
import { FunnelSegments } from './funnel-segments';
import { FunnelStages } from './funnel-stages';
import { funnelSentence, rateSeries } from './funnel-words';
import { buckets, type Funnel, type FunnelAddress, useFunnel, useFunnelAddress } from './use-funnel';

/** What became of a program's mails, by when they were sent. */
export function FunnelTab({ program }: { program: string }) {
  const address = useFunnelAddress(program);
  const funnel = useFunnel(address);
  const [asTable, setAsTable] = useState(false);
  const toggle = () => setAsTable(now => !now);
  useHotkeys([['t', toggle]]);
  return (
    <>
      <Group gap="xs" mb="md">
        <RangePicker address={address} />
        <ValueFilterBar address={address} />
        <Buckets address={address} interval={funnel.data?.interval} />
        <Button
          leftSection={<IconTable size={16} stroke={1.5} />}
          aria-pressed={asTable}
          aria-keyshortcuts="t"
          onClick={toggle}
        >
          {asTable ? 'Show charts' : 'Show numbers'}
        </Button>
      </Group>
      <Loaded query={funnel}>
        {data => (
          <Box
            aria-busy={funnel.isPlaceholderData}
            style={funnel.isPlaceholderData ? { opacity: 0.6 } : undefined}
          >
            <Shown funnel={data} address={address} asTable={asTable} />
          </Box>
        )}
      </Loaded>
    </>
  );
}

function Shown({ funnel, address, asTable }: { funnel: Funnel; address: FunnelAddress; asTable: boolean }) {
  const { timezone } = useWorkspace();
  const { total, from, to, interval } = funnel;
  if (total.sent === 0)
    return (
      <EmptyState
        action={
          address.isFiltered ? (
            <Button onClick={() => address.ask({ where: null })}>Clear the filters</Button>
          ) : undefined
        }
      >
        {address.isFiltered
          ? 'Nobody who fits these filters was asked in these days.'
          : 'This program sent nothing in these days. What it decided, and why, stands under Decisions.'}
      </EmptyState>
    );
  const days = daysLabel(from, to);
  return (
    <Stack gap="md">
      <div>
        <p className={classes.sentence}>{funnelSentence(funnel)}</p>
        <Text size="xs" c="dimmed" mt={4}>
          Sent {days}, days in {timezone}. Ranges in brackets: where the true value probably lies (95 %).
        </Text>
      </div>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <FunnelStages funnel={funnel} asTable={asTable} />
        <FunnelReminders funnel={funnel} asTable={asTable} />
      </SimpleGrid>
      {interval === 'none' ? null : (
        <ChartFrame
          title="Response rate by when it was sent"
          subtitle={`Answered of those delivered, by ${interval} · ${timezone} · hollow: few mails, or answers may still come`}
          series={rateSeries(funnel)}
          fileName={`response-rate-${from}-${to}`}
        />
      )}
      <FunnelSegments address={address} />
      <FunnelCohorts funnel={funnel} />
    </Stack>
  );
}

function Buckets({
  address: { asked, ask },
  interval,
}: {
  address: FunnelAddress;
  interval: Funnel['interval'] | undefined;
}) {
  const automatic = asked.interval === null && interval ? `By ${interval}` : 'Automatic';
  return (
    <Select
      aria-label="Sent by day, week or month"
      w={124}
      value={asked.interval ?? 'auto'}
      onChange={value => ask({ interval: buckets.find(one => one === value) ?? null })}
      data={[
        { value: 'auto', label: automatic },
        ...buckets
          .filter(one => asked.interval !== null || one !== interval)
          .map(one => ({ value: one, label: `By ${one}` })),
      ]}
    />
  );
}
