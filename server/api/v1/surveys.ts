import { z } from 'zod';
import { surveyDefinition } from '@/domain/survey/definition';
import { pageInput } from '@/server/db/keyset';
import { createSurvey } from '@/server/services/survey/create';
import { publishSurvey } from '@/server/services/survey/publish';
import { listSurveys, listVersions, readSurvey, type Survey } from '@/server/services/survey/read';
import { saveDraft } from '@/server/services/survey/save-draft';
import { createSurveySchema } from '@/server/services/survey/schemas';
import { closeSurvey } from '@/server/services/survey/settle';
import { defineRoute, instant, listOf, toInstant, toInstantOrNull } from './define';

const head = {
  id: z.string(),
  name: z.string(),
  template: z.string().nullable(),
  tags: z.array(z.string()),
  state: z.enum(['draft', 'published', 'closed']),
  revision: z.number().int(),
  publishedVersion: z.number().int().nullable(),
  createdAt: instant,
  updatedAt: instant,
};
const surveyResource = z.object({ ...head, definition: surveyDefinition }).meta({ id: 'Survey' });
const surveyListed = z.object({ ...head, responses: z.number().int(), lastAnswerAt: instant.nullable() });
const surveyVersionResource = z.object({
  version: z.number().int(),
  publishedAt: instant,
  definition: surveyDefinition,
});

export const surveyRoutes = [
  defineRoute({
    method: 'GET',
    path: '/surveys',
    summary: 'Surveys, newest first',
    scope: 'read',
    query: z.object(pageInput),
    response: listOf(surveyListed),
    handler: async ({ ctx, query }) => {
      const { data, nextCursor } = await listSurveys({ ctx, input: query });
      return {
        data: data.map(item => ({
          ...shown(item),
          responses: item.responses,
          lastAnswerAt: toInstantOrNull(item.lastAnswerAt),
        })),
        nextCursor,
      };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/surveys',
    summary: 'Make a survey from a template or a definition',
    scope: 'write',
    body: createSurveySchema,
    response: surveyResource,
    handler: async ({ ctx, body }) => whole(await createSurvey({ ctx, input: body })),
  }),
  defineRoute({
    method: 'GET',
    path: '/surveys/{id}',
    summary: 'One survey with its draft',
    scope: 'read',
    response: surveyResource,
    handler: async ({ ctx, params }) => whole(await readSurvey({ ctx, input: params })),
  }),
  defineRoute({
    method: 'PUT',
    path: '/surveys/{id}',
    summary: 'Save the draft; 409 when somebody saved since your revision',
    scope: 'write',
    body: z.object({ definition: surveyDefinition, revision: z.number().int().min(1) }),
    response: surveyResource,
    handler: async ({ ctx, params, body }) => {
      await readSurvey({ ctx, input: params });
      return whole(await saveDraft({ ctx, input: { ...body, id: params.id } }));
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/surveys/{id}/publications',
    summary: 'Publish the draft as the next version; 422 lists the faults',
    scope: 'write',
    response: z.object({ version: z.number().int() }),
    handler: async ({ ctx, params }) => publishSurvey({ ctx, input: params }),
  }),
  defineRoute({
    method: 'POST',
    path: '/surveys/{id}/closure',
    summary: 'Close the survey: its links take no more answers; publishing opens it again',
    scope: 'write',
    response: surveyResource,
    handler: async ({ ctx, params }) => whole(await closeSurvey({ ctx, input: params })),
  }),
  defineRoute({
    method: 'GET',
    path: '/surveys/{id}/versions',
    summary: 'Published versions, newest first',
    scope: 'read',
    response: listOf(surveyVersionResource),
    handler: async ({ ctx, params }) => {
      const versions = await listVersions({ ctx, input: params });
      const data = versions.map(({ version, publishedAt, definition }) => ({
        version,
        publishedAt: toInstant(publishedAt),
        definition,
      }));
      return { data, nextCursor: null };
    },
  }),
];

type Listed = Omit<Survey, 'definition'>;

const shown = ({
  id,
  name,
  template,
  tags,
  state,
  revision,
  publishedVersion,
  createdAt,
  updatedAt,
}: Listed) => ({
  id,
  name,
  template,
  tags,
  state,
  revision,
  publishedVersion,
  createdAt: toInstant(createdAt),
  updatedAt: toInstant(updatedAt),
});

const whole = (survey: Survey) => ({ ...shown(survey), definition: survey.definition });
