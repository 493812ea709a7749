import { type ChangeWords, formatEstimate } from '@/domain/metrics/format';
import type { MetricName } from '@/domain/metrics/metric';
import { formatCount } from '../../charts/words';
import type { Outputs } from '../../trpc';

export type Results = Outputs['report']['survey'];
export type ResultQuestion = Results['questions'][number];
export type QuestionResult = Outputs['report']['surveyQuestion'];
export type ResultOf<Kind extends QuestionResult['kind']> = Extract<QuestionResult, { kind: Kind }>;

/** `45 s`, `1 min 30 s`, `2 h 5 min`; a dash for null. */
export function secondsInWords(seconds: number | null): string {
  if (seconds === null) return '–';
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return parts([Math.floor(whole / 60), 'min'], [whole % 60, 's']);
  const minutes = Math.round(seconds / 60);
  return parts([Math.floor(minutes / 60), 'h'], [minutes % 60, 'min']);
}

const parts = (...amounts: [number, string][]): string =>
  amounts.flatMap(([amount, unit]) => (amount > 0 ? [`${amount} ${unit}`] : [])).join(' ');

/** `Asked in version 2 only`, `Asked in versions 1 and 2 only`; null where all versions ask it. */
export function askedInWords(versions: readonly number[], all: readonly number[]): string | null {
  if (all.every(version => versions.includes(version))) return null;
  const last = versions.at(-1);
  if (versions.length <= 1) return `Asked in version ${last} only`;
  return `Asked in versions ${versions.slice(0, -1).join(', ')} and ${last} only`;
}

export const sliceName = (version: number | null): string =>
  version === null ? 'All versions' : `Version ${version}`;

/** `42% (39 to 45%)`; a share that somebody has is never shown as nobody's. */
export function shareInWords(share: {
  value: number | null;
  low: number | null;
  high: number | null;
}): string {
  const words = formatEstimate('csat', share);
  return share.value !== null && share.value > 0 && share.value < 0.005
    ? words.replace(/^0%/, '< 1%')
    : words;
}

/**
 * `12 responses came in by doors that are open to anybody, 3 by an import. They are counted below, in no rate above.`
 * Null where everybody was invited.
 */
export function uninvitedInWords(byDoor: number, byImport: number): string | null {
  const all = byDoor + byImport;
  if (all === 0) return null;
  const doors = `${formatCount(byDoor, 'response')} came in by doors that are open to anybody`;
  const ways =
    byDoor === 0
      ? `${formatCount(byImport, 'response')} came by an import`
      : byImport === 0
        ? doors
        : `${doors}, ${new Intl.NumberFormat('en').format(byImport)} by an import`;
  return `${ways}. ${all === 1 ? 'It is' : 'They are'} counted below, in no rate above.`;
}

/** What stands before the figure of a metric. */
export const valueNames: Record<MetricName, string> = {
  nps: 'NPS',
  csat: 'Satisfied',
  ces: 'Ease',
  index: 'Index',
  mean: 'Mean',
};

/** A point of a scale as it is read; the index is kept as a sum of 0 to 27 and read as 0 to 100. */
export const scoreInWords = (metric: MetricName, score: number): string =>
  String(metric === 'index' ? Math.round((score / 27) * 100) : score);

/** A plain number with as many digits as its size bears: `1,204`, `45.3`, `2.25`. */
export function amountInWords(value: number | null): string {
  if (value === null) return '–';
  const size = Math.abs(value);
  const maximumFractionDigits = size < 10 ? 2 : size < 100 ? 1 : 0;
  return new Intl.NumberFormat('en', { maximumFractionDigits }).format(value).replace('-', '−');
}

/** A share against the same choice in another version: more is not better, so it is only told. */
export const SHARE_CHANGE: ChangeWords = {
  up: '{amount} points more',
  down: '{amount} points fewer',
  probablyUp: 'Probably {amount} points more',
  probablyDown: 'Probably {amount} points fewer',
  noise: 'No clear change',
  tooFew: 'Too few answers',
  range: '{low} to {high}',
};

/** A mean place: a larger number is further down. */
export const PLACE_CHANGE: ChangeWords = {
  up: '{amount} further down',
  down: '{amount} further up',
  probablyUp: 'Probably {amount} further down',
  probablyDown: 'Probably {amount} further up',
  noise: 'No clear change',
  tooFew: 'Too few answers',
  range: '{low} to {high}',
};
