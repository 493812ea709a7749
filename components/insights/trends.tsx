'use client';

import { SegmentedControl, Select, Stack, Text } from '@mantine/core';
import type { Period } from '@/domain/time/periods';
import { ChartFrame } from '../charts/chart-frame';
import { FilterBar } from '../filters/filter-bar';
import { useResponsesHref } from '../filters/responses-href';
import { ComparePicker } from '../overview/compare-picker';
import { Target } from '../overview/target';
import { useBeside } from '../overview/use-beside';
import { EmptyState, Loaded } from '../ui/states';
import { InsightsFrame } from './insights-frame';
import { Notes } from './notes';
import { Signals } from './signals';
import { TellMe } from './tell-me';
import { type TrendAddress, type TrendData, trendIntervals, trendMetrics, useTrend } from './use-trend';
import { trendFinding, trendNames, trendSeries } from './words';

const bucketWords = { day: 'By day', week: 'By week', month: 'By month' };

/** The long run of one metric: what is usual, what was a shock, what is a drift, and what people know of it. */
export function Trends() {
  const address = useTrend();
  const { asked, ask, query } = address;
  return (
    <InsightsFrame
      tools={
        <>
          <Select
            aria-label="Metric"
            w={170}
            allowDeselect={false}
            data={trendMetrics.map(value => ({ value, label: trendNames[value] }))}
            value={asked.metric}
            onChange={value => ask({ metric: trendMetrics.find(one => one === value) ?? null })}
          />
          <SegmentedControl
            aria-label="Buckets"
            size="sm"
            data={trendIntervals.map(value => ({ value, label: bucketWords[value] }))}
            value={asked.interval}
            onChange={value => ask({ interval: trendIntervals.find(one => one === value) ?? null })}
          />
          <FilterBar address={address} />
          <TellMe metric={asked.metric} interval={asked.interval} which={address.which} />
        </>
      }
    >
      <Loaded query={query}>{trend => <Shown trend={trend} address={address} />}</Loaded>
    </InsightsFrame>
  );
}

function Shown({ trend, address }: { trend: TrendData; address: TrendAddress }) {
  const { which, asked, ask } = address;
  const responses = useResponsesHref();
  const { metric, interval, from, to } = trend;
  const counted = { from, to, metric, survey: trend.question?.survey.id, question: trend.question?.key };
  const hrefOf = (bucket: Period) => responses({ ...which, ...counted }, { bucket });
  // From the first answers on, as the chart is.
  const start = trend.points[0]?.start ?? from;
  const beside = useBeside(asked.against, { ...counted, from: start, interval, which });
  const name = trendNames[metric];
  if (trend.points.length === 0)
    return <EmptyState>{`Nobody has answered a question for ${name} yet.`}</EmptyState>;
  const subtitle = [
    trend.question?.survey.name,
    bucketWords[interval].toLowerCase(),
    trend.timezone,
    trend.baselines.length > 0 ? 'dotted: where a value may lie by chance' : null,
    beside ? `dashed: ${beside.name}` : null,
  ].filter(Boolean);
  return (
    <Stack gap="md">
      <ChartFrame
        title={trendFinding(trend)}
        subtitle={subtitle.join(' · ')}
        series={trendSeries(trend, hrefOf, beside)}
        fileName={`${metric}-trend-${to}`}
        tools={
          <>
            {metric === 'mean' ? null : (
              <Target
                key={metric}
                metric={metric}
                name={name}
                scale={trend.question?.scale}
                target={trend.target}
              />
            )}
            <ComparePicker
              value={asked.against}
              before="A year before"
              by={null}
              onChange={against => ask({ against })}
            />
          </>
        }
        note={
          trend.baselines.some(one => one.provisional) ? (
            <Text size="xs" c="dimmed" mt="xs">
              What is usual rests on fewer than 24 points and may still move.
            </Text>
          ) : null
        }
      />
      <Signals trend={trend} hrefOf={hrefOf} />
      <Notes trend={trend} />
    </Stack>
  );
}
