import { BAND_NAMES, type Band, bandOf } from './bands';
import type { MetricName } from './metric';
import { type Share, shareOf } from './wilson';

/** The share of answers in a band, 0..1 with Wilson's interval. */
export type BandShare = { band: Band; name: string; x: number; share: Share };

/**
 * Splits the answers of a scored question into its three bands, from bad to good. `distribution`: answers by score.
 * A band that the scale has no point for (the middle of two points) is left out.
 */
export function bandShares(
  metric: Exclude<MetricName, 'index'>,
  distribution: Readonly<Record<string, number>>,
): BandShare[] {
  const scores = Object.keys(distribution).map(Number);
  // NPS counts from 0, every other scale from 1: the highest point says how long it is.
  const points = metric === 'nps' ? undefined : Math.max(...scores);
  const n = Object.values(distribution).reduce((sum, count) => sum + count, 0);
  return (['bad', 'mid', 'good'] as const).flatMap(band => {
    const mine = scores.filter(score => bandOf(metric, score, points) === band);
    if (mine.length === 0) return [];
    const x = mine.reduce((sum, score) => sum + (distribution[score] ?? 0), 0);
    return { band, name: BAND_NAMES[metric][band], x, share: shareOf(x, n) };
  });
}
