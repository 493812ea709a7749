import { z } from 'zod';
import { attributesSchema } from './attributes';
import { isTimeZone } from './time/zone';

/** The caller's own id of a customer or an interaction. */
export const externalIdSchema = z.string().trim().min(1).max(200);

export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .regex(z.regexes.email, 'is not an e-mail address; write it like ann@example.com')
  .meta({ description: 'E-mail address', example: 'ann@example.com' });

/** A language tag, kept in its canonical form (`de_de` → `de-DE`). */
export const localeSchema = z
  .string()
  .trim()
  .min(2)
  .max(35)
  .refine(value => canonicalLocale(value) !== null, 'is not a language; write it like de or de-AT')
  .overwrite(value => canonicalLocale(value) ?? value);

/** A zone by its name; offsets are no zones, since they know no summer time. */
export const zoneSchema = z
  .string()
  .trim()
  .max(64)
  .refine(
    value => /^[A-Za-z]/.test(value) && isTimeZone(value),
    'is not a known time zone; write it like Europe/Berlin',
  );

/** A customer as interactions, imports and the API carry one. A field left out keeps what is known; null clears it. */
export const customerShape = z.object({
  id: externalIdSchema,
  email: emailSchema.nullish(),
  name: z.string().trim().max(200).nullish(),
  locale: localeSchema.nullish(),
  timezone: zoneSchema.nullish(),
  phone: z
    .string()
    .trim()
    .max(40)
    .regex(/^[+\d][\d\s()./-]*$/, 'is not a phone number; write it like +49 30 1234567')
    .nullish(),
  doNotAsk: z.boolean().optional(),
  attributes: attributesSchema.optional(),
});

export const customerSchema = customerShape.meta({ id: 'CustomerInput' });
export type CustomerInput = z.output<typeof customerSchema>;

function canonicalLocale(value: string): string | null {
  try {
    return Intl.getCanonicalLocales(value.replaceAll('_', '-'))[0] ?? null;
  } catch {
    return null;
  }
}
