/** Median of raw values; null without any. */
export function medianOf(values: readonly number[]): number | null {
  return quantile(values, 0.5);
}

/** Quantile by linear interpolation (type 7: Hyndman & Fan 1996, Am Stat 50:361); null without values. */
export function quantile(values: readonly number[], p: number): number | null {
  return quantileSorted(
    [...values].sort((a, b) => a - b),
    p,
  );
}

/** `quantile` of values that are already in ascending order. */
export function quantileSorted(sorted: readonly number[], p: number): number | null {
  const position = (sorted.length - 1) * p;
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (position - Math.floor(position));
}
