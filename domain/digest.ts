import { z } from 'zod';
import { reportFilterSchema } from './match';

/** Every working day, every Monday, every first of a month; always in the reader's own zone. */
export const digestRhythms = ['daily', 'weekly', 'monthly'] as const;
export type DigestRhythm = (typeof digestRhythms)[number];

/** Readers that one digest goes to. */
export const MOST_READERS = 200;

export const digestReaderShape = z.object({
  email: z.email('is not an e-mail address').max(254),
  name: z.string().trim().max(120).optional(),
  /** BCP 47; English where the product has no words in it. */
  locale: z.string().max(35).optional(),
  /** IANA; the workspace's where left out. */
  timezone: z.string().max(64).optional(),
});

export const digestShape = z.object({
  name: z.string().trim().min(1, 'is empty: give the digest a name').max(120),
  rhythm: z.enum(digestRhythms),
  hour: z.number().int().min(0).max(23).default(7),
  which: reportFilterSchema.default({}),
  readers: z.array(digestReaderShape).min(1, 'has nobody to read it').max(MOST_READERS),
});
