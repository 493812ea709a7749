import type { MetricName } from './metric';

/** A score of a metric on its own scale; `points`: the scale's length where the metric does not fix it. */
export type ScaledScore = { metric: 'nps' | 'csat' | 'ces'; score: number; points: number | null };

/** Lowest and highest point: NPS 0-10, CES 1-7 and CSAT 1-5 unless the scale has another length. */
const endsOf = ({ metric, points }: Pick<ScaledScore, 'metric' | 'points'>): [low: number, high: number] =>
  metric === 'nps' ? [0, 10] : [1, points ?? (metric === 'ces' ? 7 : 5)];

/** Where on its scale a score stands: 0 the lowest point, 100 the highest. Scales read alike, they do not mean alike. */
export function asPercent(score: ScaledScore): number {
  const [low, high] = endsOf(score);
  return high === low ? 0 : (100 * (score.score - low)) / (high - low);
}

/** Whether two scores are given on one scale, so that their difference is in points of it. */
export const isSameScale = (a: ScaledScore, b: ScaledScore): boolean =>
  a.metric === b.metric && endsOf(a)[1] === endsOf(b)[1];

/** What differences are counted in: points of one metric's scale, or hundredths of any scale. */
export type ChangeUnit = Extract<MetricName, 'nps' | 'csat' | 'ces'> | 'rescaled';
