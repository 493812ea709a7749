import { clamp } from '@/domain/metrics/interval';
import type { MetricName } from '@/domain/metrics/metric';

/** A score as it was given; `points` is the length of the scale where it is not the usual one. */
export type TrustScore = { metric: Exclude<MetricName, 'mean'>; score: number; points?: number };

/** `survey`: the name of the survey in which it was given. */
type GivenScore = TrustScore & { survey?: string };

/**
 * What happened to a customer, as far as trust cares, with the facts that words need. Times are told in whole days, so that
 * what is kept of an event stays true.
 */
export type TrustHappening =
  | ({ kind: 'score' } & GivenScore)
  /** The score of a recovery check. */
  | ({ kind: 'recovery' } & GivenScore)
  /**
   * A complaint, or a return for a defect. `answeredAfter`: days until the company's first reaction, null where none is on
   * record; `waits`: days for which it has certainly been waiting, where a case about it is open and nobody was in touch.
   */
  | { kind: 'complaint'; isDefect?: boolean; answeredAfter?: number | null; waits?: number }
  /** The customer had to chase us: a contact they started while we had owed them an answer for so many days. */
  | { kind: 'chased'; type?: string; days?: number }
  /** One started business day by which a promise is late; `promise` names it, so that at most five count. */
  | { kind: 'overdue'; promise: string; what?: 'contact' | 'resolve'; day?: number }
  /** A case was resolved after so many days. */
  | { kind: 'resolved'; days?: number }
  /** A purchase-like interaction after a break of so many days. */
  | { kind: 'comeback'; days?: number }
  | { kind: 'referral' };

/** Valence of the events that carry no score, each −1..1: a workspace setting. */
export type ValenceTable = Record<Exclude<TrustHappening['kind'], 'score' | 'recovery'>, number>;

export const DEFAULT_VALENCES: ValenceTable = {
  complaint: -0.5,
  chased: -0.25,
  overdue: -0.15,
  resolved: 0.2,
  comeback: 0.1,
  referral: 0.5,
};

/** Valence −1 (worst) to 1 (best) of an event. */
export function valenceOf(event: TrustHappening, table: ValenceTable = DEFAULT_VALENCES): number {
  if (event.kind === 'score' || event.kind === 'recovery') return scoreValence(event);
  return clamp(table[event.kind], -1, 1);
}

function scoreValence({ metric, score, points }: TrustScore): number {
  if (metric === 'nps') return clamp((score - 7.5) / 2.5, -1, 1);
  if (metric === 'index') return clamp((score - 50) / 50, -1, 1);
  const length = points ?? (metric === 'ces' ? 7 : 5);
  // (s − 3)/2 on five points, (s − 4)/3 on seven: the distance from the middle over half the scale.
  return clamp((score - (length + 1) / 2) / ((length - 1) / 2), -1, 1);
}
