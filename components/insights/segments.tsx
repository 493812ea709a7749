'use client';

import { SegmentedControl, Select } from '@mantine/core';
import { FilterBar } from '../filters/filter-bar';
import { RangePicker } from '../filters/range-picker';
import { EmptyState, ErrorState, ListSkeleton } from '../ui/states';
import { InsightsFrame } from './insights-frame';
import { MeasurePicker } from './measure-picker';
import { SegmentsByMetrics, SegmentsCrossed } from './segments-grid';
import { SegmentsRanked } from './segments-ranked';
import { SegmentsTable } from './segments-table';
import { type SegmentsAddress, segmentViews, useSegments } from './use-segments';

const viewNames: Record<(typeof segmentViews)[number], string> = {
  table: 'Table',
  ranks: 'Leaderboard',
  metrics: 'All figures',
  cross: 'Two ways',
};

/** Where it is good and where it is not, and whether that is real. */
export function Segments() {
  const address = useSegments();
  const { asked, ask, by, across, attributes } = address;
  const names = [...new Set([...(attributes.data ?? []), ...(by ? [by] : []), ...(across ? [across] : [])])];
  return (
    <InsightsFrame
      tools={
        <>
          {asked.view === 'metrics' ? null : <MeasurePicker address={address} />}
          <Select
            aria-label="Split by"
            w={160}
            data={names}
            value={by}
            placeholder="Split by"
            onChange={next => ask({ by: next, ...(next === across && { across: by }) })}
          />
          {asked.view === 'cross' ? (
            <Select
              aria-label="and by"
              w={160}
              data={names.filter(name => name !== by)}
              value={across}
              placeholder="and by"
              onChange={next => ask({ across: next })}
            />
          ) : null}
          <RangePicker address={address} />
          <FilterBar address={address} />
        </>
      }
    >
      <SegmentedControl
        aria-label="View"
        size="sm"
        mb="md"
        data={segmentViews.map(value => ({ value, label: viewNames[value] }))}
        value={asked.view}
        onChange={value => ask({ view: segmentViews.find(one => one === value) ?? null })}
      />
      <View address={address} />
    </InsightsFrame>
  );
}

function View({ address }: { address: SegmentsAddress }) {
  const { asked, attributes, by, across } = address;
  if (by === null) {
    if (attributes.isError)
      return <ErrorState error={attributes.error} onRetry={() => attributes.refetch()} />;
    if (!attributes.data) return <ListSkeleton />;
    return (
      <EmptyState>
        Interactions carry no attributes yet, such as location or product. Once they do, answers can be told
        apart by them.
      </EmptyState>
    );
  }
  if (asked.view === 'ranks') return <SegmentsRanked address={address} by={by} />;
  if (asked.view === 'metrics') return <SegmentsByMetrics address={address} by={by} />;
  if (asked.view === 'table') return <SegmentsTable address={address} by={by} />;
  if (across === null || across === by)
    return <EmptyState>Two ways need two attributes; interactions carry one.</EmptyState>;
  return <SegmentsCrossed address={address} by={by} across={across} />;
}
