import {
  type ChangeWords,
  formatChange,
  formatInterval,
  formatSignedChange,
  formatValue,
} from '@/domain/metrics/format';
import type { Comparison, MetricName } from '@/domain/metrics/metric';
import { FEWEST_TO_COMPARE, type Verdict } from '@/domain/metrics/verdict';
import type { Interval } from '@/domain/time/periods';
import type { Drawn } from '../charts/axis';
import type { DrawnPoint, DrawnSeries } from '../charts/types';
import { bucketLabel, bucketName, formatCount } from '../charts/words';
import type { Outputs } from '../trpc';

export type OverviewData = Outputs['report']['overview'];
export type MetricCard = OverviewData['cards'][number];
export type AnyCard = MetricCard | NonNullable<OverviewData['rate']>;
export type CardName = AnyCard['metric'];

/** What each card may show, in the address and in the metric switch. */
export const cardNames = ['nps', 'csat', 'ces', 'response_rate'] as const satisfies readonly CardName[];

export const names: Record<CardName, string> = {
  nps: 'NPS',
  csat: 'CSAT',
  ces: 'CES',
  response_rate: 'Response rate',
};

/** How a figure is worded: a response rate is a share, as CSAT is. */
export const wordedAs = (metric: CardName | MetricName): MetricName =>
  metric === 'response_rate' ? 'csat' : metric;

const drawnAs = (metric: CardName): Drawn => (metric === 'response_rate' ? 'rate' : metric);

/** What `n` counts. */
export const counted = (metric: CardName): string => (metric === 'response_rate' ? 'mail' : 'answer');

export const isSure = (verdict: Verdict | undefined): boolean => verdict === 'real' || verdict === 'probable';

/** More of each of our metrics is better, so the sign says which colour; null where nothing is sure. */
export function toneOf(
  change: { value: number | null; verdict: Verdict } | undefined,
): 'good' | 'bad' | null {
  if (!change || !isSure(change.verdict) || !change.value) return null;
  return change.value > 0 ? 'good' : 'bad';
}

/** Line under the value: `35 to 41, 1,204 answers`; before the tenth answer what is still missing. */
export function supportOf({ metric, total }: AnyCard): string {
  const noun = counted(metric);
  if (total.note === 'hidden') return 'Hidden: too few people answered';
  if (total.n < FEWEST_TO_COMPARE)
    return metric === 'response_rate'
      ? `${formatCount(total.n, 'mail')} delivered`
      : `${total.n} of ${FEWEST_TO_COMPARE} answers needed for a first score`;
  return `${formatInterval(wordedAs(metric), total)}, ${formatCount(total.n, noun)}`;
}

/** The chart's title: what it found, as sure as the comparison is. */
export function findingOf({ metric, total, change }: AnyCard): string {
  const name = names[metric];
  if (total.n < FEWEST_TO_COMPARE || total.note === 'hidden') return `${name}: too few answers to say`;
  const value = formatValue(wordedAs(metric), total.value);
  if (!change || change.verdict === 'too_few') return `${name} stands at ${value}`;
  if (!isSure(change.verdict)) return `${name} is steady at ${value}`;
  return `${name} is ${lowerFirst(formatChange(wordedAs(metric), change))}, at ${value}`;
}

/** The words behind *How sure?*: the change with its interval, and p. */
export function surenessOf(metric: CardName | MetricName, change: Omit<Comparison, 'verdict'>): string {
  const { value, low, high, p } = change;
  const worded = wordedAs(metric);
  const range =
    low === null || high === null
      ? ''
      : ` (95 %: ${formatSignedChange(worded, low)} to ${formatSignedChange(worded, high)})`;
  return `Change ${formatSignedChange(worded, value)}${range}${p === null ? '' : `, p ${formatP(p)}`}.`;
}

type Move = NonNullable<OverviewData['moved']>[number];

/**
 * The moves worth a reader's time. A segment that holds every answer only repeats its card. Falls come before rises;
 * among each, first what moved away from the whole of its metric, for what moved along with it says nothing new.
 */
export function movesToShow(moved: readonly Move[], cards: readonly MetricCard[]): Move[] {
  const wholes = new Map<string, MetricCard>(cards.map(card => [card.metric, card]));
  const spread = new Map<string, number>();
  for (const { metric, change } of moved)
    spread.set(metric, Math.max(spread.get(metric) ?? 0, Math.abs(change.value ?? 0)));
  const apartness = ({ metric, change }: Move): number =>
    Math.abs((change.value ?? 0) - (wholes.get(metric)?.change?.value ?? 0)) / (spread.get(metric) || 1);
  const isFall = ({ change }: Move): boolean => (change.value ?? 0) < 0;
  return moved
    .filter(move => wholes.get(move.metric)?.total.n !== move.n)
    .toSorted((a, b) => Number(isFall(b)) - Number(isFall(a)) || apartness(b) - apartness(a));
}

/** A segment against the rest of its attribute. */
export const AGAINST_THE_REST: ChangeWords = {
  up: '{amount} above the rest',
  down: '{amount} below the rest',
  probablyUp: 'Probably {amount} above the rest',
  probablyDown: 'Probably {amount} below the rest',
  noise: 'Like the rest',
  tooFew: 'Too few answers',
  range: '{low} to {high}',
};

/** The buckets of a card as the chart draws them; `compare` lays the period before under them, bucket by bucket. */
export function seriesOf(card: AnyCard, interval: Interval, compare: boolean): DrawnSeries {
  const worded = wordedAs(card.metric);
  const before = compare && card.metric !== 'response_rate' ? card.previous?.points : undefined;
  const points = card.points.map((point, index): DrawnPoint => {
    const { start, n, value, low, high } = point;
    const isYoung = 'mature' in point && !point.mature;
    return {
      start,
      label: bucketLabel(interval, start),
      name: bucketName(interval, start),
      n,
      value,
      low,
      high,
      isOpen: n > 0 && (point.note !== undefined || isYoung),
      ...(before && { previous: before[index]?.value ?? null }),
    };
  });
  return {
    metric: drawnAs(card.metric),
    points,
    ...(card.metric !== 'response_rate' && card.question && { scale: card.question.scale }),
    format: value => formatValue(worded, value),
    formatRange: (low, high) => formatInterval(worded, { low, high }),
  };
}

const formatP = (p: number): string => (p < 0.001 ? '< 0.001' : `= ${p.toFixed(3)}`);

export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
