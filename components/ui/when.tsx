'use client';

import { Tooltip } from '@mantine/core';
import { useWorkspace } from './workspace-context';

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** "3 hours ago", with the moment in the workspace's zone as tooltip and for screen readers. Null: a dash. */
export function When({ at }: { at: Date | null | undefined }) {
  const { timezone } = useWorkspace();
  if (!at) return <span>–</span>;
  const absolute = formatMoment(at, timezone);
  return (
    <Tooltip label={absolute}>
      <time dateTime={at.toISOString()} suppressHydrationWarning>
        {relativeTime(at, new Date())}
      </time>
    </Tooltip>
  );
}

/** "20 Nov 2026, 10:00 CET", in the reader's language. */
export const formatMoment = (at: Date, timezone: string): string =>
  new Intl.DateTimeFormat(undefined, {
    timeZone: timezone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(at);

/** "20 Nov 2026" in the workspace's zone. */
export const formatDay = (at: Date, timezone: string): string =>
  new Intl.DateTimeFormat(undefined, { timeZone: timezone, dateStyle: 'medium' }).format(at);

export function relativeTime(at: Date, now: Date): string {
  const away = at.getTime() - now.getTime();
  const [unit, size] = steps.find(([, length]) => Math.abs(away) >= length) ?? ['second', 1000];
  const format = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
  // Below a minute seconds would tick; "now" is enough.
  return unit === 'second' ? format.format(0, 'second') : format.format(Math.round(away / size), unit);
}
