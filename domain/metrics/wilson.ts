import { Z95 } from './distributions';
import type { Interval } from './interval';

/** A share in 0..1 with its 95 % interval; nulls without answers. */
export type Share = { value: number | null; low: number | null; high: number | null };

/** Share `x / n` with the Wilson score interval. `n` may be an effective (fractional) sample size. */
export function shareOf(x: number, n: number): Share {
  if (n <= 0) return { value: null, low: null, high: null };
  const [low, high] = wilson(x / n, n);
  return { value: x / n, low, high };
}

/** Wilson 1927, JASA 22:209; no continuity correction. `p` in 0..1, exact 0 and 1 at the ends. */
export function wilson(p: number, n: number, z = Z95): Interval {
  const z2 = z * z;
  const centre = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  return [p <= 0 ? 0 : centre - half, p >= 1 ? 1 : centre + half];
}

/** Wilson with continuity correction: Newcombe 1998, Stat Med 17:857, method 4. */
export function wilsonCorrected(p: number, n: number, z = Z95): Interval {
  const z2 = z * z;
  const q = 1 - p;
  const scale = 2 * (n + z2);
  const below = z2 - 2 - 1 / n + 4 * p * (n * q + 1);
  const above = z2 + 2 - 1 / n + 4 * p * (n * q - 1);
  return [
    p <= 0 ? 0 : Math.max(0, (2 * n * p + z2 - 1 - z * Math.sqrt(below)) / scale),
    p >= 1 ? 1 : Math.min(1, (2 * n * p + z2 + 1 + z * Math.sqrt(above)) / scale),
  ];
}
