import type { AlertSpec } from '@/domain/alert';
import type { AlertFacts } from '@/domain/alert-findings';
import type { ReportFilter } from '@/domain/match';
import { filterAddress } from '@/domain/report-address';
import { env } from '@/server/env';

/** Where somebody sees it for themselves: the chart with the same filter, or the answer. */
export function sourceUrl(slug: string, { which }: { which: ReportFilter }, facts: AlertFacts): string {
  if (facts.kind === 'answer') return `${env().APP_URL}/${slug}/responses?saved=none&open=${facts.key}`;
  const query = filterAddress(which);
  query.set('metric', facts.metric);
  query.set('interval', facts.kind === 'signal' ? facts.interval : facts.days < 7 ? 'day' : 'week');
  return `${env().APP_URL}/${slug}/insights?${query}`;
}

/** Where the rules are changed and paused. */
export const alertsUrl = (slug: string): string => `${env().APP_URL}/${slug}/settings/alerts`;

/** Rules by chart or limit open a chart; single answers open the answer. */
export const sourceName = ({ kind }: Pick<AlertSpec, 'kind'>): string =>
  kind === 'answer' ? 'Read the answer' : 'See the chart';
