/** One point of an exponentially weighted moving average with its control limits. */
export type EwmaPoint = { value: number; low: number; high: number; signal: 'up' | 'down' | null };

export type EwmaOptions = {
  target: number;
  sigma: number;
  lambda: number;
  /** Width of the limits in sigmas of the average. */
  width: number;
  /** Limits of an average that has run for ever, from the first point on. */
  steadyState?: boolean;
};

/** EWMA chart: Roberts 1959; Lucas & Saccucci 1990, Technometrics 32:1. Starts at the target; exact limits. */
export function ewma(values: readonly number[], options: EwmaOptions): EwmaPoint[] {
  const { target, sigma, lambda, width, steadyState = false } = options;
  let value = target;
  return values.map((x, i) => {
    value = lambda * x + (1 - lambda) * value;
    const started = steadyState ? 1 : 1 - (1 - lambda) ** (2 * (i + 1));
    const half = width * sigma * Math.sqrt((lambda / (2 - lambda)) * started);
    const signal = value > target + half ? 'up' : value < target - half ? 'down' : null;
    return { value, low: target - half, high: target + half, signal };
  });
}
