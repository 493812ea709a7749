import type { Comparison, Estimate, MetricName } from './metric';

/** Shown where there is no value: nothing was answered, or the figure is not defined. */
export const NO_VALUE = '–';

/** Wording of changes; the messages file of a language passes its own. `{amount}` is replaced. */
export type ChangeWords = {
  up: string;
  down: string;
  probablyUp: string;
  probablyDown: string;
  noise: string;
  tooFew: string;
  range: string;
};

const ENGLISH: ChangeWords = {
  up: 'Up {amount}',
  down: 'Down {amount}',
  probablyUp: 'Probably up {amount}',
  probablyDown: 'Probably down {amount}',
  noise: 'No clear change',
  tooFew: 'Too few answers',
  range: '{low} to {high}',
};

/** NPS and index `42`, `−7`; CSAT `82%`; CES and other means `5.3`. Never `−0`. */
export function formatValue(metric: MetricName, value: number | null, locale = 'en'): string {
  if (value === null) return NO_VALUE;
  return withMinus(numberFormat(metric, locale).format(value));
}

/** A share in 0..1 as whole percent. */
export function formatShare(share: number | null, locale = 'en'): string {
  if (share === null) return NO_VALUE;
  return withMinus(numberFormat('csat', locale).format(share));
}

/** `39 to 45`; the percent sign only once (`80 to 84%`). Empty without an interval. */
export function formatInterval(
  metric: MetricName,
  interval: Pick<Estimate, 'low' | 'high'>,
  locale = 'en',
  words = ENGLISH,
): string {
  const { low, high } = interval;
  if (low === null || high === null) return '';
  const ends = { low: formatValue(metric, low, locale), high: formatValue(metric, high, locale) };
  // "80% to 84%" reads twice as long; the sign stays on the last number where the language puts it behind.
  const lowText = metric === 'csat' ? ends.low.replace(/\s*%$/u, '') : ends.low;
  return fill(words.range, { low: lowText, high: ends.high });
}

/** `42 (39 to 45)`. */
export function formatEstimate(
  metric: MetricName,
  estimate: Pick<Estimate, 'value' | 'low' | 'high'>,
  locale = 'en',
  words = ENGLISH,
): string {
  const value = formatValue(metric, estimate.value, locale);
  const range = formatInterval(metric, estimate, locale, words);
  return range === '' ? value : `${value} (${range})`;
}

/** `Up 4`, `Probably up 4`, `No clear change`, `Too few answers`: a change in words, as sure as its verdict. */
export function formatChange(
  metric: MetricName,
  change: Pick<Comparison, 'value' | 'verdict'>,
  locale = 'en',
  words = ENGLISH,
): string {
  const { value, verdict } = change;
  if (verdict === 'too_few' || value === null) return words.tooFew;
  if (verdict === 'noise' || value === 0) return words.noise;
  const amount = formatAmount(metric, Math.abs(value), locale);
  if (verdict === 'real') return fill(value > 0 ? words.up : words.down, { amount });
  return fill(value > 0 ? words.probablyUp : words.probablyDown, { amount });
}

/** A change as a signed number: `+4`, `−0.3`; CSAT in percentage points without a sign for percent. */
export function formatSignedChange(metric: MetricName, value: number | null, locale = 'en'): string {
  if (value === null) return NO_VALUE;
  const points = metric === 'csat' ? value * 100 : value;
  return withMinus(
    new Intl.NumberFormat(locale, { ...digits(metric), signDisplay: 'exceptZero' }).format(points),
  );
}

function formatAmount(metric: MetricName, amount: number, locale: string): string {
  const points = metric === 'csat' ? amount * 100 : amount;
  const { maximumFractionDigits = 0 } = digits(metric);
  // A real change that rounds away is shown with its first digit: "Up 0.3", never "Up 0".
  const tiny = points < 0.5 / 10 ** maximumFractionDigits;
  return new Intl.NumberFormat(locale, tiny ? { maximumSignificantDigits: 1 } : digits(metric)).format(
    points,
  );
}

function numberFormat(metric: MetricName, locale: string): Intl.NumberFormat {
  const style = metric === 'csat' ? 'percent' : 'decimal';
  return new Intl.NumberFormat(locale, { ...digits(metric), style, signDisplay: 'negative' });
}

function digits(metric: MetricName): Intl.NumberFormatOptions {
  const count = metric === 'ces' || metric === 'mean' ? 1 : 0;
  return { minimumFractionDigits: count, maximumFractionDigits: count };
}

/** The typographic minus, as wide as a plus; hyphens wrap and disappear. */
function withMinus(text: string): string {
  return text.replace('-', '−');
}

function fill(pattern: string, values: Record<string, string>): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
}
