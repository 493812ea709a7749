import { z } from 'zod';

export const MAX_LANGUAGES = 40;

/** Text by language tag. A short way to write it, a plain string, is taken by `parseDefinition`. */
export type LocalizedText = Record<string, string>;

/** Schema of a text in several languages, each at most `max` characters. */
export function localizedText(max: number) {
  return z
    .record(z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/), z.string().max(max))
    .refine(text => Object.keys(text).length <= MAX_LANGUAGES, `At most ${MAX_LANGUAGES} languages`);
}

/** An address a respondent may tap or a page may load: http(s), mail, telephone, or a path on this host. */
export const webAddress = z
  .string()
  .max(2048)
  .regex(
    /^(?:https?:\/\/[^\s"'<>\\]+|mailto:[^\s"'<>\\]+|tel:[+\d ().-]+|\/(?!\/)[^\s"'<>\\]*)$/i,
    'Use an address that starts with https://',
  );

/** The whole address of a link that leads to where this customer recommends the company. */
export const REFERRAL_LINK = '{{referral.link}}';

/** An address on a last page, or where the customer recommends. */
export const endingAddress = z.union(
  [webAddress, z.literal(REFERRAL_LINK)],
  'Use an address that starts with https://',
);
