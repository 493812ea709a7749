import { z } from 'zod';

/** What a customer chose about being asked. An absent field: as the company has it. */
export const preferencesSchema = z.object({
  /** Asked at most once in `FEWER_DAYS`, whatever the programs say. */
  fewer: z.literal(true).optional(),
  language: z.string().max(35).optional(),
  /** Ids of the workspace's topics that the customer does not want. */
  topicsOff: z.array(z.string().max(40)).max(50).optional(),
});
export type Preferences = z.infer<typeof preferencesSchema>;

/** The rest that *fewer* asks for, after an invitation as after an answer. */
export const FEWER_DAYS = 180;
