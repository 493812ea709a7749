/** Answers counted per integer score: `counts[i]` answers were given at score `min + i`. */
export type Histogram = { min: number; counts: number[] };

/** Counts integer scores over the scale `min..max`; a score off the scale is a RangeError, not a guess. */
export function histogramOf(min: number, max: number, scores: readonly number[]): Histogram {
  const counts = new Array<number>(max - min + 1).fill(0);
  for (const score of scores) {
    const index = score - min;
    const count = counts[index];
    if (count === undefined) throw new RangeError(`The score ${score} is not on the scale ${min} to ${max}.`);
    counts[index] = count + 1;
  }
  return { min, counts };
}

/** An empty histogram over `min..max`. */
export function emptyHistogram(min: number, max: number): Histogram {
  return histogramOf(min, max, []);
}

/** Sums histograms score by score; the result spans all of their scales. No argument gives an empty one. */
export function addHistograms(...histograms: readonly Histogram[]): Histogram {
  const filled = histograms.filter(histogram => histogram.counts.length > 0);
  const [first] = filled;
  if (!first) return { min: 0, counts: [] };
  const min = Math.min(...filled.map(histogram => histogram.min));
  const end = Math.max(...filled.map(histogram => histogram.min + histogram.counts.length));
  const counts = new Array<number>(end - min).fill(0);
  for (const histogram of filled) {
    histogram.counts.forEach((count, i) => {
      const index = histogram.min - min + i;
      counts[index] = (counts[index] ?? 0) + count;
    });
  }
  return { min, counts };
}

/** What is left of `whole` without `part`: the rest that a segment is tested against. */
export function subtractHistogram(whole: Histogram, part: Histogram): Histogram {
  return addHistograms(whole, { min: part.min, counts: part.counts.map(count => -count) });
}

/** Number of answers. */
export function total(histogram: Histogram): number {
  return histogram.counts.reduce((sum, count) => sum + count, 0);
}

/** Answers at `from` and above, up to `to` inclusive. */
export function countBetween(histogram: Histogram, from: number, to = Number.POSITIVE_INFINITY): number {
  return histogram.counts.reduce((sum, count, i) => {
    const score = histogram.min + i;
    return score >= from && score <= to ? sum + count : sum;
  }, 0);
}

/** Mean score; null without answers. */
export function mean(histogram: Histogram): number | null {
  const n = total(histogram);
  if (n === 0) return null;
  return histogram.counts.reduce((sum, count, i) => sum + count * (histogram.min + i), 0) / n;
}

/** Sample variance (divided by n − 1); null below two answers. */
export function variance(histogram: Histogram): number | null {
  const n = total(histogram);
  const centre = mean(histogram);
  if (centre === null || n < 2) return null;
  const squares = histogram.counts.reduce(
    (sum, count, i) => sum + count * (histogram.min + i - centre) ** 2,
    0,
  );
  return squares / (n - 1);
}

/** Variance within groups, pooled over them; null where no group has two answers or none varies. */
export function pooledVariance(histograms: readonly Histogram[]): number | null {
  const degrees = histograms.reduce((sum, histogram) => sum + Math.max(0, total(histogram) - 1), 0);
  const squares = histograms.reduce(
    (sum, histogram) => sum + (variance(histogram) ?? 0) * Math.max(0, total(histogram) - 1),
    0,
  );
  return squares > 0 ? squares / degrees : null;
}

/** Median score, the middle of the two middle answers when n is even; null without answers. */
export function median(histogram: Histogram): number | null {
  const n = total(histogram);
  if (n === 0) return null;
  return (scoreAt(histogram, Math.floor((n - 1) / 2)) + scoreAt(histogram, Math.floor(n / 2))) / 2;
}

/** `{score: count}` as the API answers it, every point of the histogram's scale included. */
export function distributionOf(histogram: Histogram): Record<string, number> {
  return Object.fromEntries(histogram.counts.map((count, i) => [String(histogram.min + i), count]));
}

/** The histogram that a distribution was made of; it spans the scores that were given. Empty without any. */
export function histogramFrom(distribution: Record<string, number>): Histogram {
  const scores = Object.entries(distribution).map(([score, count]) => ({ score: Number(score), count }));
  if (scores.length === 0) return { min: 0, counts: [] };
  const given = scores.map(({ score }) => score);
  const min = Math.min(...given);
  const counts = new Array<number>(Math.max(...given) - min + 1).fill(0);
  for (const { score, count } of scores) counts[score - min] = count;
  return { min, counts };
}

function scoreAt(histogram: Histogram, rank: number): number {
  let seen = 0;
  for (const [i, count] of histogram.counts.entries()) {
    seen += count;
    if (rank < seen) return histogram.min + i;
  }
  return histogram.min + histogram.counts.length - 1;
}
