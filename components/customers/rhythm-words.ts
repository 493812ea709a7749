import type { Rhythm } from '@/domain/customer/rhythm';

const days = (n: number): string => `${Math.round(n)} ${Math.round(n) === 1 ? 'day' : 'days'}`;

/** Whether somebody comes as they use to, in plain words and by their own pace alone. */
export function rhythmWords({ purchases, usualGap, lateFrom, sinceLast, state }: Rhythm): string {
  if (purchases === 0 || sinceLast === null) return 'No purchase is on record.';
  const since = sinceLast === 0 ? 'Bought today.' : `Last bought ${days(sinceLast)} ago.`;
  if (usualGap === null || lateFrom === null || state === null)
    return `${since} Too few purchases to say what is usual for them.`;
  const usual = `Usually buys every ${days(usualGap)}.`;
  if (state === 'late')
    return `${usual} ${since} Overdue: nine in ten of their gaps were shorter than ${days(lateFrom)}.`;
  if (state === 'due') return `${usual} ${since} Due about now.`;
  return `${usual} ${since} Not due yet.`;
}
