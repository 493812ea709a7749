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
