import { z } from 'zod';
import { attributesSchema } from '@/domain/attributes';
import { matchTextSchema } from '@/domain/match';
import { importedResponseSchema, importResponses } from '@/server/services/response/import';
import {
  listResponses,
  listResponsesSchema,
  readResponse,
  type ShownResponse,
} from '@/server/services/response/read';
import { batchOf, rejectedRow } from './batch';
import { defineRoute, instant, listOf, toInstant, toInstantOrNull } from './define';

const answerValue = z.union([
  z.number(),
  z.string(),
  z.boolean(),
  z.array(z.string()),
  z.record(z.string(), z.number()),
]);

const shown = z
  .object({
    id: z.string(),
    survey: z.string(),
    version: z.int(),
    state: z.enum(['partial', 'completed']),
    customer: z.string().nullable(),
    interaction: z.string().nullable(),
    language: z.string(),
    startedAt: instant,
    completedAt: instant.nullable(),
    answers: z.record(z.string(), answerValue),
    scores: z.object({
      nps: z.number().optional(),
      csat: z.number().optional(),
      ces: z.number().optional(),
      index: z.number().optional(),
    }),
    attributes: attributesSchema,
    themes: z.array(z.string()),
    flags: z.array(z.string()),
    revision: z.int(),
  })
  .meta({ id: 'Response' });

const show = (row: ShownResponse): z.input<typeof shown> => ({
  ...row,
  startedAt: toInstant(row.startedAt),
  completedAt: toInstantOrNull(row.completedAt),
});

export const responseRoutes = [
  defineRoute({
    method: 'GET',
    path: '/responses',
    summary: 'List responses, newest first',
    scope: 'read',
    query: listResponsesSchema.extend({ match: matchTextSchema.optional() }),
    response: listOf(shown),
    handler: async ({ ctx, query, signal }) => {
      const { data, nextCursor } = await listResponses({ ctx, input: query, signal });
      return { data: data.map(show), nextCursor };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/responses/{id}',
    summary: 'One response',
    scope: 'read',
    response: shown,
    handler: async ({ ctx, params }) => show(await readResponse({ ctx, input: params })),
  }),
  defineRoute({
    method: 'POST',
    path: '/responses',
    summary: 'Import up to 1,000 completed responses',
    scope: 'write',
    body: z.object({ responses: z.array(z.unknown()) }),
    docsBody: z.object({ responses: z.array(importedResponseSchema).max(1000) }),
    response: z.object({ accepted: z.int(), duplicates: z.int(), rejected: z.array(rejectedRow) }),
    handler: async ({ ctx, body }) =>
      importResponses({ ctx, input: { responses: batchOf(body, 'responses').rows } }),
  }),
];
