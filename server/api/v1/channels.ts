import { z } from 'zod';
import { createChannel, createChannelSchema } from '@/server/services/channel/create';
import { deleteChannel } from '@/server/services/channel/delete';
import { type Channel, listChannels } from '@/server/services/channel/list';
import { endExchange, rotateSecret } from '@/server/services/channel/rotate-secret';
import { testChannel } from '@/server/services/channel/test';
import { updateChannel, updateChannelSchema } from '@/server/services/channel/update';
import { defineRoute, instant, toInstant } from './define';

const channel = z
  .object({
    id: z.string(),
    name: z.string(),
    url: z.string(),
    address: z.enum(['phone', 'email', 'id']),
    active: z.boolean(),
    exchanging: z.boolean(),
    programs: z.array(z.string()),
    createdAt: instant,
  })
  .meta({ id: 'Channel', description: 'A gateway of yours that delivers the links which Afterword makes' });

const show = (row: Channel): z.input<typeof channel> => ({ ...row, createdAt: toInstant(row.createdAt) });

export const channelRoutes = [
  defineRoute({
    method: 'GET',
    path: '/channels',
    summary: 'List the gateways that deliver messages',
    scope: 'read',
    response: z.object({ data: z.array(channel), nextCursor: z.null() }),
    handler: async ({ ctx }) => ({ data: (await listChannels({ ctx })).map(show), nextCursor: null }),
  }),
  defineRoute({
    method: 'POST',
    path: '/channels',
    summary: 'Connect a gateway; its secret is told this once',
    scope: 'write',
    body: createChannelSchema,
    response: channel.extend({ secret: z.string() }),
    handler: async ({ ctx, body }) => {
      const made = await createChannel({ ctx, input: body });
      return { ...show(made), secret: made.secret };
    },
  }),
  defineRoute({
    method: 'PATCH',
    path: '/channels/{id}',
    summary: 'Change a gateway, or switch it on or off',
    scope: 'write',
    body: updateChannelSchema,
    response: channel,
    handler: async ({ ctx, params, body }) =>
      show(await updateChannel({ ctx, input: { ...body, ...params } })),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/channels/{id}',
    summary: 'Take a gateway away that no program sends by',
    scope: 'write',
    status: 204,
    handler: ({ ctx, params }) => deleteChannel({ ctx, input: params }),
  }),
  defineRoute({
    method: 'POST',
    path: '/channels/{id}/secret',
    summary: 'Begin to exchange the secret; the one before signs too until the exchange is ended',
    scope: 'write',
    response: z.object({ secret: z.string() }),
    handler: ({ ctx, params }) => rotateSecret({ ctx, input: params }),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/channels/{id}/secret',
    summary: 'End the exchange: only the newest secret signs',
    scope: 'write',
    status: 204,
    handler: ({ ctx, params }) => endExchange({ ctx, input: params }),
  }),
  defineRoute({
    method: 'POST',
    path: '/channels/{id}/tests',
    summary: 'Call the gateway once with a test; nobody is written to',
    scope: 'write',
    response: z.object({
      ok: z.boolean(),
      status: z.int().nullable(),
      body: z.string().nullable(),
      problem: z.string().nullable(),
    }),
    handler: ({ ctx, params }) => testChannel({ ctx, input: params }),
  }),
];
