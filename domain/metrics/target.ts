import { type ChangeWords, formatChange, formatValue } from './format';
import type { Estimate, MetricName } from './metric';
import { FEWEST_TO_COMPARE } from './verdict';

type Figure = Pick<Estimate, 'n' | 'value' | 'low' | 'high'> & { note?: 'few' | 'hidden' };

const WORDS: ChangeWords = {
  up: '{amount} above the target',
  down: '{amount} below the target',
  probablyUp: '',
  probablyDown: '',
  noise: 'No clear gap to the target',
  tooFew: '',
  range: '{low} to {high}',
};

/**
 * `8 below the target of 50`: only where the whole 95 % interval lies on one side of it, else `No clear gap to the target
 * of 50`. With too few answers the target alone.
 */
export function againstTarget(metric: MetricName, figure: Figure, target: number): string {
  const { n, value, low, high, note } = figure;
  const goal = formatValue(metric, target);
  if (note || n < FEWEST_TO_COMPARE || value === null || low === null || high === null)
    return `Target ${goal}`;
  const verdict = high < target || low > target ? 'real' : 'noise';
  return `${formatChange(metric, { value: value - target, verdict }, 'en', WORDS)} of ${goal}`;
}
