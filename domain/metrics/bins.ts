/** The five numbers that bins are laid by. */
export type Spread = { min: number; q1: number; q3: number; max: number };

/** At most as many bins, the two for what lies outside not counted. */
const MOST = 16;
/** Tukey's fences for what is far out (1977): three times the middle half beyond its ends. */
const FAR = 3;

/**
 * Edges of the bins of a histogram, ascending, on round numbers (1, 2 or 5 times a power of ten). Values far out get no
 * bins of their own: they lie below the first or at and above the last edge, so that one typing error does not squeeze
 * all others into one bar. `whole`: values are integers, so no bin is narrower than 1.
 */
export function binEdges({ min, q1, q3, max }: Spread, whole: boolean): number[] {
  const middle = q3 - q1;
  const low = middle > 0 ? Math.max(min, q1 - FAR * middle) : min;
  const high = middle > 0 ? Math.min(max, q3 + FAR * middle) : max;
  const width = Math.max(roundUp((high - low) / MOST), whole ? 1 : 0) || 1;
  const first = Math.floor(low / width + 1e-9);
  const last = Math.floor(high / width + 1e-9) + 1;
  // Whole steps, so that edges stay exact: 0.1 + 0.2 is not 0.3.
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * width).toPrecision(12)));
}

/** The smallest of 1, 2, 5, 10, 20, … (and 0.5, 0.2, …) that is not smaller; 0 for 0. */
function roundUp(width: number): number {
  if (width <= 0) return 0;
  const power = 10 ** Math.floor(Math.log10(width));
  const step = [1, 2, 5, 10].find(one => one * power >= width * (1 - 1e-9)) ?? 10;
  return step * power;
}
