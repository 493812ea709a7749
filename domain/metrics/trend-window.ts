import { addDays, addMonths } from '../time/local-date';
import { periodStart } from '../time/periods';

export type TrendInterval = 'day' | 'week' | 'month';

/**
 * First local day of a metric's long run as it stands on `today`: 180 days by day, two years by week, five years by month;
 * enough buckets for a baseline and a year or so beyond it.
 */
export function trendStart(interval: TrendInterval, today: string): string {
  if (interval === 'day') return addDays(today, -179);
  return interval === 'week'
    ? addDays(periodStart('week', today), -103 * 7)
    : addMonths(periodStart('month', today), -59);
}
