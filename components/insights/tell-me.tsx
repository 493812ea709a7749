import { Button } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import Link from 'next/link';
import type { ReportFilter } from '@/domain/match';
import { filterAddress } from '@/domain/report-address';
import { useWorkspace } from '../ui/workspace-context';
import type { TrendData } from './use-trend';

/** From a chart to an alert on it: the same metric, buckets and filter. Alerts look by day or by week. */
export function TellMe({
  metric,
  interval,
  which,
}: Pick<TrendData, 'metric' | 'interval'> & { which: ReportFilter }) {
  const { can, href } = useWorkspace();
  if (!can('design')) return null;
  const query = filterAddress(which);
  query.set('alert', 'new');
  query.set('metric', metric);
  query.set('interval', interval === 'day' ? 'day' : 'week');
  return (
    <Button
      component={Link}
      href={`${href('settings', 'alerts')}?${query}`}
      leftSection={<IconBell size={16} stroke={1.5} aria-hidden />}
    >
      Tell me about this
    </Button>
  );
}
