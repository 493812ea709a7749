import { boxesOf } from './boxes';
import type { MetricName } from './metric';

export type Band = 'good' | 'mid' | 'bad';

/** What a band is called for a metric: keys of wording, in English. */
export const BAND_NAMES: Record<MetricName, Record<Band, string>> = {
  nps: { good: 'promoter', mid: 'passive', bad: 'detractor' },
  csat: { good: 'satisfied', mid: 'neutral', bad: 'dissatisfied' },
  ces: { good: 'easy', mid: 'neutral', bad: 'hard' },
  index: { good: 'satisfied', mid: 'neutral', bad: 'dissatisfied' },
  mean: { good: 'top box', mid: 'middle', bad: 'bottom box' },
};

/**
 * Band of a score. NPS: 9-10, 7-8, 0-6. CES 2.0: 5-7, 4, 1-3. CSAT and any rating: box rules over `points`
 * scale points starting at 1 (default 5). Index: the score on 0..100, cut where the 10-point box rule cuts.
 */
export function bandOf(metric: MetricName, score: number, points?: number): Band {
  if (metric === 'nps') return cut(score, 9, 6);
  if (metric === 'ces') {
    const length = points ?? 7;
    return cut(score, length / 2 + 1, length / 2);
  }
  if (metric === 'index') return cut(score, (7 / 9) * 100, (2 / 9) * 100);
  const length = points ?? 5;
  const { top, bottom } = boxesOf(length);
  return cut(score, length - top + 1, bottom);
}

/** Name of the band of a score, e.g. `promoter`, `satisfied`. */
export function bandNameOf(metric: MetricName, score: number, points?: number): string {
  return BAND_NAMES[metric][bandOf(metric, score, points)];
}

function cut(score: number, goodFrom: number, badTo: number): Band {
  // Index scores are 27ths of a hundred: compare with room for one rounding step.
  if (score >= goodFrom - 1e-9) return 'good';
  return score <= badTo + 1e-9 ? 'bad' : 'mid';
}
