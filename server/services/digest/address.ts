import type { ReportFilter } from '@/domain/match';
import { addDays } from '@/domain/time/local-date';
import type { Period } from '@/domain/time/periods';
import { env } from '@/server/env';

/**
 * Overview with the same days and answers as an issue. In an address `to` is the last day; `saved=none` keeps a reader's
 * own default filter from narrowing what the mail told of all answers.
 */
export function overviewUrl(
  slug: string,
  { start, end }: Period,
  { filter = {}, match, saved }: ReportFilter,
): string {
  const query = new URLSearchParams({ from: start, to: addDays(end, -1) });
  for (const [attribute, values] of Object.entries(filter))
    for (const value of values) query.append('where', `${escapeName(attribute)}:${value}`);
  if (match) query.set('match', JSON.stringify(match));
  query.set('saved', saved ?? 'none');
  return `${env().APP_URL}/${slug}/overview?${query}`;
}

/** As the filter bar writes an attribute before the colon. */
const escapeName = (attribute: string): string =>
  attribute.replace(/[%:]/g, sign => (sign === ':' ? '%3A' : '%25'));
