import { z } from 'zod';

const DURATION = /^P(?=\d|T\d)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

const CALENDAR_DURATION = /^P[^T]*\d+[YM]/;

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** An ISO 8601 duration of weeks, days, hours, minutes and seconds, such as `PT24H` or `P30D`. */
export const durationSchema = z.string().superRefine((text, context) => {
  const fault = faultOf(text);
  if (fault) context.addIssue({ code: 'custom', message: fault });
});

/** Length in seconds; a RangeError with a plain sentence for anything that `durationSchema` refuses. */
export function toSeconds(duration: string): number {
  const fault = faultOf(duration);
  if (fault) throw new RangeError(fault);
  const [, weeks, days, hours, minutes, seconds] = DURATION.exec(duration) ?? [];
  return (
    Number(weeks ?? 0) * 604_800 +
    Number(days ?? 0) * 86_400 +
    Number(hours ?? 0) * 3_600 +
    Number(minutes ?? 0) * 60 +
    Number(seconds ?? 0)
  );
}

/** Length in milliseconds: see `toSeconds`. */
export function toMilliseconds(duration: string): number {
  return toSeconds(duration) * 1000;
}

/** In words: `1 day`, `2 weeks` (when written so), `1 hour and 30 minutes`; `0 seconds` for none. */
export function humanizeDuration(duration: string, locale = 'en'): string {
  const weeks = /^P(\d+)W$/.exec(duration)?.[1];
  if (weeks !== undefined && Number(weeks) > 0) return amount(Number(weeks), 'week', locale);
  let rest = toSeconds(duration);
  if (rest === 0) return amount(0, 'second', locale);
  const parts: string[] = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size);
    if (count > 0) parts.push(amount(count, unit, locale));
    rest -= count * size;
  }
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts);
}

function faultOf(text: string): string | null {
  if (CALENDAR_DURATION.test(text)) {
    return `"${text}" counts months or years, which differ in length: write it in days, such as P30D.`;
  }
  if (!DURATION.test(text)) {
    return `"${text}" is not a duration: write days or hours, such as P14D or PT24H.`;
  }
  return null;
}

function amount(count: number, unit: string, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}
