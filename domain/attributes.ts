import { z } from 'zod';

/** Attribute values are strings, numbers, booleans or dates (ISO text). */
export const attributesSchema = z
  .record(z.string().trim().min(1).max(100), z.union([z.string().max(500), z.number(), z.boolean()]))
  .refine(value => Object.keys(value).length <= 50, 'at most 50 attributes');

export type Attributes = z.infer<typeof attributesSchema>;
