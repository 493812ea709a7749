import { z } from 'zod';
import { reportFilterSchema } from './match';
import { isLocalDate } from './time/local-date';
import { websiteAddress } from './website';

const localDate = z.string().refine(isLocalDate, 'is not a date: write it like 2026-03-31');

/** The days that a link shows: the last so many up to today, or fixed ones (`to` not included). */
const shareRangeSchema = z.union([
  z.strictObject({ days: z.number().int().min(1).max(1_830) }),
  z.strictObject({ from: localDate, to: localDate }).refine(({ from, to }) => from < to, {
    path: ['to'],
    message: 'must be later than from',
  }),
]);
export type ShareRange = z.infer<typeof shareRangeSchema>;

/** Links that a workspace may have at a time. */
export const MOST_LINKS = 100;
/** Websites that may show one link in a frame. */
const MOST_FRAMES = 10;
/** Characters of a link's password. */
export const LINK_PASSWORD_MIN = 8;
export const LINK_PASSWORD_MAX = 128;

const origin = websiteAddress.transform(address => new URL(address).origin);

/** What can be said about a read-only link to Overview. */
export const shareLinkShape = z.object({
  name: z.string().trim().min(1, 'is empty: say who the link is for').max(120),
  range: shareRangeSchema,
  which: reportFilterSchema.default({}),
  /** Comments are shown, without who wrote them. */
  comments: z.boolean().default(false),
  /** Null: the link is enough. */
  password: z
    .string()
    .min(LINK_PASSWORD_MIN, `needs at least ${LINK_PASSWORD_MIN} characters`)
    .max(LINK_PASSWORD_MAX)
    .nullable()
    .default(null),
  frameOrigins: z
    .array(origin)
    .max(MOST_FRAMES, `at most ${MOST_FRAMES} websites may show a link`)
    .default([]),
  /** Null: until it is revoked. */
  expiresAt: z.coerce.date().nullable().default(null),
});
