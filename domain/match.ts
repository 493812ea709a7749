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

const some = <S extends z.ZodType>(item: S) => z.array(item).min(1).max(200);

/**
 * One thing that is true of an answer or not. Lists mean any of them. `attribute`: of the answer's snapshot; `score`: what
 * was given to a question, both ends included; `text`: words in any written answer.
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
      versions: some(z.number().int().min(1)),
    }),
  }),
  z.strictObject({ program: some(z.uuid('is not the id of a program')) }),
  z.strictObject({ flag: some(z.enum([...qualityFlags, 'any'])) }),
  z.strictObject({ text: z.string().trim().min(1).max(200) }),
]);
export type MatchLeaf = z.infer<typeof matchLeafSchema>;

/** Which answers: leaves joined by and, or, not. */
export type Match = { all: Match[] } | { any: Match[] } | { not: Match } | MatchLeaf;

const MOST_LEAVES = 40;
const DEEPEST = 5;

const tree: z.ZodType<Match, Match> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(tree).max(MOST_LEAVES) }),
    z.strictObject({ any: z.array(tree).min(1).max(MOST_LEAVES) }),
    z.strictObject({ not: tree }),
    matchLeafSchema,
  ]),
);

export const matchSchema = tree
  .refine(match => leavesOf(match).length <= MOST_LEAVES, `has more than ${MOST_LEAVES} conditions`)
  .refine(match => depthOf(match) <= DEEPEST, `is nested more than ${DEEPEST} deep`);

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

/** The parts joined by and, or, not; empty for a leaf. */
function partsOf(match: Match): Match[] {
  if ('all' in match) return match.all;
  if ('any' in match) return match.any;
  return 'not' in match ? [match.not] : [];
}

function leavesOf(match: Match): MatchLeaf[] {
  if ('all' in match || 'any' in match || 'not' in match) return partsOf(match).flatMap(leavesOf);
  return [match];
}

const depthOf = (match: Match): number => 1 + Math.max(0, ...partsOf(match).map(depthOf));

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
