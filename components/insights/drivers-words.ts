import { formatShare } from '@/domain/metrics/format';
import type { MetricName } from '@/domain/metrics/metric';
import type { Ranking, Refusal } from './use-drivers';

type Quadrant = Ranking['drivers'][number]['quadrant'];
type Role = NonNullable<Ranking['drivers'][number]['contrast']>['role'];

/** Names after Martilla & James 1977, in the words of somebody who has to decide. */
export const quadrantNames: Record<Quadrant, string> = {
  concentrate: 'Fix first',
  'keep up': 'Keep up',
  'low priority': 'Watch',
  'possible overkill': 'Nice to have',
};

/** What a contrast amounts to. */
export const roleNames: Record<Role, string> = {
  basic: 'Basic: missed when bad',
  exciter: 'Delights when very good',
  performance: 'Counts both ways',
  unclear: 'Not clear',
};

/** What stands out at the ends of the scales; ratings that count both ways are the usual case. */
export function rolesFinding({ drivers }: Pick<Ranking, 'drivers'>, nameOf: (key: string) => string): string {
  const named = (role: Role) =>
    drivers.filter(one => one.contrast?.role === role).map(one => `“${nameOf(one.key)}”`);
  const parts = [
    ...(named('basic').length > 0 ? [`Basics: ${named('basic').join(', ')}`] : []),
    ...(named('exciter').length > 0 ? [`Delighters: ${named('exciter').join(', ')}`] : []),
  ];
  return parts.length > 0 ? parts.join('. ') : 'Neither basics nor delighters stand out';
}

/** `45%`: a share of R², given in percent. */
export const shareText = (percent: number): string => formatShare(percent / 100);

/** `41 to 49%`. */
export const shareRange = ([low, high]: readonly [number, number]): string =>
  `${shareText(low).replace(/\s*%$/u, '')} to ${shareText(high)}`;

/** The page's finding: what leads, and whether that is certain. Says *goes with*, never *causes*. */
export function driversFinding(
  { drivers }: Pick<Ranking, 'drivers'>,
  nameOf: (key: string) => string,
  outcome: string,
): string {
  const [first, second] = drivers;
  if (!first) return `What goes with ${outcome}`;
  const ties = drivers.filter(one => one !== first && one.interval[1] >= first.interval[0]);
  if (ties.length === 0 || !second) return `“${nameOf(first.key)}” goes most with ${outcome}`;
  const names = [first, ...ties].map(one => `“${nameOf(one.key)}”`);
  if (names.length > 3) return `${names[0]} leads by little: ${names.length} ratings may be first`;
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)} go most with ${outcome}; which of them is first is not certain`;
}

/** Why nothing is ranked, and what to do about it. */
export function refusalSentence(
  { reason, n, needed, items }: Refusal,
  nameOf: (key: string) => string,
  { outcome, compared }: { outcome: string; compared: number },
): string {
  const names = items.filter(key => key !== 'outcome').map(key => `“${nameOf(key)}”`);
  switch (reason) {
    case 'too_few':
      if (compared < 2) return 'A ranking needs at least two ratings to compare.';
      return `${peopleIn(n)} answered ${outcome} and all ${compared} ratings; a ranking needs ${needed}, so ${needed - n} more.`;
    case 'constant':
      return items.includes('outcome')
        ? `Everybody gave ${outcome} the same answer. What never varies cannot go with anything.`
        : `Everybody gave ${names.join(' and ')} the same answer. What never varies cannot go with anything: leave it out.`;
    case 'collinear':
      return `${names.join(' and ')} say the same: whoever knows one knows the other. Leave one of them out.`;
    case 'no_signal':
      return `These ratings explain so little of ${outcome} that a ranking would be chance.`;
  }
}

/** `1,204 people`. */
export const peopleIn = (n: number): string =>
  `${new Intl.NumberFormat('en').format(n)} ${n === 1 ? 'person' : 'people'}`;

/** What an outcome is called in a sentence; ratings by their own words. */
export const outcomeName = (metric: MetricName, title: string): string =>
  metric === 'mean' ? `“${title}”` : outcomeNames[metric];

const outcomeNames: Record<Exclude<MetricName, 'mean'>, string> = {
  csat: 'satisfaction',
  nps: 'recommending',
  ces: 'ease',
  index: 'the satisfaction index',
};
