/** Share of the historical answer lags that must have passed before a send cohort is read. */
export const MATURE_SHARE = 0.95;

/**
 * Whether a send cohort's response rate can be read: its invitations have expired, or 95 % of the lags (seconds between
 * send and answer) seen so far are shorter than the age of its youngest invitation. No history: only expiry counts.
 */
export function isMature(
  cohort: { ageSeconds: number; expirySeconds: number },
  answerLagsSeconds: readonly number[],
): boolean {
  if (cohort.ageSeconds >= cohort.expirySeconds) return true;
  if (answerLagsSeconds.length === 0) return false;
  const passed = answerLagsSeconds.filter(lag => lag <= cohort.ageSeconds).length;
  return passed / answerLagsSeconds.length >= MATURE_SHARE;
}
