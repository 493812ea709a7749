/** Complaints by those who got a workspace's mail, of which receivers tolerate very few (Gmail, Yahoo: stay below 0.3 %). */
export const HEALTH_DAYS = 30;
export const PAUSE_SHARE = 0.003;
export const WARN_SHARE = 0.001;
/** With fewer mails than this one complaint more or less says nothing. */
export const FEWEST_DELIVERED = 500;

export type HealthVerdict = 'too_few' | 'fine' | 'warn' | 'pause';

/** What so many complaints among so many delivered mails call for. */
export function healthVerdict({
  delivered,
  complained,
}: {
  delivered: number;
  complained: number;
}): HealthVerdict {
  if (delivered < FEWEST_DELIVERED) return 'too_few';
  const share = complained / delivered;
  if (share >= PAUSE_SHARE) return 'pause';
  return share >= WARN_SHARE ? 'warn' : 'fine';
}
