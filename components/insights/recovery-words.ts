import { formatP, isSure } from '@/domain/metrics/findings';
import { formatInterval, formatShare, formatSignedChange, NO_VALUE } from '@/domain/metrics/format';
import type { MetricName } from '@/domain/metrics/metric';
import type { SpeedBand } from '@/domain/metrics/recovery';
import type { ChangeUnit, ScaledScore } from '@/domain/metrics/satisfaction-scale';
import { FEWEST_TO_COMPARE } from '@/domain/metrics/verdict';

import type { RecoveryData, RecoveryEffect } from './use-recovery';

export const unitNames: Record<ChangeUnit, string> = {
  csat: 'CSAT points of 1 to 5',
  nps: 'NPS answers of 0 to 10',
  ces: 'CES points of 1 to 7',
  rescaled: 'hundredths of each scale',
};

/** Points with one decimal, hundredths without. */
const formatOf = (unit: ChangeUnit): MetricName => (unit === 'rescaled' ? 'index' : 'mean');

export const changeText = (unit: ChangeUnit, value: number | null): string =>
  formatSignedChange(formatOf(unit), value);

/** `+2.4 (+2.1 to +2.7)`. */
export function changeRange(
  unit: ChangeUnit,
  { mean, interval }: Pick<RecoveryEffect['contacted'], 'mean' | 'interval'>,
): string {
  const value = changeText(unit, mean);
  return interval ? `${value} (${changeText(unit, interval[0])} to ${changeText(unit, interval[1])})` : value;
}

/** The headline: what contact did beyond what comes by itself. */
export function effectFinding({ unit, difference, contacted, uncontacted }: RecoveryEffect): string {
  if (contacted.n === 0) return 'Nobody has answered yet whether it worked';
  if (difference.verdict === 'too_few' || difference.value === null)
    return `Too few answers to say whether contact helps`;
  if (!isSure(difference.verdict)) return 'No clear difference between those contacted and those not';
  const better = difference.value > 0 ? 'more' : 'less';
  const probably = difference.verdict === 'probable' ? 'Probably: contacted' : 'Contacted';
  const amount = changeText(unit, Math.abs(difference.value)).replace('+', '');
  return `${probably} customers recover ${amount} ${unit === 'rescaled' ? 'hundredths' : 'points'} ${better} than ${
    uncontacted.n === 0 ? 'others' : 'those left alone'
  }`;
}

/** How sure: the difference with its interval and p; or how many answers are missing. */
export function effectSureness({ unit, difference, contacted, uncontacted }: RecoveryEffect): string {
  if (difference.verdict === 'too_few')
    return `A comparison needs ${FEWEST_TO_COMPARE} customers on both sides; there are ${contacted.n} and ${uncontacted.n}.`;
  const { value, low, high, p } = difference;
  return `Difference ${changeText(unit, value)} (95%: ${changeText(unit, low)} to ${changeText(unit, high)}), p ${
    p === null ? NO_VALUE : formatP(p)
  }.`;
}

export const speedNames: Record<SpeedBand, string> = {
  hours: 'Within 4 business hours',
  day: 'Within 1 business day',
  days: '1 to 2 business days',
  later: 'Later',
};

/** What the bands amount to. */
export function speedFinding({ speed: { unit, trend, bands } }: RecoveryData): string {
  if (!trend || bands.every(({ n }) => n === 0)) return 'Too few answers to say whether speed matters';
  if (trend.p >= 0.05) return 'No clear effect of how soon the customer was spoken with';
  const amount = changeText(unit, Math.abs(trend.slope)).replace('+', '');
  const probably = trend.p < 0.01 ? '' : 'Probably: ';
  return trend.slope < 0
    ? `${probably}${probably ? 'the' : 'The'} later the first contact, the less is won back: ${amount} less per step`
    : `${probably}${probably ? 'later' : 'Later'} contact goes with ${amount} more per step, which is worth a second look`;
}

/** `78% (74 to 82%)`. */
export const keptText = (kept: { value: number | null; low: number | null; high: number | null }): string => {
  const range = formatInterval('csat', kept);
  return range ? `${formatShare(kept.value)} (${range})` : formatShare(kept.value);
};

/** `3.9 h`: business hours; days from two business days on. */
export function hoursText(hours: number | null, dayHours: number): string {
  if (hours === null) return NO_VALUE;
  if (hours < 1) return `${Math.max(1, Math.round(hours * 60))} min`;
  if (hours < 2 * dayHours) return `${hours.toFixed(1)} h`;
  return `${(hours / dayHours).toFixed(1)} days`;
}

/** `CSAT 2`. */
export const scoreText = ({ metric, score }: ScaledScore): string => `${metric.toUpperCase()} ${score}`;

/** The heading of the cases behind a number. */
export function behindTitle(behind: string | null, data: RecoveryData): string {
  const [kind = '', of = ''] = (behind ?? '').split(/:(.*)/s);
  const titles: Record<string, string> = {
    opened: 'Cases opened',
    contacted: 'Contacted',
    resolved: 'Resolved',
    owed: 'Still open',
    contact:
      of === 'late'
        ? 'First contact was late'
        : of === 'kept'
          ? 'First contact in time'
          : 'First contact promised',
    resolve:
      of === 'late' ? 'Put right late' : of === 'kept' ? 'Put right in time' : 'Promised to be put right',
    chased: 'Had to chase us',
    outcome: 'By outcome',
    cause: data.causes.find(({ id }) => (id ?? '') === of)?.name ?? 'No root cause noted',
    owner: data.owners?.find(({ id }) => id === of)?.name ?? 'Owner',
    asked: 'Asked whether it worked',
    answered: 'Answered whether it worked',
    pair: 'Contacted, and answered',
    speed: Object.hasOwn(speedNames, of) ? speedNames[of as SpeedBand] : 'How soon',
    period: 'Promises of these days',
    alone: 'Not contacted',
  };
  return titles[kind] ?? 'Cases';
}
