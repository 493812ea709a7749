import { z } from 'zod';
import { attributesSchema } from '@/domain/attributes';
import { customerSchema } from '@/domain/customer-schema';
import { invalidInput } from '@/domain/issues';
import { preferencesSchema } from '@/domain/preferences';
import { timelineKinds } from '@/domain/timeline';
import { eraseCustomer } from '@/server/services/customer/erase';
import { exportCustomer } from '@/server/services/customer/export';
import { readCustomer } from '@/server/services/customer/read';
import { readTimeline, timelineSchema } from '@/server/services/customer/timeline';
import { upsertCustomers } from '@/server/services/customer/upsert';
import { batchOf, rejectedRow } from './batch';
import { defineRoute, instant, listOf, toInstant, toInstantOrNull } from './define';

const shown = z
  .object({
    id: z.string(),
    email: z.string().nullable(),
    name: z.string().nullable(),
    locale: z.string().nullable(),
    timezone: z.string().nullable(),
    phone: z.string().nullable(),
    doNotAsk: z.boolean(),
    attributes: attributesSchema,
    preferences: preferencesSchema,
    unsubscribedAt: instant.nullable(),
    lastAskedAt: instant.nullable(),
    lastAnsweredAt: instant.nullable(),
    createdAt: instant,
    trust: z.object({
      value: z.number(),
      trend: z.enum(['rising', 'steady', 'shock', 'erosion']),
      n: z.int(),
    }),
    bands: z.partialRecord(z.enum(['nps', 'csat', 'ces', 'index']), z.string()),
  })
  .meta({ id: 'Customer' });

const event = z.object({
  kind: z.enum(timelineKinds),
  at: instant,
  detail: z.record(z.string(), z.unknown()),
});

const rows = z.array(z.record(z.string(), z.unknown()));

export const customerRoutes = [
  defineRoute({
    method: 'POST',
    path: '/customers',
    summary: 'Insert or update one customer or up to 1,000',
    scope: 'ingest',
    body: z.record(z.string(), z.unknown()),
    docsBody: z.union([customerSchema, z.object({ customers: z.array(customerSchema).max(1000) })]),
    response: z.object({ accepted: z.int(), rejected: z.array(rejectedRow) }),
    handler: async ({ ctx, body }) => {
      const { rows, single } = batchOf(body, 'customers');
      const result = await upsertCustomers({ ctx, input: { rows } });
      if (single && result.rejected[0]) throw invalidInput(result.rejected[0].errors);
      return result;
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/customers/{externalId}',
    summary: 'Read one customer with trust and bands',
    scope: 'read',
    response: shown,
    handler: async ({ ctx, params }) => {
      const found = await readCustomer({ ctx, input: params });
      return {
        ...found,
        unsubscribedAt: toInstantOrNull(found.unsubscribedAt),
        lastAskedAt: toInstantOrNull(found.lastAskedAt),
        lastAnsweredAt: toInstantOrNull(found.lastAnsweredAt),
        createdAt: toInstant(found.createdAt),
      };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/customers/{externalId}/timeline',
    summary:
      "List a customer's events, newest first: interactions, invitations, responses, cases, messages, notes, improvements",
    scope: 'read',
    query: timelineSchema,
    response: listOf(event),
    handler: async ({ ctx, params, query }) => {
      const page = await readTimeline({ ctx, input: { ...params, ...query } });
      return { ...page, data: page.data.map(item => ({ ...item, at: toInstant(item.at) })) };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/customers/{externalId}/export',
    summary: 'Everything known about a customer',
    scope: 'read',
    response: z.object({
      exportedAt: instant,
      customer: z.record(z.string(), z.unknown()),
      interactions: rows,
      invitations: rows,
      decisions: rows,
      deliveries: rows,
      responses: rows,
      revisions: rows,
      answers: rows,
      comments: rows,
      cases: rows,
      caseEvents: rows,
      caseMessages: rows,
      notes: rows,
      improvementMails: rows,
      memory: rows,
      referralCodes: rows,
      referrals: rows,
      suppressions: rows,
    }),
    handler: async ({ ctx, params }) => exportCustomer({ ctx, input: params }),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/customers/{externalId}',
    summary: 'Erase a customer: anonymous scores and a keyed hash of the address stay',
    scope: 'write',
    status: 202,
    response: z.object({ id: z.string(), state: z.literal('erased') }),
    handler: async ({ ctx, params }) => {
      await eraseCustomer({ ctx, input: params });
      return { id: params.externalId, state: 'erased' as const };
    },
  }),
];
