import { clamp } from './interval';

/** Centre and 3-sigma limits of a share per period: Montgomery. Clipped to 0..1. `share` null for an empty period. */
export type SharePoint = { share: number | null; low: number; high: number; z: number | null };

/**
 * p chart of yes/n against a frozen baseline share p₀; z = (p − p₀)/√(p₀q₀/n), null for empty periods, which monitoring
 * skips.
 */
export function shareChart(
  periods: readonly { yes: number; n: number }[],
  baseline: number,
  sigmas = 3,
): SharePoint[] {
  const sd = Math.sqrt(baseline * (1 - baseline));
  return periods.map(({ yes, n }) => {
    if (n === 0) return { share: null, low: 0, high: 1, z: null };
    const half = (sigmas * sd) / Math.sqrt(n);
    const share = yes / n;
    return {
      share,
      low: clamp(baseline - half, 0, 1),
      high: clamp(baseline + half, 0, 1),
      z: sd === 0 ? null : ((share - baseline) * Math.sqrt(n)) / sd,
    };
  });
}
