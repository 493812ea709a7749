import { Z95 } from './distributions';

/**
 * Time until something happened (`event`), or until we stopped looking (censored). Any unit, usually days. `count`: how many
 * of whom that is true, 1 where left out.
 */
export type Lifetime = { time: number; event: boolean; count?: number };

/** Where fewer are still watched, a curve is not told. */
export const FEWEST_AT_RISK = 10;

/** One step of the curve: the share 0..1 for whom it has not happened by `time`, and its 95 % interval. */
export type SurvivalStep = {
  time: number;
  atRisk: number;
  events: number;
  survival: number;
  low: number | null;
  high: number | null;
};

export type SurvivalCurve = { n: number; median: number | null; steps: SurvivalStep[] };

/**
 * Kaplan-Meier with Greenwood variance and intervals on the log-log scale (Kalbfleisch & Prentice 2002). Steps at the
 * times of events only. The interval is null at survival 0 or 1, where it is not defined.
 */
export function kaplanMeier(rows: readonly Lifetime[]): SurvivalCurve {
  const steps: SurvivalStep[] = [];
  let survival = 1;
  let greenwood = 0;
  for (const { time, atRisk, events } of eventTable(rows)) {
    if (events === 0) continue;
    survival *= 1 - events / atRisk;
    greenwood += events / (atRisk * (atRisk - events));
    steps.push({ time, atRisk, events, survival, ...logLogLimits(survival, greenwood) });
  }
  return { n: livesIn(rows), median: medianTime(steps), steps };
}

/** The curve at one time, with the number still watched then; null after the last observation, where nobody is. */
export function survivalAt(
  rows: readonly Lifetime[],
  curve: SurvivalCurve,
  time: number,
): SurvivalStep | null {
  const atRisk = livesIn(rows.filter(row => row.time >= time));
  if (atRisk === 0) return null;
  const step = curve.steps.findLast(candidate => candidate.time <= time);
  if (!step) return { time, atRisk, events: 0, survival: 1, low: null, high: null };
  return { ...step, time, atRisk };
}

/** How many lives are told of. */
export const livesIn = (rows: readonly Lifetime[]): number =>
  rows.reduce((sum, { count = 1 }) => sum + count, 0);

/** Distinct times in order with those at risk just before, events and withdrawals; an event precedes a tied withdrawal. */
export function eventTable(rows: readonly Lifetime[]): { time: number; atRisk: number; events: number }[] {
  const sorted = [...rows].sort((a, b) => a.time - b.time);
  const table: { time: number; atRisk: number; events: number }[] = [];
  let left = livesIn(rows);
  for (const { time, event, count = 1 } of sorted) {
    const last = table.at(-1);
    const events = event ? count : 0;
    if (last?.time === time) last.events += events;
    else table.push({ time, atRisk: left, events });
    left -= count;
  }
  return table;
}

function logLogLimits(survival: number, greenwood: number): { low: number | null; high: number | null } {
  if (survival <= 0 || survival >= 1) return { low: null, high: null };
  const spread = (Z95 * Math.sqrt(greenwood)) / Math.log(survival);
  return { low: survival ** Math.exp(-spread), high: survival ** Math.exp(spread) };
}

/** First time at which half are gone; the middle of the flat stretch when the curve rests on exactly one half. */
function medianTime(steps: readonly SurvivalStep[]): number | null {
  const index = steps.findIndex(step => step.survival <= 0.5 + 1e-12);
  const step = steps[index];
  if (!step) return null;
  const next = steps[index + 1];
  return Math.abs(step.survival - 0.5) < 1e-12 && next ? (step.time + next.time) / 2 : step.time;
}
