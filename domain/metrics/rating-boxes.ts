import { boxesOf } from './boxes';
import { countBetween, type Histogram, total } from './histogram';
import type { Scale } from './metric';
import { type Share, shareOf } from './wilson';

/** Shares 0..1 of the best and the worst answers to a rating, with Wilson intervals; boxes after `boxesOf`. */
export function boxShares(histogram: Histogram, scale: Scale): { top: Share; bottom: Share } {
  const { top, bottom } = boxesOf(scale.max - scale.min + 1);
  const n = total(histogram);
  return {
    top: shareOf(countBetween(histogram, scale.max - top + 1, scale.max), n),
    bottom: shareOf(countBetween(histogram, scale.min, scale.min + bottom - 1), n),
  };
}
