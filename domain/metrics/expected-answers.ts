import type { Interval } from './interval';

/** How many answers to expect: the mean of what is predicted, and the range that holds with 95 %. */
export type ExpectedAnswers = { mean: number; interval: Interval };

/**
 * Answers to `asked` new invitations, from `completed` of `delivered` earlier ones: beta-binomial prediction under
 * Jeffreys' prior (Gelman et al., Bayesian Data Analysis, 3rd ed., 2.4 and 2.8), so that both chance and how little the
 * past tells are in the range. It supposes that people answer as they did; null without a past.
 */
export function expectAnswers({
  asked,
  completed,
  delivered,
}: {
  asked: number;
  completed: number;
  delivered: number;
}): ExpectedAnswers | null {
  if (delivered <= 0) return null;
  const [a, b] = [completed + 0.5, delivered - completed + 0.5];
  const mean = (asked * a) / (a + b);
  return { mean, interval: equalTailed(logWeights(asked, a, b)) };
}

/** Logarithms of the probabilities of 0…m answers, up to a constant, by the ratio of neighbours. */
function logWeights(m: number, a: number, b: number): Float64Array {
  const logs = new Float64Array(m + 1);
  for (let k = 0; k < m; k++)
    logs[k + 1] = (logs[k] ?? 0) + Math.log(((m - k) * (k + a)) / ((k + 1) * (m - k - 1 + b)));
  return logs;
}

/** The smallest counts below which 2.5 % and 97.5 % of the weight lie. */
function equalTailed(logs: Float64Array): Interval {
  // The largest one as the unit: nothing overflows, and what underflows does not count.
  const most = logs.reduce((max, log) => Math.max(max, log), Number.NEGATIVE_INFINITY);
  const whole = logs.reduce((sum, log) => sum + Math.exp(log - most), 0);
  let below = 0;
  let low: number | null = null;
  for (const [count, log] of logs.entries()) {
    below += Math.exp(log - most) / whole;
    if (low === null && below >= 0.025) low = count;
    if (below >= 0.975) return [low ?? count, count];
  }
  return [low ?? 0, logs.length - 1];
}
