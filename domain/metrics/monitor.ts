import { shiftStart } from './cusum';
import { ewma } from './ewma';
import { clamp } from './interval';

/** Rules of the chart; see `DEFAULT_RULES`. */
export type MonitorRules = {
  /** A single point beyond this many sigmas is a shock. */
  shockSigmas: number;
  lambda: number;
  /** Width of the drift limits. */
  width: number;
};

/**
 * Both rules together, by simulation: with a known centre a false alarm every 427 points on average and a shift of one
 * sigma found after 10; with a centre estimated from 24 points 261 and 12. The classical 3 and 2.86 would cry wolf every
 * 203 and 141 points.
 */
export const DEFAULT_RULES: MonitorRules = { shockSigmas: 3.3, lambda: 0.2, width: 3.05 };

/** `at`: index of the point that gave the alarm; `from`: first point of what it tells of (for a shock the same). */
export type Signal = { kind: 'shock' | 'drift'; direction: 'up' | 'down'; at: number; from: number };

/**
 * Watches standardised points (centre 0, sigma 1) for shocks, and for drifts by an exponentially weighted average.
 * A drift is told once, when it is first seen, and again only after the average has been back inside its limits.
 */
export function monitor(points: readonly number[], rules: MonitorRules = DEFAULT_RULES): Signal[] {
  const signals: Signal[] = [];
  // A shock may not drag the average along for weeks: it counts there as the largest ordinary point.
  const calmed = points.map(z => clamp(z, -rules.shockSigmas, rules.shockSigmas));
  const average = ewma(calmed, { target: 0, sigma: 1, lambda: rules.lambda, width: rules.width });
  let running: 'up' | 'down' | null = null;
  let restart = 0;
  for (const [i, z] of points.entries()) {
    const shock = z > rules.shockSigmas ? 'up' : z < -rules.shockSigmas ? 'down' : null;
    if (shock) signals.push({ kind: 'shock', direction: shock, at: i, from: i });
    const drift = average[i]?.signal ?? null;
    if (drift && drift !== running) {
      const from = restart + shiftStart(calmed.slice(restart, i + 1), drift);
      signals.push({ kind: 'drift', direction: drift, at: i, from });
      running = drift;
    }
    if (!drift && running) {
      running = null;
      restart = i;
    }
  }
  return signals;
}
