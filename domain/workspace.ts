import { z } from 'zod';
import { themeSchema } from './survey/theme';
import { websiteAddress } from './website';

/** Websites that may show surveys. */
export const MOST_ORIGINS = 20;

/** Topics that a workspace may have at a time. */
export const MOST_TOPICS = 20;

export const topicSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  label: z.record(z.string().max(35), z.string().trim().min(1).max(80)),
});
export type Topic = z.infer<typeof topicSchema>;

const perMinute = z.number().int().min(1).max(1_000_000);

/** What a workspace may set. Everything is optional: an absent setting means the product's default. */
export const workspaceSettingsSchema = z.object({
  /** Company name as customers read it; the workspace's name when absent. */
  companyName: z.string().trim().max(120).optional(),
  /** The company's look, which a survey may override field by field. */
  theme: themeSchema.optional(),
  replyTo: z.email().optional(),
  privacyUrl: z.url({ protocol: /^https?$/ }).optional(),
  /** Where customers can write to from a survey link that is over: an e-mail address or a web address. */
  contact: z
    .union([z.email(), z.url({ protocol: /^https?$/ })], 'must be an e-mail address or a web address')
    .optional(),
  /** Postal address for the mail's foot. */
  address: z.string().trim().max(300).optional(),
  /** Headline question per metric, `surveyId/key`. */
  headline: z.partialRecord(z.enum(['nps', 'csat', 'ces', 'index']), z.string()).optional(),
  /** What each metric should reach, in its unit: NPS points, CSAT a share 0..1, CES scale points, index 0..100. */
  targets: z.partialRecord(z.enum(['nps', 'csat', 'ces', 'index']), z.number()).optional(),
  /** Attributes shown as segments on Overview, in order. */
  segments: z.array(z.string().max(100)).max(12).optional(),
  /** Hours during which a completed answer may still be changed. */
  editHours: z
    .number()
    .int()
    .min(0)
    .max(24 * 90)
    .optional(),
  /** Values hidden for smaller groups. */
  minimumN: z.number().int().min(1).max(100).optional(),
  /** What surveys can be about, as customers may choose to be asked or not; named in the workspace's own words by language. */
  topics: z.array(topicSchema).max(MOST_TOPICS).optional(),
  /** How fast mail leaves, at most; absent: as fast as the server takes it. */
  sending: z
    .object({
      perMinute: perMinute.optional(),
      hosts: z
        .array(z.object({ host: z.string().trim().toLowerCase().min(3).max(253), perMinute }))
        .max(50)
        .optional(),
    })
    .optional(),
  /** Origins that may frame the survey page. */
  frameOrigins: z.array(websiteAddress).max(MOST_ORIGINS).optional(),
  /** Where a recommendation leads: a web address in which `{code}` stands for the customer's code. */
  referralUrl: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .refine(url => url.includes('{code}'), 'needs {code} where the code shall stand')
    .optional(),
  /** Somebody put the set-up list away before everything in it was done. */
  setupDismissed: z.boolean().optional(),
});

export type WorkspaceSettings = z.infer<typeof workspaceSettingsSchema>;

/** Hours in which a completed answer can be changed where the workspace set nothing. */
export const DEFAULT_EDIT_HOURS = 24;
