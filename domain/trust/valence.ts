import { clamp } from '@/domain/metrics/interval';
import type { MetricName } from '@/domain/metrics/metric';

/** A score as it was given; `points` is the length of the scale where it is not the usual one. */
export type TrustScore = { metric: Exclude<MetricName, 'mean'>; score: number; points?: number };

/** What happened to a customer, as far as trust cares. */
export type TrustHappening =
  | ({ kind: 'score' } & TrustScore)
  /** The score of a recovery check. */
  | ({ kind: 'recovery' } & TrustScore)
  /** A complaint, or a return for a defect. */
  | { kind: 'complaint' }
  /** The customer had to chase us: a contact they started while a case was open. */
  | { kind: 'chased' }
  /** One started business day by which a promise is late; `promise` names it, so that at most five count. */
  | { kind: 'overdue'; promise: string }
  | { kind: 'resolved' }
  /** A purchase-like interaction after a break. */
  | { kind: 'comeback' }
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
