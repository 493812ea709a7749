'use client';

import { Button, Select, Stack, Text } from '@mantine/core';
import Link from 'next/link';
import { nameOf } from '@/domain/metrics/findings';
import { localDay } from '@/domain/metrics/words';
import { FilterBar } from '../filters/filter-bar';
import { RangePicker } from '../filters/range-picker';
import { EmptyState, Loaded } from '../ui/states';
import { useWorkspace } from '../ui/workspace-context';
import { InsightsFrame } from './insights-frame';
import { LoyaltyCurves } from './loyalty-curves';
import { LoyaltyGrowth } from './loyalty-growth';
import { LoyaltyRisk } from './loyalty-risk';
import { LoyaltyWorth } from './loyalty-worth';
import { type LoyaltyAddress, type LoyaltyData, loyaltyMetrics, useLoyalty } from './use-loyalty';

/** What happy customers do and unhappy ones don't: coming back, spending, bringing others. */
export function Loyalty() {
  const address = useLoyalty();
  const { asked, ask, days, measures, query } = address;
  const known = loyaltyMetrics.filter(metric => measures.data?.some(one => one.metric === metric));
  return (
    <InsightsFrame
      tools={
        <>
          {query.data && known.length > 0 ? (
            <Select
              aria-label="Figure"
              w={120}
              allowDeselect={false}
              data={known.map(metric => ({ value: metric, label: nameOf(metric) }))}
              value={asked.metric ?? query.data.metric}
              onChange={value => ask({ metric: known.find(metric => metric === value) ?? null })}
            />
          ) : null}
          <RangePicker address={{ asked, ask, query: days }} />
          <FilterBar address={address} />
        </>
      }
    >
      <Loaded query={query}>{data => <Shown data={data} address={address} />}</Loaded>
    </InsightsFrame>
  );
}

function Shown({ data, address }: { data: LoyaltyData; address: LoyaltyAddress }) {
  const { can, href } = useWorkspace();
  const { question, past, risk, growth, foreign } = data;
  if (!question)
    return (
      <EmptyState>
        Loyalty needs a survey that asks whether customers recommend you, are satisfied or found it easy.
      </EmptyState>
    );
  if (!past)
    return (
      <EmptyState
        action={
          can('design') ? (
            <Button component={Link} href={href('settings', 'interaction-types')}>
              Name what is a purchase
            </Button>
          ) : undefined
        }
      >
        Whether customers come back shows in what they buy. Nothing that was recorded so far counts as a
        purchase.
      </EmptyState>
    );
  const fileName = `loyalty-${data.metric}-${data.from}-${data.to}`;
  const isStale = address.query.isPlaceholderData;
  return (
    <Stack gap="md" style={isStale ? { opacity: 0.6 } : undefined} aria-busy={isStale}>
      <LoyaltyCurves data={data} fileName={fileName} />
      <LoyaltyWorth data={data} currency={past.currency} fileName={`${fileName}-worth`} />
      <LoyaltyGrowth
        growth={growth}
        currency={past.currency}
        last={past.last}
        fileName={`${fileName}-growth`}
      />
      {risk ? <LoyaltyRisk risk={risk} currency={past.currency} address={address} /> : null}
      <Text size="xs" c="dimmed">
        One start per customer and quarter, watched until the next purchase; the last that is recorded is of{' '}
        {localDay(past.last)}. Money in {past.currency}
        {foreign > 0
          ? `; ${new Intl.NumberFormat('en').format(foreign)} purchases in other currencies are in no sum.`
          : '.'}
      </Text>
    </Stack>
  );
}
