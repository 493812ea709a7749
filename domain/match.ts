import { z } from 'zod';
import { attributeConditionSchema } from './program';
import { qualityFlags } from './survey/quality';

/** Names of score bands that answers can be picked by; ranges in `domain/metrics/bands.ts`. */
export const matchBands = [
  'promoter',
  'passive',
  'detractor',
  'satisfied',
  'neutral',
  'dissatisfied',
  'easy',
  'hard',
] as const;

/** What comments were found to feel, in the order of their numbers from −1 on. */
export const matchSentiments = ['negative', 'neutral', 'positive'] as const;

/** The highest number that a version can have. */
export const LAST_VERSION = 2_147_483_647;

const some = <S extends z.ZodType>(item: S) => z.array(item).min(1).max(200);

/**
 * One thing that is true of an answer or not. Lists mean any of them. `attribute`: of the answer's snapshot; `score`: what
 * was given to a question, both ends included; `text`: words in any written answer but addresses and telephone numbers;
 * `theme` and `sentiment`: of any of its comments, `any` theme that there is; `commented`: whether there is a comment at all.
 */
export const matchLeafSchema = z.union([
  attributeConditionSchema.strict(),
  z.strictObject({ band: some(z.enum(matchBands)) }),
  z.strictObject({
    score: z.strictObject({
      survey: z.uuid('is not the id of a survey'),
      question: z.string().min(1).max(200),
      from: z.number(),
      to: z.number(),
    }),
  }),
  z.strictObject({ language: some(z.string().min(2).max(35)) }),
  z.strictObject({ survey: some(z.uuid('is not the id of a survey')) }),
  z.strictObject({
    version: z.strictObject({
      survey: z.uuid('is not the id of a survey'),
      versions: some(z.number().int().min(1).max(LAST_VERSION)),
    }),
  }),
  z.strictObject({ program: some(z.uuid('is not the id of a program')) }),
  z.strictObject({ flag: some(z.enum([...qualityFlags, 'any'])) }),
  z.strictObject({ text: z.string().trim().min(1).max(200) }),
  z.strictObject({ theme: some(z.union([z.uuid('is not the id of a theme'), z.literal('any')])) }),
  z.strictObject({ sentiment: some(z.enum(matchSentiments)) }),
  z.strictObject({ commented: z.literal(true) }),
]);
export type MatchLeaf = z.infer<typeof matchLeafSchema>;

/** Which answers: leaves joined by and, or, not. */
export type Match = { all: Match[] } | { any: Match[] } | { not: Match } | MatchLeaf;

const MOST_LEAVES = 40;
const DEEPEST = 5;
/** Of one level, groups among them. */
const MOST_PARTS = 2 * MOST_LEAVES;

const tree: z.ZodType<Match, Match> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(tree).max(MOST_LEAVES) }),
    z.strictObject({ any: z.array(tree).min(1).max(MOST_LEAVES) }),
    z.strictObject({ not: tree }),
    matchLeafSchema,
  ]),
);

// The union would try every part as every kind of condition: what is too large is told apart before.
export const matchSchema = z
  .custom<Match>()
  .superRefine((value, context) => {
    const fault = sizeFault(value);
    if (fault !== null) context.addIssue({ code: 'custom', message: fault });
  })
  .pipe(tree);

/** The same as it stands in an address: compact JSON. */
export const matchTextSchema = z
  .string()
  .max(20_000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'is not JSON: it ends too early or is malformed' });
      return z.NEVER;
    }
  })
  .pipe(matchSchema);

/** Why a value, condition or not, is too large to be looked at; null where it is not. It is walked down level by level. */
function sizeFault(value: unknown): string | null {
  let level = [value];
  let leaves = 0;
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > DEEPEST) return `is nested more than ${DEEPEST} deep`;
    const parts = level.map(partsIn);
    leaves += parts.filter(inner => inner === null).length;
    const size = parts.reduce((sum, inner) => sum + (inner?.length ?? 0), 0);
    if (leaves > MOST_LEAVES || size > MOST_PARTS) return `has more than ${MOST_LEAVES} conditions`;
    level = parts.flatMap(inner => inner ?? []);
  }
  return null;
}

/** The parts joined by and, or, not; null for what joins none. */
function partsIn(value: unknown): readonly unknown[] | null {
  if (typeof value !== 'object' || value === null) return null;
  if ('all' in value && Array.isArray(value.all)) return value.all;
  if ('any' in value && Array.isArray(value.any)) return value.any;
  return 'not' in value ? [value.not] : null;
}

const attribute = z.string().trim().min(1).max(100);

/** Attribute → accepted values, as text; several values of one attribute mean any of them. */
const filterSchema = z
  .record(attribute, z.array(z.string().max(500)).min(1).max(200))
  .refine(filter => Object.keys(filter).length <= 10, 'takes at most 10 attributes');

/** All must hold: values of attributes, a tree of conditions, and those of a saved filter. */
export const reportFilterFields = {
  filter: filterSchema.optional(),
  match: matchSchema.optional(),
  /** Id of a saved filter. */
  saved: z.uuid('is not the id of a saved filter').optional(),
};

/** Which answers a digest, a share link or an alert is about; nothing given: all. */
export const reportFilterSchema = z.object(reportFilterFields);
export type ReportFilter = z.infer<typeof reportFilterSchema>;
