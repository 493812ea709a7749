'use client';

import { Box } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useTRPC } from '../trpc';
import type { OverviewAddress } from './use-overview';

// Below the fold, and for some companies never there.
const WhyRanked = dynamic(() => import('./why-ranked'), { ssr: false });

/** What goes most with satisfaction over the last year; asked for when the reader comes near, and not there where nothing can be ranked. */
export function Why({ address }: { address: OverviewAddress }) {
  const trpc = useTRPC();
  const { ref, entry } = useIntersection({ rootMargin: '400px' });
  const drivers = useQuery(
    trpc.report.drivers.queryOptions(address.which, {
      enabled: entry?.isIntersecting ?? false,
      staleTime: 300_000,
    }),
  );
  const ranking = drivers.data?.ranking;
  return (
    <Box ref={ref} mt={ranking?.ok ? undefined : -16}>
      {drivers.data && ranking?.ok ? (
        <WhyRanked data={drivers.data} ranking={ranking} address={address} />
      ) : null}
    </Box>
  );
}
