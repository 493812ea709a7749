import { z } from 'zod';
import { surveyDefinition } from '@/domain/survey/definition';
import { templateNames } from '@/domain/survey/templates/catalog';

export const surveyIdSchema = z.uuid('is not the id of a survey');

/** From a template or from a definition; the name wins over the one inside. */
export const createSurveySchema = z.union([
  z.strictObject({
    template: z.enum(templateNames),
    name: z.string().trim().min(1).max(200).optional(),
    /** Instead of the template's own, the default first; texts in others stay in the draft, unseen. */
    languages: surveyDefinition.shape.languages.unwrap().optional(),
  }),
  z.strictObject({ definition: surveyDefinition, name: z.string().trim().min(1).max(200).optional() }),
]);

export const saveDraftSchema = z.object({
  id: surveyIdSchema,
  definition: surveyDefinition,
  /** The revision that the editor started from. */
  revision: z.number().int().min(1),
});

const MAX_TAGS = 20;

/** Trimmed, each once whatever its case, in the order given. */
export const tagsSchema = z
  .array(z.string().max(200))
  .max(100)
  .transform(tags => tags.map(tag => tag.trim().replace(/\s+/g, ' ')).filter(tag => tag !== ''))
  .transform(tags =>
    [...new Map(tags.toReversed().map(tag => [tag.toLowerCase(), tag])).values()].toReversed(),
  )
  .pipe(
    z
      .array(z.string().max(40, 'A tag has at most 40 characters'))
      .max(MAX_TAGS, `A survey has at most ${MAX_TAGS} tags`),
  );
