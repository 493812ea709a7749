import type { SurvivalCurve } from './survival';

/** Time by which it has happened to half; nulls where the curve does not reach that far. In the curve's unit. */
export type MedianTime = { n: number; value: number | null; low: number | null; high: number | null };

/** Median of a survival curve with the interval of Brookmeyer & Crowley 1982: the times at which the curve's own limits cross one half. */
export function medianTime({ n, median, steps }: SurvivalCurve): MedianTime {
  const crosses = (limit: (step: SurvivalCurve['steps'][number]) => number | null): number | null =>
    steps.find(step => (limit(step) ?? (step.survival <= 0 ? 0 : 1)) <= 0.5)?.time ?? null;
  return { n, value: median, low: crosses(step => step.low), high: crosses(step => step.high) };
}
