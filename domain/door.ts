import { z } from 'zod';
import { attributesSchema } from './attributes';
import { pastedLines } from './survey/edits/items';

/** When and to whom the snippet on a web page shows the survey. */
export const embedRulesSchema = z.object({
  /** Seconds on the page before it shows. */
  afterSeconds: z.number().int().min(0).max(3600).default(10),
  /** Per cent of the page that must have been scrolled past; 0: none. */
  afterScroll: z.number().int().min(0).max(100).default(0),
  /** Share of visitors who may see it at all, drawn once per browser. */
  share: z.number().min(0).max(1).default(1),
  /** Days until a browser that saw it sees it again. */
  everyDays: z.number().int().min(1).max(730).default(90),
  /** Paths it shows on, `*` for anything; empty: everywhere. */
  paths: z.array(z.string().trim().min(1).max(200)).max(20).default([]),
  position: z.enum(['left', 'right']).default('right'),
});
export type EmbedRules = z.infer<typeof embedRulesSchema>;

/**
 * Source of a regular expression that a web page's path must match, for rules that name some; empty: every path matches. A
 * whole address counts by its path, a slash at the end makes no difference.
 */
export const pathPattern = (paths: readonly string[]): string =>
  paths.length === 0 ? '' : `^(?:${paths.map(onePath).join('|')})/?$`;

const onePath = (given: string): string => {
  const path = /^https?:/i.test(given) ? (URL.parse(given)?.pathname ?? given) : given;
  const rooted = /^[/*]/.test(path) ? path : `/${path}`;
  return rooted
    .replace(/(?<=.)\/$/, '')
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*');
};

/** Characters of a door's name, and so of a location. */
export const LONGEST_NAME = 120;

/** What can be set about a door. */
export const doorShape = z.object({
  name: z.string().trim().min(1, 'needs a name').max(LONGEST_NAME),
  attributes: attributesSchema.default({}),
  embed: embedRulesSchema.nullable().default(null),
});

/** Hours after which an answer through a door can no longer be gone on with or changed. */
export const DOOR_HOURS = 24;
/** The same for a counter's tablet, in days: so long an answer may wait there for a connection. */
export const KIOSK_DAYS = 7;
/** Minutes for which a counter's tablet shows the pages of an answer: the next person must not meet it. */
export const KIOSK_MINUTES = 15;

/** Longest list of locations that is taken at once. */
export const MOST_LOCATIONS = 200;

/** A pasted list, one location a line, without empty lines and repeats (capitals do not tell two apart). */
export function locationsOf(text: string): string[] {
  const seen = new Map<string, string>();
  for (const line of pastedLines(text)) {
    const location = line.replace(/\s+/g, ' ');
    if (!seen.has(location.toLowerCase())) seen.set(location.toLowerCase(), location);
  }
  return [...seen.values()];
}
