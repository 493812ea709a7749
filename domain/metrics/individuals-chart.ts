/** Mean moving range of two points over its expectation per sigma. */
const D2 = 1.128;

/** Upper limit of the moving range, in mean moving ranges. */
const D4 = 3.267;

export type IndividualsChart = {
  centre: number;
  meanRange: number;
  sigma: number;
  low: number;
  high: number;
  rangeHigh: number;
};

/** XmR chart of single values (NIST/SEMATECH e-Handbook 6.3.2.2): limits at 3 sigma. Null below two values. */
export function individualsChart(values: readonly number[]): IndividualsChart | null {
  const sigma = movingRangeSigma(values);
  if (sigma === null) return null;
  const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
  const meanRange = sigma * D2;
  return {
    centre,
    meanRange,
    sigma,
    low: centre - 3 * sigma,
    high: centre + 3 * sigma,
    rangeHigh: D4 * meanRange,
  };
}

/** Sigma from neighbours only, so that a slow drift does not widen it. Null below two values. */
export function movingRangeSigma(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  let sum = 0;
  let previous = values[0] ?? 0;
  for (const value of values.slice(1)) {
    sum += Math.abs(value - previous);
    previous = value;
  }
  return sum / (values.length - 1) / D2;
}
