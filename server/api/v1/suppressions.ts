import { z } from 'zod';
import { invalidInput } from '@/domain/issues';
import {
  listSuppressions,
  listSuppressionsSchema,
  type Suppression,
  suppressAddress,
  suppressionReasons,
  suppressSchema,
  unsuppressAddress,
} from '@/server/services/suppression/list';
import { defineRoute, instant, listOf, toInstant } from './define';

const shown = z
  .object({
    address: z.string().nullable(),
    reason: z.enum(suppressionReasons),
    detail: z.string().nullable(),
    at: instant,
  })
  .meta({
    id: 'Suppression',
    description: 'An address that is never mailed; null where only its hash is kept',
  });

const show = ({ address, reason, detail, at }: Suppression): z.input<typeof shown> => ({
  address,
  reason,
  detail,
  at: toInstant(at),
});

const which = z.object({ address: z.string().trim().min(1).max(254).optional() });

export const suppressionRoutes = [
  defineRoute({
    method: 'GET',
    path: '/suppressions',
    summary: 'List addresses that are never mailed, newest first',
    scope: 'read',
    query: listSuppressionsSchema,
    response: listOf(shown),
    handler: async ({ ctx, query }) => {
      const page = await listSuppressions({ ctx, input: query });
      return { ...page, data: page.data.map(show) };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/suppressions',
    summary: 'Never mail this address again',
    scope: 'write',
    body: suppressSchema,
    response: shown,
    handler: async ({ ctx, body }) => show(await suppressAddress({ ctx, input: body })),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/suppressions',
    summary: 'Allow mail to an address again, named in the query or in the body',
    scope: 'write',
    status: 204,
    query: which,
    body: which,
    handler: async ({ ctx, query, body }) => {
      const address = query.address ?? body.address;
      if (!address) throw invalidInput([{ path: 'address', message: 'address is missing.' }]);
      await unsuppressAddress({ ctx, input: { address } });
    },
  }),
];
