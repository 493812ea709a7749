import { type ChangeWords, formatEstimate } from '@/domain/metrics/format';
import type { MetricName } from '@/domain/metrics/metric';
import { formatCount } from '@/domain/metrics/words';
import { flagPhrase } from '../../responses/words';
import type { Outputs } from '../../trpc';

export type Results = Outputs['report']['survey'];
export type ResultQuestion = Results['questions'][number];
export type QuestionResult = Outputs['report']['surveyQuestion'];
export type ResultOf<Kind extends QuestionResult['kind']> = Extract<QuestionResult, { kind: Kind }>;

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
        : `${doors}, ${formatNumber(byImport)} by an import`;
  return `${ways}. ${all === 1 ? 'It is' : 'They are'} counted below, in no rate above.`;
}

/** `23 people tapped a score in the mail and did not send it. …`; null where nobody did. */
export function tappedInWords({ n, note }: Results['taps']): string | null {
  if (n === 0) return null;
  const who = n === 1 ? '1 person' : `${formatNumber(n)} people`;
  const which = note === 'hidden' ? ' Too few to tell which.' : '';
  return `${who} tapped a score in the mail and did not send it. That is no answer, and in no figure.${which}`;
}

/** `3 links were followed by a mail scanner; what it clicked is not among the taps.`; null where none was. */
export function scannedInWords(n: number): string | null {
  if (n === 0) return null;
  return `${formatCount(n, 'link')} ${n === 1 ? 'was' : 'were'} followed by a mail scanner. Its clicks are nobody’s and count nowhere.`;
}

/**
 * `5 of 120 answers are flagged: 3 given very fast, 2 alike down the rows.` over all slices; null where none is or parts
 * this small are hidden.
 */
export function flaggedInWords(slices: Results['flagged'], isOut: boolean): string | null {
  const n = slices.reduce((sum, { flagged }) => sum + (flagged?.n ?? 0), 0);
  if (n === 0) return null;
  const of = slices.reduce((sum, slice) => sum + slice.of, 0);
  const byFlag = new Map<string, number>();
  for (const { flag, n } of slices.flatMap(({ flagged }) => flagged?.byFlag ?? []))
    byFlag.set(flag, (byFlag.get(flag) ?? 0) + n);
  const parts = [...byFlag].map(([flag, count]) => `${formatNumber(count)} ${flagPhrase(flag)}`);
  const are = `${n === 1 ? 'is' : 'are'} flagged${isOut ? ' and left out' : ''}`;
  return `${formatNumber(n)} of ${formatCount(of, 'answer')} ${are}: ${parts.join(', ')}.`;
}

const formatNumber = (n: number): string => new Intl.NumberFormat('en').format(n);

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
