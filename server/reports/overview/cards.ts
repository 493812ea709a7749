import type { ResponseRateReport } from '../response-rate';
import type { MetricReport } from '../shape';
import type { CardMetric } from './schemas';

/** A metric's headline question over the range, against the same number of days before. `points` draw the sparkline. */
export type MetricCard = { metric: CardMetric } & Pick<
  MetricReport,
  'question' | 'total' | 'previous' | 'change' | 'points'
>;
export type RateCard = { metric: 'response_rate' } & Pick<
  ResponseRateReport,
  'total' | 'previous' | 'change' | 'points'
>;

export const cardOf = ({ metric, question, total, previous, change, points }: MetricReport): MetricCard => ({
  metric: metric as CardMetric, // asked for one of these
  question,
  total,
  previous,
  change,
  points,
});
