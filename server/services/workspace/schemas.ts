import { z } from 'zod';

/** An IANA zone that this machine knows. */
export const timezoneSchema = z
  .string()
  .refine(isTimezone, 'is not a known time zone; use a name like Europe/Berlin');

function isTimezone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
