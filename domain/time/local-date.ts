const DAY_MS = 86_400_000;

/** Whole days from `start` to `end`, both `YYYY-MM-DD`; negative when `end` is earlier. */
export function daysBetween(start: string, end: string): number {
  return (utcMidnight(end) - utcMidnight(start)) / DAY_MS;
}

/** The date `days` later (earlier when negative). */
export function addDays(date: string, days: number): string {
  return isoDate(utcMidnight(date) + days * DAY_MS);
}

/** The date `months` later; the 31st becomes the last day of a shorter month. */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = partsOf(date);
  const first = Date.UTC(year, month - 1 + months, 1);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return isoDate(first + (Math.min(day, lastDay) - 1) * DAY_MS);
}

/** ISO weekday: 1 Monday to 7 Sunday. */
export function weekday(date: string): number {
  return new Date(utcMidnight(date)).getUTCDay() || 7;
}

/** True for an existing calendar date written `YYYY-MM-DD`. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && isoDate(time) === text;
}

/** Milliseconds of the date's midnight, were the date in UTC. */
export function utcMidnight(date: string): number {
  const [year, month, day] = partsOf(date);
  return Date.UTC(year, month - 1, day);
}

function partsOf(date: string): [year: number, month: number, day: number] {
  if (!isLocalDate(date)) throw new RangeError(`"${date}" is not a date like 2026-03-31.`);
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

function isoDate(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
