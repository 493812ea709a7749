import type { ResponseRateReport } from '../response-rate';
import type { MetricReport } from '../shape';
import type { CardMetric } from './schemas';
import type { Targets } from './targets';

/** A metric's headline question over the range, against the same number of days before. `points` draw the sparkline. */
export type MetricCard = {
  metric: CardMetric;
  /** What it should reach, in its unit; null where nobody set any. */
  target: number | null;
} & Pick<MetricReport, 'question' | 'total' | 'previous' | 'change' | 'points'>;
export type RateCard = { metric: 'response_rate' } & Pick<
  ResponseRateReport,
  'total' | 'previous' | 'change' | 'points'
>;

export const cardOf = (
  { metric, question, total, previous, change, points }: MetricReport,
  targets: Targets,
): MetricCard => ({
  metric: metric as CardMetric, // asked for one of these
  target: targets[metric as CardMetric] ?? null,
  question,
  total,
  previous,
  change,
  points,
});
