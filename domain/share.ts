import { z } from 'zod';
import { isLocalDate } from './time/local-date';

const localDate = z.string().refine(isLocalDate, 'is not a date: write it like 2026-03-31');

/** The days that a link shows: the last so many up to today, or fixed ones (`to` not included). */
export const shareRangeSchema = z.union([
  z.strictObject({ days: z.number().int().min(1).max(1_830) }),
  z.strictObject({ from: localDate, to: localDate }),
]);
export type ShareRange = z.infer<typeof shareRangeSchema>;
