import { formatP } from '@/domain/metrics/findings';
import { formatShare } from '@/domain/metrics/format';
import { formatCount } from '@/domain/metrics/words';
import type { BandData, LoyaltyData, RiskData } from './use-loyalty';

type Metric = LoyaltyData['metric'];
type BandName = BandData['band'];
type Interval = readonly [number, number] | null;

/** What the customers of a band are called in a chart. */
export const bandNames: Record<Metric, Record<BandName, string>> = {
  nps: { good: 'Promoters', mid: 'Passives', bad: 'Detractors' },
  csat: { good: 'Satisfied', mid: 'Neutral', bad: 'Dissatisfied' },
  ces: { good: 'Easy', mid: 'Neutral', bad: 'Hard' },
};

/** What counts as happy and as unhappy. */
export const happyMeans: Record<Metric, string> = {
  nps: 'happy: 9 or 10 on recommending, unhappy: 0 to 6',
  csat: 'happy: satisfied, unhappy: dissatisfied',
  ces: 'happy: it was easy, unhappy: it was hard',
};

/** Days in the order in which one is told in a title: the first that both bands reach. */
const TITLE_DAYS = [90, 180, 365, 30] as const;

export const bandOf = <One extends { band: BandName }>(
  { bands }: { bands: readonly One[] },
  wanted: BandName,
): One | undefined => bands.find(({ band }) => band === wanted);

/** A band as far as its returns go. */
type Returning = { band: BandName; comeback: Pick<NonNullable<BandData['comeback']>, 'by'> | null };

export const returnedBy = (band: Returning | undefined, day: number) =>
  band?.comeback?.by.find(one => one.day === day)?.returned ?? null;

/** The day by which happy and unhappy customers are told apart. */
export function returnDay(data: { bands: readonly Returning[] }): number {
  const [good, bad] = [bandOf(data, 'good'), bandOf(data, 'bad')];
  return TITLE_DAYS.find(day => returnedBy(good, day) && returnedBy(bad, day)) ?? TITLE_DAYS[0];
}

/** Below this p two curves are told apart. */
const SURE = 0.05;

const happyAgainstUnhappy = ({ pairs }: Pick<LoyaltyData, 'pairs'>) =>
  pairs.find(({ happier, other }) => happier === 'good' && other === 'bad');

/** The chart's title: whether happy customers come back sooner, by how much, or that nobody can tell yet. */
export function comebackFinding(data: Pick<LoyaltyData, 'bands' | 'pairs' | 'needed'>): string {
  const [good, bad] = [bandOf(data, 'good'), bandOf(data, 'bad')];
  if (!good?.comeback || !bad?.comeback) return 'Not enough history to say who comes back sooner';
  const day = returnDay(data);
  const [happy, unhappy] = [returnedBy(good, day), returnedBy(bad, day)];
  const figures =
    happy && unhappy
      ? `: ${formatShare(happy.value)} within ${day} days, unhappy ${formatShare(unhappy.value)}`
      : '';
  const test = happyAgainstUnhappy(data);
  if (!test || test.p >= SURE)
    return happy && unhappy
      ? `No clear difference: within ${day} days ${formatShare(happy.value)} of happy customers come back, ${formatShare(unhappy.value)} of unhappy`
      : 'No clear difference between happy and unhappy customers';
  if (happy && unhappy && happy.value < unhappy.value)
    return `Unhappy customers come back sooner: ${formatShare(unhappy.value)} within ${day} days, happy ${formatShare(happy.value)}`;
  return `Happy customers come back sooner${figures}`;
}

/** The log-rank test in words, one sentence per pair, and what it means. */
export function testInWords(data: Pick<LoyaltyData, 'metric' | 'pairs' | 'test'>): string[] {
  const names = bandNames[data.metric];
  return data.pairs.map(({ happier, other, p }) => {
    const who = `${names[happier]} and ${names[other].toLowerCase()}`;
    if (p >= SURE) return `${who}: the difference may be chance (p ${formatP(p)}).`;
    return `${who}: ${p < 0.01 ? 'a real difference' : 'probably a real difference'} (p ${formatP(p)}).`;
  });
}

/** `62% (58 to 66%)`; a dash where it is not told. */
export function shareWithRange(returned: { value: number; low: number; high: number } | null): string {
  if (!returned) return '–';
  return `${formatShare(returned.value)} (${shareRange([returned.low, returned.high])})`;
}

/** `58 to 66%`. */
export const shareRange = ([low, high]: readonly [number, number]): string =>
  `${formatShare(low).replace(/\s*%$/u, '')} to ${formatShare(high)}`;

/** Whole units of the reporting currency: `€24,817`. */
export const money = (value: number, currency: string): string =>
  new Intl.NumberFormat('en', { style: 'currency', currency, maximumFractionDigits: 0 })
    .format(value)
    .replace('-', '−');

/** `€16,630 to €33,387`; empty without an interval. */
export const moneyRange = (interval: Interval, currency: string): string =>
  interval ? `${money(interval[0], currency)} to ${money(interval[1], currency)}` : '';

/** The longest time after a start that is told of both: what follows, and by when they came back. */
export function worthDays({ difference }: Pick<LoyaltyData, 'difference'>): 365 | 180 | null {
  const told = difference.filter(({ by }) => by !== null).map(({ days }) => days);
  return told.includes(365) ? 365 : (told[0] ?? null);
}

export const spanName = (days: 365 | 180): string => (days === 365 ? 'a year' : 'half a year');

/** One sentence of the plain panel, and what stands under it. */
export type Told = { says: string; range: string };

/** What one customer of a band does within so many days of the score. */
export function customerInWords(band: BandData, days: 365 | 180, currency: string): Told[] {
  const following = band.after.find(one => one.days === days)?.following;
  const returned = returnedBy(band, days);
  const told: Told[] = [
    returned
      ? {
          says: `${formatShare(returned.value)} come back within ${spanName(days)}.`,
          range: `${shareRange([returned.low, returned.high])}, ${formatCount(band.starts, 'score')}`,
        }
      : {
          says: `How many come back within ${spanName(days)} cannot be told yet.`,
          range: 'too few are watched that long',
        },
  ];
  if (!following) return told;
  const { revenue, referrals, worth, starts } = following;
  const hundred = (value: number) =>
    new Intl.NumberFormat('en', { maximumFractionDigits: value < 0.1 ? 1 : 0 }).format(100 * value);
  return [
    ...told,
    {
      says: `Each spends ${money(revenue.value, currency)} in that time.`,
      range: [moneyRange(revenue.interval, currency), formatCount(starts, 'score')]
        .filter(Boolean)
        .join(', '),
    },
    {
      says:
        referrals.value === 0
          ? 'None brought a new customer.'
          : `A hundred of them bring ${hundred(referrals.value)} new customers.`,
      range: referrals.interval
        ? `${hundred(referrals.interval[0])} to ${hundred(referrals.interval[1])}`
        : formatCount(starts, 'score'),
    },
    {
      says: `With what those they brought spend, one is worth ${money(worth.value, currency)}.`,
      range: moneyRange(worth.interval, currency),
    },
  ];
}

/** What the difference between the two amounts to, or that it may be chance. */
export function worthFinding(data: Pick<LoyaltyData, 'difference' | 'past'>): Told | null {
  const days = worthDays(data);
  const worth = data.difference.find(one => one.days === days)?.by?.worth;
  if (!days || !worth || !data.past) return null;
  const { currency } = data.past;
  const range = moneyRange(worth.interval, currency);
  const isClear = worth.interval !== null && (worth.interval[0] > 0 || worth.interval[1] < 0);
  if (!isClear)
    return { says: 'What a happy and an unhappy customer are worth cannot be told apart yet', range };
  const [more, less] = worth.value > 0 ? ['happy', 'unhappy'] : ['unhappy', 'happy'];
  return {
    says: `One ${more} customer is worth ${money(Math.abs(worth.value), currency)} more than one ${less} in ${spanName(days)}`,
    range,
  };
}

/** Revenue at risk as a title: how much, or why that is not told. */
export function riskFinding({ atRisk }: RiskData, currency: string): string {
  if (!atRisk.ok) return 'Not enough history to say what is at risk';
  if (atRisk.interval[0] <= 0)
    return 'No revenue is clearly at risk: unhappy customers may come back as often as the others';
  return `${money(atRisk.value, currency)} a year is at risk`;
}

/** What the figure is made of, in one sentence. */
export function riskInWords({ customers, spending, revenue, atRisk }: RiskData, currency: string): string {
  const count = (n: number) => new Intl.NumberFormat('en').format(n);
  const who = `${count(spending)} of ${formatCount(customers, 'customer')} whose latest score was bad bought for ${money(revenue, currency)} in the last year.`;
  if (!atRisk.ok) return who;
  return `${who} Within a year ${formatShare(atRisk.returnOfOthers)} of the others come back, ${formatShare(atRisk.returnOfDetractors)} of them.`;
}

/** `Not enough history: 12 of the 50 scores that it takes are known.` */
export const tooFew = (starts: number, needed: number): string =>
  `Not enough history: ${formatCount(starts, 'score')} of the ${needed} that it takes.`;
