import { z } from 'zod';
import { reportFilterFields } from '@/domain/match';
import { pageInput } from '@/server/db/keyset';
import type { Ctx } from '@/server/db/tenant';
import { answerFields, checkRange, parseQuery, rangeFields } from '../schemas';
import { readWhich, type Which, withinSurvey } from '../which';

const fields = z.object({
  survey: z.uuid('is not the id of a survey'),
  ...rangeFields,
  ...reportFilterFields,
  ...answerFields,
  /** A second version, to be laid beside `version`. */
  against: answerFields.version,
});

const question = { question: z.string().max(200) };

/** The answers to one survey that its results are about: days, attributes, a version or two, a language. */
export const surveyQuerySchema = checked(fields);

/** The same for one question, by its key. */
export const surveyQuestionSchema = checked(fields.extend(question));

/** A page of what was written to one question. */
export const surveyTextsSchema = checked(
  fields.extend({
    ...question,
    ...pageInput,
    /** Words in the text. */
    q: z.string().trim().max(200).optional(),
  }),
);

/** `which`: filter, match and saved filter together, ready to be counted. */
export type SurveyQuery = z.output<typeof surveyQuerySchema> & { which: Which };
export type SurveyQueryInput = z.input<typeof surveyQuerySchema>;

/** Parses as `parseQuery` does, and reads the saved filter. Throws `not_found` where that is gone. */
export async function readSurveyQuery<Schema extends z.ZodType<z.output<typeof surveyQuerySchema>>>(
  ctx: Ctx,
  schema: Schema,
  input: unknown,
): Promise<z.output<Schema> & { which: Which }> {
  const query = parseQuery(schema, input);
  const which = await readWhich(ctx, query);
  return { ...query, which: { ...which, match: withinSurvey(which.match, query.survey) } };
}

/** The versions that stand side by side: one slice, of all versions or of one, or two. */
export const slicesOf = ({ version, against }: SurveyQuery): (number | undefined)[] =>
  against === undefined ? [version] : [version, against];

function checked<Schema extends typeof fields>(schema: Schema) {
  return schema
    .superRefine(checkRange)
    .refine(({ version, against }) => against === undefined || (version ?? against) !== against, {
      path: ['against'],
      message: 'must be another version than version, which must be given too',
    })
    .transform(({ filter = {}, ...rest }) => ({ ...rest, filter }));
}
