/** A 95 % interval `[low, high]` in the unit of the value it belongs to. */
export type Interval = [low: number, high: number];

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
