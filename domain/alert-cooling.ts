/** Single answers that one rule tells within an hour: beyond it the trouble is known, and the log holds the rest. */
export const MOST_AN_HOUR = 20;

const HOUR = 3_600_000;

/**
 * Whether what a rule found is told, or only noted because the same was told a moment ago. `told`: when the same rule told of
 * the same direction before. A rule has one metric and one filter, so that the direction says what "the same" is.
 */
export function outcomeOf(
  at: Date,
  told: readonly Date[],
  { coolDownHours, isAnswer }: { coolDownHours: number; isAnswer: boolean },
): 'told' | 'cooling' {
  const within = (hours: number): number =>
    told.filter(one => at.getTime() - one.getTime() < hours * HOUR).length;
  if (within(coolDownHours) > 0) return 'cooling';
  return isAnswer && within(1) >= MOST_AN_HOUR ? 'cooling' : 'told';
}
