import { z } from 'zod';
import { inviteCustomer, inviteSchema } from '@/server/services/invitation/invite';
import { invitationStates, listInvitations, listInvitationsSchema } from '@/server/services/invitation/list';
import { defineRoute, instant, listOf, toInstant, toInstantOrNull } from './define';

const invited = z.object({
  id: z.string(),
  url: z.string(),
  state: z.enum(['scheduled', 'sent', 'suppressed']),
  reason: z.string().nullable(),
});

const shown = z
  .object({
    id: z.string(),
    program: z.string().nullable(),
    survey: z.string(),
    customer: z.string().nullable(),
    interaction: z.string().nullable(),
    channel: z.enum(['email', 'link', 'door', 'webhook']),
    state: z.enum(invitationStates),
    reason: z.string().nullable(),
    language: z.string().nullable(),
    createdAt: instant,
    sendAt: instant,
    sentAt: instant.nullable(),
    visitedAt: instant.nullable(),
    startedAt: instant.nullable(),
    completedAt: instant.nullable(),
    expiresAt: instant,
  })
  .meta({ id: 'Invitation' });

export const invitationRoutes = [
  defineRoute({
    method: 'POST',
    path: '/invitations',
    summary: 'Invite one customer by hand; a link invitation is never mailed',
    scope: 'write',
    body: inviteSchema,
    response: invited,
    handler: ({ ctx, body }) => inviteCustomer({ ctx, input: body }),
  }),
  defineRoute({
    method: 'GET',
    path: '/invitations',
    summary: 'Invitations with the time of each step, newest first',
    scope: 'read',
    query: listInvitationsSchema,
    response: listOf(shown),
    handler: async ({ ctx, query }) => {
      const { data, nextCursor } = await listInvitations({ ctx, input: query });
      return {
        nextCursor,
        data: data.map(row => ({
          ...row,
          createdAt: toInstant(row.createdAt),
          sendAt: toInstant(row.sendAt),
          sentAt: toInstantOrNull(row.sentAt),
          visitedAt: toInstantOrNull(row.visitedAt),
          startedAt: toInstantOrNull(row.startedAt),
          completedAt: toInstantOrNull(row.completedAt),
          expiresAt: toInstant(row.expiresAt),
        })),
      };
    },
  }),
];
