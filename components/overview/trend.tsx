'use client';

import { Anchor, Button, Group, Popover, Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useEffect, useState } from 'react';
import { findingOf, HOW_SURE, names, surenessOf } from '@/domain/metrics/findings';
import { daysLabel, formatCount } from '@/domain/metrics/words';
import type { Interval, Period } from '@/domain/time/periods';
import { ChartFrame } from '../charts/chart-frame';
import type { DrawnMark } from '../charts/types';
import { useResponsesHref } from '../filters/responses-href';
import { trendMarks } from '../insights/words';
import { useTRPC } from '../trpc';
import { useWorkspace } from '../ui/workspace-context';
import { ComparePicker } from './compare-picker';
import { type AnyCard, countedOf, type MetricCard, type OverviewData, seriesOf } from './figures';
import { Target } from './target';
import { useBeside } from './use-beside';
import { intervals, type OverviewAddress } from './use-overview';

/** How the buckets of a chart are said. */
export const bucketNames: Record<Interval, string> = {
  day: 'by day',
  week: 'by week',
  month: 'by month',
  quarter: 'by quarter',
  none: 'in one',
};

/** The chosen metric over time, as large as the page. */
export function Trend({
  card,
  overview,
  address,
}: {
  card: AnyCard;
  overview: OverviewData;
  address: OverviewAddress;
}) {
  const { timezone } = useWorkspace();
  const { asked, ask } = address;
  const { interval, previous } = overview;
  const responses = useResponsesHref();
  const counted = countedOf(card, address);
  const scored = card.metric === 'response_rate' ? null : card;
  const compared = useBeside(
    asked.against,
    scored && counted && { ...counted, metric: scored.metric, interval, which: address.which },
    asked.against === 'before' ? scored?.previous?.points : undefined,
  );
  const beside = scored ? compared : null;
  const marks = useMarks(scored, interval, address);
  const subtitle = [
    'question' in card ? card.question?.survey.name : 'By the day the mail was sent',
    bucketNames[interval],
    timezone,
    beside && asked.against === 'before' ? `dashed: ${daysLabel(previous.start, previous.end)}` : null,
    beside && asked.against !== 'before' ? `dashed: ${beside.name}` : null,
  ].filter(Boolean);
  const hrefOf = (bucket: Period) => (counted && responses(counted, { bucket })) || undefined;
  return (
    <ChartFrame
      title={findingOf(card)}
      subtitle={subtitle.join(' · ')}
      series={{ ...seriesOf(card, interval, beside, hrefOf), marks }}
      fileName={`${card.metric}-${overview.start}-${overview.end}`}
      note={<ShadeNote />}
      tools={
        <>
          {scored && counted && scored.total.n > 0 ? (
            <Anchor component={Link} href={responses(counted)} size="sm">
              {formatCount(scored.total.n, 'answer')}
            </Anchor>
          ) : null}
          <HowSure card={card} overview={overview} />
          {scored ? (
            <Target
              key={scored.metric}
              metric={scored.metric}
              name={names[scored.metric]}
              scale={scored.question?.scale}
              target={scored.target}
            />
          ) : null}
          {scored ? (
            <ComparePicker
              value={asked.against}
              before="Period before"
              by={asked.by ?? overview.segments?.attribute ?? null}
              onChange={against => ask({ against })}
            />
          ) : null}
          <Select
            aria-label="Buckets"
            w={124}
            value={asked.interval ?? 'auto'}
            onChange={value => ask({ interval: intervals.find(one => one === value) ?? null })}
            data={[
              { value: 'auto', label: asked.interval ? 'Automatic' : sentenceCase(bucketNames[interval]) },
              ...intervals.map(one => ({ value: one, label: sentenceCase(bucketNames[one]) })),
            ].filter(one => asked.interval !== null || one.value === 'auto' || one.value !== interval)}
          />
        </>
      }
    />
  );
}

/** Shocks, drifts and notes as *Trends* tells them; quarters are too long for any. */
function useMarks(card: MetricCard | null, interval: Interval, { which }: OverviewAddress): DrawnMark[] {
  const trpc = useTRPC();
  const isDrawn = interval === 'day' || interval === 'week' || interval === 'month';
  const trend = useQuery(
    trpc.report.trend.queryOptions(
      { metric: card?.metric ?? 'nps', interval: isDrawn ? interval : 'week', ...which },
      { enabled: card !== null && isDrawn, staleTime: 60_000 },
    ),
  );
  return card && isDrawn && trend.data ? trendMarks(trend.data, card.points) : [];
}

/** The test behind the verdict, for those who ask. */
export function HowSure({ card, overview }: { card: AnyCard; overview: Pick<OverviewData, 'previous'> }) {
  const { change, metric } = card;
  if (!change || change.value === null) return null;
  const days = daysLabel(overview.previous.start, overview.previous.end);
  return (
    <Popover width={300}>
      <Popover.Target>
        <Button variant="subtle" color="gray" size="compact-sm">
          How sure?
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Text>{surenessOf(metric, change)}</Text>
        <Text c="dimmed" mt={4}>
          Compared with {days}, the same number of days before. {HOW_SURE}
        </Text>
      </Popover.Dropdown>
    </Popover>
  );
}

const NOTE_KEY = 'afterword-shade-explained';

/** Said once per browser. */
export function ShadeNote() {
  // Known to the browser alone: the server's page has no note, and the first one drawn there neither.
  const [seen, setSeen] = useState(true);
  useEffect(() => setSeen(window.localStorage.getItem(NOTE_KEY) !== null), []);
  if (seen) return null;
  return (
    <Group gap="xs" mt="xs">
      <Text size="xs" c="dimmed">
        Shaded: where the true score probably lies.
      </Text>
      <Anchor
        component="button"
        type="button"
        size="xs"
        onClick={() => {
          window.localStorage.setItem(NOTE_KEY, 'yes');
          setSeen(true);
        }}
      >
        Got it
      </Anchor>
    </Group>
  );
}

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
