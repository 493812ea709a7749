import { z } from 'zod';
import { attributesSchema } from '@/domain/attributes';
import { interactionSchema } from '@/domain/interaction-schema';
import { invalidInput } from '@/domain/issues';
import {
  listInteractions,
  listInteractionsSchema,
  readInteraction,
  type ShownInteraction,
} from '@/server/services/interaction/read';
import { recordInteractions } from '@/server/services/interaction/record';
import { batchOf, rejectedRow } from './batch';
import { defineRoute, instant, listOf, toInstant } from './define';

const recorded = z.object({ accepted: z.int(), duplicates: z.int(), rejected: z.array(rejectedRow) });

const shown = z
  .object({
    id: z.string(),
    type: z.string(),
    occurredAt: instant,
    recordedAt: instant,
    customer: z.object({ id: z.string(), email: z.string().nullable(), name: z.string().nullable() }),
    attributes: attributesSchema,
    amount: z.object({ value: z.number(), currency: z.string() }).nullable(),
    initiatedBy: z.enum(['customer', 'company']).nullable(),
    caseOf: z.string().nullable(),
    referredBy: z.string().nullable(),
    doNotAsk: z.boolean(),
  })
  .meta({ id: 'Interaction' });

const show = (row: ShownInteraction): z.input<typeof shown> => ({
  ...row,
  occurredAt: toInstant(row.occurredAt),
  recordedAt: toInstant(row.recordedAt),
});

export const interactionRoutes = [
  defineRoute({
    method: 'POST',
    path: '/interactions',
    summary: 'Record one interaction or up to 1,000',
    scope: 'ingest',
    body: z.record(z.string(), z.unknown()),
    docsBody: z.union([interactionSchema, z.object({ interactions: z.array(interactionSchema).max(1000) })]),
    response: recorded,
    handler: async ({ ctx, body }) => {
      const { rows, single } = batchOf(body, 'interactions');
      const result = await recordInteractions({ ctx, input: { rows } });
      if (single && result.rejected[0]) throw invalidInput(result.rejected[0].errors);
      return result;
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/interactions',
    summary: 'List interactions, newest first',
    scope: 'read',
    query: listInteractionsSchema,
    response: listOf(shown),
    handler: async ({ ctx, query }) => {
      const page = await listInteractions({ ctx, input: query });
      return { ...page, data: page.data.map(show) };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/interactions/{id}',
    summary: 'Read one interaction by your own id',
    scope: 'read',
    response: shown,
    handler: async ({ ctx, params }) =>
      show(await readInteraction({ ctx, input: { externalId: params.id } })),
  }),
];
