/**
 * Beta-binomial empirical Bayes for shares, prior by moments (Kleinman 1973, JASA 68:46). Values 0..1, input order;
 * groups without answers get the common mean.
 */
export function shrinkShares(groups: readonly { x: number; n: number }[]): number[] {
  const filled = groups.filter(({ n }) => n > 0);
  const n = filled.reduce((sum, group) => sum + group.n, 0);
  if (n === 0) return groups.map(() => 0);
  const p = filled.reduce((sum, group) => sum + group.x, 0) / n;
  const squares = filled.reduce((sum, group) => sum + group.n * (group.x / group.n - p) ** 2, 0);
  const free = filled.length - 1;
  const scale = n - filled.reduce((sum, group) => sum + group.n ** 2, 0) / n - free;
  const excess = p <= 0 || p >= 1 || scale <= 0 ? 0 : (squares / (p * (1 - p)) - free) / scale;
  // Correlation of answers within a group: 0 means that the groups differ by chance alone.
  const rho = Math.min(0.999, Math.max(0, excess));
  if (rho === 0) return groups.map(() => p);
  const strength = (1 - rho) / rho;
  return groups.map(({ x, n: size }) => (x + strength * p) / (size + strength));
}

/**
 * Normal-normal empirical Bayes for means and NPS, between-group variance after DerSimonian & Laird 1986, Control Clin
 * Trials 7:177. `variance` is the squared standard error of the value, > 0. In the values' unit and order.
 */
export function shrinkMeans(groups: readonly { value: number; variance: number }[]): number[] {
  const weights = groups.map(({ variance }) => 1 / variance);
  const common = weightedMean(groups, weights);
  const q = groups.reduce((sum, { value }, i) => sum + (weights[i] ?? 0) * (value - common) ** 2, 0);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const scale = sum - weights.reduce((total, weight) => total + weight ** 2, 0) / sum;
  const between = scale <= 0 ? 0 : Math.max(0, (q - (groups.length - 1)) / scale);
  const centre = weightedMean(
    groups,
    groups.map(({ variance }) => 1 / (variance + between)),
  );
  return groups.map(({ value, variance }) => (between * value + variance * centre) / (between + variance));
}

function weightedMean(groups: readonly { value: number }[], weights: readonly number[]): number {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return groups.reduce((total, { value }, i) => total + (weights[i] ?? 0) * value, 0) / sum;
}
