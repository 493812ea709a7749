import { tP } from './distributions';
import { type MeanSummary, summarizeValues } from './t-interval';

/** One person's expectation and perceived performance per item, null where not answered. */
export type GapAnswers = { expected: readonly (number | null)[]; perceived: readonly (number | null)[] };

/** Mean gap (performance − expectation) of a dimension; t and p against no gap, null below two people or without spread. */
export type DimensionGap = MeanSummary & { key: string; t: number | null; p: number | null };

/**
 * SERVQUAL gaps: Parasuraman, Zeithaml & Berry 1988, J Retailing 64:12. `dimensions` name the item indices; a person's
 * gap is the mean over the items where both were answered, a dimension's the mean over persons with at least one.
 */
export function servqualGaps(
  people: readonly GapAnswers[],
  dimensions: readonly { key: string; items: readonly number[] }[],
): DimensionGap[] {
  return dimensions.map(({ key, items }) => {
    const gaps = people.map(person => personGap(person, items)).filter(gap => gap !== null);
    const summary = summarizeValues(gaps);
    const t = summary.mean === null || !summary.se ? null : summary.mean / summary.se;
    return { key, ...summary, t, p: t === null ? null : tP(t, summary.n - 1) };
  });
}

/** One person's mean gap over the items where both answers exist; null without any. */
export function personGap({ expected, perceived }: GapAnswers, items: readonly number[]): number | null {
  const gaps = items.flatMap(item => {
    const [before, after] = [expected[item], perceived[item]];
    return typeof before === 'number' && typeof after === 'number' ? [after - before] : [];
  });
  return gaps.length === 0 ? null : gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
}

/** Mean of the dimension gaps, weighted where weights are given (by key); null when a gap is missing. */
export function servqualScore(
  gaps: readonly DimensionGap[],
  weights?: Record<string, number>,
): number | null {
  let sum = 0;
  let weightSum = 0;
  for (const { key, mean } of gaps) {
    if (mean === null) return null;
    const weight = weights ? (weights[key] ?? 0) : 1;
    sum += weight * mean;
    weightSum += weight;
  }
  return weightSum === 0 ? null : sum / weightSum;
}
