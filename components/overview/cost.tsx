'use client';

import { Box } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useTRPC } from '../trpc';
import type { OverviewAddress } from './use-overview';

// Below the fold, and for some companies never there.
const CostTold = dynamic(() => import('./cost-told'), { ssr: false });

/** What unhappy customers cost, over the last 24 months; asked for when the reader comes near, and not there where nothing is sold. */
export function Cost({ address }: { address: OverviewAddress }) {
  const trpc = useTRPC();
  const { ref, entry } = useIntersection({ rootMargin: '400px' });
  const { data } = useQuery(
    trpc.report.cost.queryOptions(address.which, {
      enabled: entry?.isIntersecting ?? false,
      staleTime: 300_000,
    }),
  );
  const isTold = data?.past != null && data.risk !== null;
  return (
    <Box ref={ref} mt={isTold ? undefined : -16}>
      {isTold ? <CostTold data={data} address={address} /> : null}
    </Box>
  );
}
