import { z } from 'zod';
import { matchSchema } from '@/domain/match';

/** What a person writes: a name, which answers, and whether everybody in the workspace may use it. */
export const filterShape = z.object({
  name: z.string().trim().min(1, 'is empty: give the filter a name').max(80),
  match: matchSchema,
  isShared: z.boolean().default(false),
});
