import type { ReportFilter } from '@/domain/match';
import { daysLabel } from '@/domain/metrics/words';
import type { ShareRange } from '@/domain/share';

/** `Last 90 days`, or fixed days as they are said. */
export const rangeInWords = (range: ShareRange): string =>
  'days' in range ? `Last ${range.days} days` : daysLabel(range.from, range.to);

/** `all answers`, `location: Leeds or York`, `filtered answers`: short, for a line of a list. */
export function whichInWords({ filter = {}, match, saved }: ReportFilter): string {
  const values = Object.entries(filter).map(([attribute, some]) => `${attribute}: ${some.join(' or ')}`);
  const others = match || saved ? ['filtered answers'] : [];
  return [...values, ...others].join(', ') || 'all answers';
}
