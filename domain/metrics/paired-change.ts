import { tP } from './distributions';
import { type MeanSummary, summarizeValues } from './t-interval';

/** Change of the same people between two scores: mean with t interval, and p against no change. */
export type PairedChange = MeanSummary & { t: number | null; p: number | null };

/**
 * Paired t of first score → later score, one pair per customer. Show it beside the change of comparable customers nobody
 * contacted: bad scores drift back towards the mean by themselves.
 */
export function pairedChange(pairs: readonly { before: number; after: number }[]): PairedChange {
  const summary = summarizeValues(pairs.map(({ before, after }) => after - before));
  const t = summary.mean === null || !summary.se ? null : summary.mean / summary.se;
  return { ...summary, t, p: t === null ? null : tP(t, summary.n - 1) };
}
