import { z } from 'zod';
import { isLocalDate } from '@/domain/time/local-date';

/** Sends that one call changes at most. */
export const MOST_AT_ONCE = 2_000;

const localDate = z.string().refine(isLocalDate, 'is not a date: write it like 2026-03-31');

/** Single sends by their id, or what a program (null: by hand and from lists) sends on one day of the workspace's zone. */
export const sendsSchema = z.union([
  z.object({ ids: z.array(z.uuid()).min(1).max(MOST_AT_ONCE) }),
  z.object({ program: z.uuid().nullable(), day: localDate }),
]);
export type Sends = z.infer<typeof sendsSchema>;

export const listSendsSchema = z.object({
  day: localDate,
  /** Left out: all programs. Null: by hand and from lists. */
  program: z.uuid().nullable().optional(),
  limit: z.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});

export const moveSendsSchema = z.object({ sends: sendsSchema, to: localDate });
export const cancelSendsSchema = z.object({ sends: sendsSchema });

/** What `moveSends` and `cancelSends` answered as `done`. */
export const undoSchema = z.object({
  done: z
    .array(z.object({ id: z.uuid(), dueAt: z.date() }))
    .min(1)
    .max(MOST_AT_ONCE),
});
