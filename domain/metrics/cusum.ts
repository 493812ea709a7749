/** Cumulated excess over and under the target, each ≥ 0. */
export type CusumPoint = { up: number; down: number; signal: 'up' | 'down' | null };

/** Tabular CUSUM (Page 1954; Montgomery): `slack` K and decision interval H in the values' unit. */
export function cusum(
  values: readonly number[],
  target: number,
  slack: number,
  decision: number,
): CusumPoint[] {
  let up = 0;
  let down = 0;
  return values.map(x => {
    up = Math.max(0, x - (target + slack) + up);
    down = Math.max(0, target - slack - x + down);
    return { up, down, signal: up > decision ? 'up' : down > decision ? 'down' : null };
  });
}

/**
 * Index of the first value of a shift that is known at the last of `values`: where the largest excursion of the CUSUM
 * in that direction left zero.
 */
export function shiftStart(
  values: readonly number[],
  direction: 'up' | 'down',
  target = 0,
  slack = 0.5,
): number {
  const sums = cusum(values, target, slack, Number.POSITIVE_INFINITY).map(point => point[direction]);
  const peak = sums.lastIndexOf(Math.max(0, ...sums));
  return sums.lastIndexOf(0, peak) + 1;
}
