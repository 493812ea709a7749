import { addBusinessTime, type Calendar, lateDays } from './clock';
import { type CaseFacts, closesAt, nextPromise } from './states';

/** So many started business days of a late promise are noted: trust counts no more. */
export const MOST_LATE_DAYS = 5;

/** A question that could not be asked, since a worker died over it, is asked again after this. */
const ASK_AGAIN_MS = 15 * 60_000;

/** Started business days noted of each promise. */
export type Noted = Record<'contact' | 'resolve', number>;

/**
 * What has to be done about a case at `now` without anybody asking, and when it has to be looked at next (null: not before
 * something happens to it). `late`: business days of a late promise to be noted now, as they began.
 */
type Tending = {
  late: { promise: 'contact' | 'resolve'; day: number; at: Date }[];
  escalates: boolean;
  asksRecovery: boolean;
  closes: boolean;
  nextAt: Date | null;
};

/** Works out what is due. `recoveryHours`: business hours after the resolution; null: it was asked, or never will be. */
export function tendCase(
  facts: CaseFacts & { escalatedAt: Date | null },
  {
    noted,
    recoveryHours,
    now,
    calendar,
  }: { noted: Noted; recoveryHours: number | null; now: Date; calendar: Calendar },
): Tending {
  const promised = facts.state === 'waiting' ? null : nextPromise(facts);
  const days = promised ? lateDays(promised.at, MOST_LATE_DAYS, calendar) : [];
  const late = days.flatMap((at, index) =>
    promised && at <= now && index >= noted[promised.promise]
      ? [{ promise: promised.promise, day: index + 1, at }]
      : [],
  );
  const isLate = days[0] !== undefined && days[0] <= now;
  const recoveryAt =
    facts.resolvedAt && recoveryHours !== null
      ? addBusinessTime(facts.resolvedAt, recoveryHours * 3_600_000, calendar)
      : null;
  const closing = facts.state === 'resolved' && facts.resolvedAt ? closesAt(facts.resolvedAt) : null;
  const asksRecovery = recoveryAt !== null && recoveryAt <= now;
  const closes = closing !== null && closing <= now;
  const coming = [
    ...days,
    asksRecovery ? new Date(now.getTime() + ASK_AGAIN_MS) : recoveryAt,
    closing,
  ].filter(at => at !== null && at > now);
  return {
    late,
    escalates: isLate && facts.escalatedAt === null,
    asksRecovery,
    closes,
    nextAt: coming.reduce<Date | null>((first, at) => (at && (!first || at < first) ? at : first), null),
  };
}
