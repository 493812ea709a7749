import { z } from 'zod';
import { reportFilterSchema } from './match';
import { isTimeZone } from './time/zone';

/** Every working day, every Monday, every first of a month; always in the reader's own zone. */
export const digestRhythms = ['daily', 'weekly', 'monthly'] as const;
export type DigestRhythm = (typeof digestRhythms)[number];

/** Languages that a digest has words in, the one for all others first. */
export const digestLanguages = ['en', 'de', 'fr', 'es'] as const;

/** Digests that a workspace may have at a time. */
export const MOST_DIGESTS = 200;

/** Issues in a row without a new answer, after which a digest says so once and rests until there are some. */
export const QUIET_ISSUES = 4;

/** Readers that one digest goes to. */
export const MOST_READERS = 200;

const digestReaderShape = z.object({
  email: z.email('is not an e-mail address').max(254).toLowerCase(),
  name: z.string().trim().max(120).optional(),
  /** BCP 47; English where the product has no words in it. */
  locale: z.string().max(35).optional(),
  /** IANA; the workspace's where left out. */
  timezone: z.string().max(64).refine(isTimeZone, 'is no time zone: write it like Europe/Berlin').optional(),
});

export const digestShape = z.object({
  name: z.string().trim().min(1, 'is empty: give the digest a name').max(120),
  rhythm: z.enum(digestRhythms),
  hour: z.number().int().min(0).max(23).default(7),
  which: reportFilterSchema.default({}),
  readers: z.array(digestReaderShape).min(1, 'has nobody to read it').max(MOST_READERS),
});
