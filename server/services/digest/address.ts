import type { ReportFilter } from '@/domain/match';
import { filterAddress } from '@/domain/report-address';
import { addDays } from '@/domain/time/local-date';
import type { Period } from '@/domain/time/periods';
import { env } from '@/server/env';

/** Overview with the same days and answers as an issue. In an address `to` is the last day. */
export function overviewUrl(slug: string, { start, end }: Period, which: ReportFilter): string {
  const query = new URLSearchParams([['from', start], ['to', addDays(end, -1)], ...filterAddress(which)]);
  return `${env().APP_URL}/${slug}/overview?${query}`;
}
