import type { TrustData } from './trust-data';

/** Where trust is drawn: places in pixels. */
export type Plot = {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  from: Date;
  to: Date;
  x: (at: Date) => number;
  y: (value: number) => number;
  /** The line itself. */
  path: string;
};

const LEFT = 32;
const RIGHT = 8;
const TOP = 8;
const BOTTOM = 24;
const DAY_MS = 86_400_000;

/** Pixels that the name of a month needs. */
const LABEL = 90;

/** A drawing of this size: time from a little before the first event until now, trust from 0 to 100. */
export function plotOf({ line, now }: Pick<TrustData, 'line' | 'now'>, width: number, height: number): Plot {
  const first = line[0]?.at ?? now;
  const span = Math.max(30 * DAY_MS, now.getTime() - first.getTime());
  const from = new Date(now.getTime() - span * 1.03);
  const [left, right, top, bottom] = [LEFT, Math.max(LEFT + 1, width - RIGHT), TOP, height - BOTTOM];
  const x = (at: Date) =>
    left + ((at.getTime() - from.getTime()) / (now.getTime() - from.getTime())) * (right - left);
  const y = (value: number) => bottom - (value / 100) * (bottom - top);
  const path = line
    .map(({ at, value }, place) => `${place === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`)
    .join('');
  return { width, height, left, right, top, bottom, from, to: now, x, y, path };
}

/** Months or years below the line, as many as have room. */
export function ticksOf(
  { from, to, left, right, x }: Plot,
  timezone: string,
): { place: number; label: string }[] {
  const months = (to.getTime() - from.getTime()) / (30.44 * DAY_MS);
  const room = Math.max(1, Math.floor((right - left) / LABEL));
  const step = [1, 2, 3, 6, 12, 24, 60, 120].find(size => months / size <= room) ?? 240;
  const format = new Intl.DateTimeFormat(undefined, {
    timeZone: timezone,
    year: 'numeric',
    ...(step < 12 && { month: 'short' }),
  });
  const ticks: { place: number; label: string }[] = [];
  const start = Math.ceil((from.getUTCFullYear() * 12 + from.getUTCMonth()) / step) * step;
  for (let month = start; ; month += step) {
    // The middle of a day: the same month in every zone.
    const at = new Date(Date.UTC(Math.floor(month / 12), month % 12, 1, 12));
    if (at > to) return ticks;
    const place = x(at);
    if (place >= left + 24 && place <= right - 24) ticks.push({ place, label: format.format(at) });
  }
}
