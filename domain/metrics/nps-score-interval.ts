import { Z95 } from './distributions';
import type { Interval } from './interval';
import type { NpsCounts } from './nps';

/**
 * Score interval of an NPS in points: Tango 1998, Stat Med 17:891, promoters and detractors being the discordant cells
 * of a paired difference. An equal alternative to the adjusted Wald interval. Needs n > 0.
 */
export function npsScoreInterval({ promoters, passives, detractors }: NpsCounts, z = Z95): Interval {
  const n = promoters + passives + detractors;
  const score = (delta: number): number => {
    // Maximum-likelihood share of detractors under a difference of delta.
    const a = 2 * n;
    const b = -promoters - detractors + (2 * n - promoters + detractors) * delta;
    const c = -detractors * delta * (1 - delta);
    const q = (Math.sqrt(Math.max(0, b * b - 4 * a * c)) - b) / (2 * a);
    const variance = n * (2 * q + delta * (1 - delta));
    const distance = promoters - detractors - n * delta;
    if (variance <= 0) return distance === 0 ? 0 : Math.sign(distance) * Number.POSITIVE_INFINITY;
    return distance / Math.sqrt(variance);
  };
  const value = (promoters - detractors) / n;
  const low = value <= -1 ? -1 : crossing(-1, value, delta => score(delta) > z);
  const high = value >= 1 ? 1 : crossing(value, 1, delta => score(delta) >= -z);
  return [100 * low, 100 * high];
}

/** Where a condition that holds on the left stops holding, by halving to double precision. */
function crossing(left: number, right: number, holds: (x: number) => boolean): number {
  let [low, high] = [left, right];
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
