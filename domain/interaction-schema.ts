import { z } from 'zod';
import { attributesSchema } from './attributes';
import { customerShape, externalIdSchema } from './customer-schema';

const EARLIEST = Date.UTC(1900, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/** An instant given with its offset; kept as a Date. */
export const instantSchema = z.iso
  .datetime({
    offset: true,
    error: issue =>
      issue.input === undefined
        ? 'is missing'
        : 'needs a date and a time with an offset, like 2026-11-20T10:00:00+01:00',
  })
  .transform(text => new Date(text))
  .refine(
    date => date.getTime() >= EARLIEST && date.getTime() < LATEST,
    'must lie between the years 1900 and 2200',
  );

/** Something that happened between company and customer, as the API, a CSV row and the simulator say it. */
export const interactionSchema = z
  .object({
    id: externalIdSchema,
    type: z.string().trim().min(1).max(100),
    occurredAt: instantSchema,
    customer: customerShape,
    attributes: attributesSchema.optional(),
    amount: z
      .object({
        value: z.number().min(-1e15).max(1e15),
        currency: z
          .string()
          .trim()
          .toUpperCase()
          .regex(/^[A-Z]{3}$/, 'must be three letters, like EUR'),
      })
      .nullish(),
    initiatedBy: z.enum(['customer', 'company']).nullish(),
    caseOf: externalIdSchema.nullish(),
    referredBy: externalIdSchema.nullish(),
  })
  .meta({ id: 'InteractionInput' });

export type InteractionInput = z.output<typeof interactionSchema>;
