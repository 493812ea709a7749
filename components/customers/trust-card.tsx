'use client';

import { ActionIcon, Card, Group, Skeleton, Text, Title, Tooltip } from '@mantine/core';
import { IconChartLine, IconTable } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { formatCount } from '@/domain/metrics/words';
import { localDate } from '@/domain/time/zone';
import { trendWords } from '@/domain/trust/words';
import { formatDay } from '../ui/when';
import { useWorkspace } from '../ui/workspace-context';
import { useHistoryAddress } from './history';
import type { TrustData, TrustEventData } from './trust-data';
import classes from './trust-line.module.css';
import { TrustLosses } from './trust-losses';
import { TrustTable } from './trust-table';

const skeleton = <Skeleton className={classes.chart} />;

// The drawing comes after the page's words.
const TrustChart = dynamic(() => import('./trust-line'), { ssr: false, loading: () => skeleton });

/** One customer's trust over time: where it stands, and what each event did to it. */
export function TrustCard({ data }: { data: TrustData }) {
  const [asTable, setAsTable] = useState(false);
  const open = useOpenEvent();
  const { value, n, events, left } = data;
  const Icon = asTable ? IconChartLine : IconTable;
  return (
    <Card mb="md" component="section" aria-labelledby="trust">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Title order={2} id="trust">
            Trust
          </Title>
          <Text>
            <span className={classes.value}>{Math.round(value)}</span>{' '}
            <Text span c="dimmed">
              of 100 · <TrendWords data={data} /> · {formatCount(n, 'event')}
            </Text>
          </Text>
        </div>
        {n === 0 ? null : (
          <Tooltip label={asTable ? 'Show the chart' : 'Show what moved it as a table'}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={30}
              aria-label={asTable ? 'Show the chart of trust' : 'Show what moved trust as a table'}
              onClick={() => setAsTable(now => !now)}
            >
              <Icon size={18} stroke={1.5} />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
      <TrustLosses data={data} />
      {n === 0 ? (
        <Text c="dimmed">Nothing has moved it yet. It starts at 60 of 100.</Text>
      ) : asTable ? (
        <TrustTable events={events} onOpen={open} />
      ) : (
        <TrustChart data={data} onOpen={open} />
      )}
      {left > 0 ? (
        <Text size="xs" c="dimmed" mt="xs">
          The {formatCount(events.length, 'event')} that moved trust most, of {n.toLocaleString('en')}.
        </Text>
      ) : null}
    </Card>
  );
}

function TrendWords({ data: { trend, since } }: { data: TrustData }) {
  const { timezone } = useWorkspace();
  const words = trendWords[trend].toLowerCase();
  if (!since) return words;
  return (
    <span className={classes.fall}>
      {words} {trend === 'shock' ? 'on' : 'since'} {formatDay(since, timezone)}
    </span>
  );
}

/** Shows an event in the timeline, read backwards from its day. */
function useOpenEvent(): (event: TrustEventData) => void {
  const { timezone } = useWorkspace();
  const { ask } = useHistoryAddress();
  return async event => {
    await ask({ show: null, until: localDate(event.at, timezone) });
    window.location.hash = `event-${event.id}`;
  };
}
