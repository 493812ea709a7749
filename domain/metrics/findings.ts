import { type ChangeWords, formatChange, formatInterval, formatSignedChange, formatValue } from './format';
import type { Comparison, Estimate, MetricName } from './metric';
import { FEWEST_TO_COMPARE, type Verdict } from './verdict';
import { formatCount } from './words';

/** What has a card on Overview. */
export type CardName = 'nps' | 'csat' | 'ces' | 'response_rate';

/** A headline figure, as far as words are made of it. */
type Card = {
  metric: CardName;
  total: Pick<Estimate, 'n' | 'value' | 'low' | 'high'> & { note?: 'few' | 'hidden' };
  change?: Pick<Comparison, 'value' | 'verdict'>;
};

export const names: Record<CardName, string> = {
  nps: 'NPS',
  csat: 'CSAT',
  ces: 'CES',
  response_rate: 'Response rate',
};

/** A metric as it is called where there may be others than the cards'. */
export const nameOf = (metric: CardName | MetricName): string =>
  metric === 'index' ? 'Index' : metric === 'mean' ? 'Mean' : names[metric];

/** How a figure is worded: a response rate is a share, as CSAT is. */
export const wordedAs = (metric: CardName | MetricName): MetricName =>
  metric === 'response_rate' ? 'csat' : metric;

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
export function supportOf({ metric, total }: Card): string {
  const noun = counted(metric);
  if (total.note === 'hidden') return 'Hidden: too few people answered';
  if (total.n < FEWEST_TO_COMPARE)
    return metric === 'response_rate'
      ? `${formatCount(total.n, 'mail')} delivered`
      : `${total.n} of ${FEWEST_TO_COMPARE} answers needed for a first score`;
  return `${formatInterval(wordedAs(metric), total)}, ${formatCount(total.n, noun)}`;
}

/** The chart's title: what it found, as sure as the comparison is. */
export function findingOf({ metric, total, change }: Card): string {
  const name = names[metric];
  if (total.n < FEWEST_TO_COMPARE || total.note === 'hidden') return `${name}: too few answers to say`;
  const value = formatValue(wordedAs(metric), total.value);
  if (!change || change.verdict === 'too_few') return `${name} stands at ${value}`;
  if (!isSure(change.verdict)) return `${name} shows no clear change, at ${value}`;
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

/** What a verdict means, for those who ask. */
export const HOW_SURE =
  'Below p = 0.01 a change is called real, below 0.05 probably real; else it may be chance.';

/** A segment's change, as far as its place in a list goes. */
type Ranked = { metric: MetricName; n: number; change: Pick<Comparison, 'value'> };

/**
 * The moves worth a reader's time. A segment that holds every answer only repeats its card. Falls come before rises;
 * among each, first what moved away from the whole of its metric, for what moved along with it says nothing new.
 */
export function movesToShow<Move extends Ranked>(moved: readonly Move[], cards: readonly Card[]): Move[] {
  const wholes = new Map<string, Card>(cards.map(card => [card.metric, card]));
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
const AGAINST_THE_REST: ChangeWords = {
  up: '{amount} above the rest',
  down: '{amount} below the rest',
  probablyUp: 'Probably {amount} above the rest',
  probablyDown: 'Probably {amount} below the rest',
  noise: 'Like the rest',
  tooFew: 'Too few answers',
  range: '{low} to {high}',
};

/** A segment's verdict in words. `isAlone`: the attribute has this one value, there is no rest. */
export function againstTheRest(
  metric: MetricName,
  group: { note?: 'few' | 'hidden'; verdict: Verdict; difference: { value: number | null } },
  isAlone: boolean,
): string {
  if (group.note === 'hidden') return 'Hidden: too few people';
  if (isAlone) return 'Nothing to compare with';
  const change = { value: group.difference.value, verdict: group.verdict };
  return formatChange(metric, change, 'en', AGAINST_THE_REST);
}

/** `< 0.001`, `= 0.034`. */
export const formatP = (p: number): string => (p < 0.001 ? '< 0.001' : `= ${p.toFixed(3)}`);

export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
