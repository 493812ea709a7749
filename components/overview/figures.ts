import type { Drawn } from '@/domain/metrics/axis';
import { type CardName, wordedAs } from '@/domain/metrics/findings';
import { formatInterval, formatValue } from '@/domain/metrics/format';
import { bucketLabel, bucketName } from '@/domain/metrics/words';
import type { Interval, Period } from '@/domain/time/periods';
import type { DrawnPoint, DrawnSeries } from '../charts/types';
import type { Counted } from '../filters/responses-href';
import type { Outputs } from '../trpc';
import type { Beside } from './use-beside';
import type { OverviewAddress } from './use-overview';

export type OverviewData = Outputs['report']['overview'];
export type MetricCard = OverviewData['cards'][number];
export type AnyCard = MetricCard | NonNullable<OverviewData['rate']>;

/** What each card may show, in the address and in the metric switch. */
export const cardNames = ['nps', 'csat', 'ces', 'response_rate'] as const satisfies readonly CardName[];

const drawnAs = (metric: CardName): Drawn => (metric === 'response_rate' ? 'rate' : metric);

/** What a card was counted from, for the way to its answers; null for mails. */
export const countedOf = (card: AnyCard, { query, which }: OverviewAddress): Counted | null =>
  card.metric === 'response_rate'
    ? null
    : {
        ...which,
        from: query.from,
        to: query.to,
        metric: card.metric,
        survey: card.question?.survey.id,
        question: card.question?.key,
      };

/** The buckets of a card as the chart draws them, beside another line. `hrefOf`: the answers of a bucket. */
export function seriesOf(
  card: AnyCard,
  interval: Interval,
  beside: Beside | null = null,
  hrefOf?: (bucket: Period) => string | undefined,
): DrawnSeries {
  const worded = wordedAs(card.metric);
  const points = card.points.map((point, index): DrawnPoint => {
    const { start, end, n, value, low, high } = point;
    const href = n > 0 ? hrefOf?.({ start, end }) : undefined;
    const isYoung = 'mature' in point && !point.mature;
    return {
      start,
      label: bucketLabel(interval, start),
      name: bucketName(interval, start),
      n,
      value,
      low,
      high,
      isOpen: n > 0 && (point.note !== undefined || isYoung),
      ...(beside && { beside: beside.values[index] ?? null }),
      ...(href && { href }),
    };
  });
  return {
    metric: drawnAs(card.metric),
    points,
    ...(beside && { besideName: beside.name }),
    ...('target' in card && { target: card.target }),
    ...('question' in card && card.question && { scale: card.question.scale }),
    format: value => formatValue(worded, value),
    formatRange: (low, high) => formatInterval(worded, { low, high }),
  };
}
