import { compareMeans } from './mean-comparison';
import type { Comparison } from './metric';
import { type PairedChange, pairedChange } from './paired-change';
import { leastSquares } from './regression';
import { asPercent, type ChangeUnit, isSameScale, type ScaledScore } from './satisfaction-scale';
import { FEWEST_TO_COMPARE } from './verdict';

/** One customer's first score and the one that came later. */
export type ScorePair = { first: ScaledScore; later: ScaledScore };

/** Mean change with t interval, and the mean of the first scores, by which two groups are seen to be alike. */
export type GroupChange = PairedChange & { first: number | null };

/** What contact did, in one unit: both groups, and how much more the contacted changed (Welch). */
export type RecoveryEffect = {
  unit: ChangeUnit;
  contacted: GroupChange;
  uncontacted: GroupChange;
  difference: Comparison;
};

/**
 * The change of customers who were contacted beside that of comparable ones who were not, since bad scores drift back by
 * themselves. One effect per metric whose pairs are on one scale, and the last for all pairs as hundredths of their scales.
 */
export function recoveryEffects(
  contacted: readonly ScorePair[],
  uncontacted: readonly ScorePair[],
): RecoveryEffect[] {
  const units: ChangeUnit[] = [...METRICS, 'rescaled'];
  return units.map(unit => {
    const [a, b] = [groupChange(contacted, unit), groupChange(uncontacted, unit)];
    return { unit, contacted: a, uncontacted: b, difference: compareMeans(a, b) };
  });
}

const METRICS = ['csat', 'nps', 'ces'] as const;

/** The unit that is told first: the metric with most pairs on one scale where both groups have enough, else hundredths. */
export function mainEffect(effects: readonly RecoveryEffect[]): RecoveryEffect | null {
  const enough = ({ contacted, uncontacted }: RecoveryEffect) =>
    contacted.n >= FEWEST_TO_COMPARE && uncontacted.n >= FEWEST_TO_COMPARE;
  const own = effects.filter(effect => effect.unit !== 'rescaled');
  const [most] = own.filter(enough).sort((a, b) => b.contacted.n - a.contacted.n);
  return most ?? effects.find(effect => effect.unit === 'rescaled') ?? null;
}

/** The changes of those pairs that the unit can tell. */
export function changesIn(
  pairs: readonly ScorePair[],
  unit: ChangeUnit,
): { before: number; after: number }[] {
  if (unit === 'rescaled')
    return pairs.map(({ first, later }) => ({ before: asPercent(first), after: asPercent(later) }));
  return pairs
    .filter(({ first, later }) => first.metric === unit && isSameScale(first, later))
    .map(({ first, later }) => ({ before: first.score, after: later.score }));
}

function groupChange(pairs: readonly ScorePair[], unit: ChangeUnit): GroupChange {
  const changes = changesIn(pairs, unit);
  const sum = changes.reduce((total, { before }) => total + before, 0);
  return { ...pairedChange(changes), first: changes.length === 0 ? null : sum / changes.length };
}

/** By how soon the customer was spoken with: within four business hours, one business day, two, or later. */
export const speedBands = ['hours', 'day', 'days', 'later'] as const;
export type SpeedBand = (typeof speedBands)[number];

/** The band of a business time in hours, on days of `dayHours`. */
export function speedOf(hours: number, dayHours: number): SpeedBand {
  if (hours <= Math.min(4, dayHours)) return 'hours';
  if (hours <= dayHours) return 'day';
  return hours <= 2 * dayHours ? 'days' : 'later';
}

/** Mean change per band, and whether it falls from band to band. */
export type SpeedEffect = {
  unit: ChangeUnit;
  bands: (PairedChange & { band: SpeedBand })[];
  /** Change per band later, by least squares over the bands' order: `p` two-sided. Null: too few, or all in one band. */
  trend: { slope: number; p: number } | null;
};

export function speedEffect(
  pairs: readonly (ScorePair & { speed: SpeedBand })[],
  unit: ChangeUnit,
): SpeedEffect {
  const bands = speedBands.map(band => ({
    band,
    ...pairedChange(
      changesIn(
        pairs.filter(pair => pair.speed === band),
        unit,
      ),
    ),
  }));
  return { unit, bands, trend: trendOf(pairs, unit) };
}

function trendOf(
  pairs: readonly (ScorePair & { speed: SpeedBand })[],
  unit: ChangeUnit,
): SpeedEffect['trend'] {
  const rows = speedBands.flatMap((band, place) =>
    changesIn(
      pairs.filter(pair => pair.speed === band),
      unit,
    ).map(({ before, after }) => ({ place, change: after - before })),
  );
  if (rows.length < 2 * FEWEST_TO_COMPARE || new Set(rows.map(({ place }) => place)).size < 2) return null;
  const { coefficients } = leastSquares(
    rows.map(({ change }) => change),
    [{ name: 'place', values: rows.map(({ place }) => place) }],
  );
  const slope = coefficients.find(({ name }) => name === 'place');
  // Without any spread there is nothing to test.
  return slope && Number.isFinite(slope.p) ? { slope: slope.value, p: slope.p } : null;
}
