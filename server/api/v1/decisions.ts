import { z } from 'zod';
import { decisionOutcomes, decisionReasons } from '@/domain/program';
import { listDecisions, listDecisionsSchema } from '@/server/services/decision/list';
import { defineRoute, instant, listOf, toInstant } from './define';

const shown = z
  .object({
    interaction: z.string(),
    program: z.string(),
    customer: z.string(),
    outcome: z.enum(decisionOutcomes),
    reason: z.enum(decisionReasons).optional(),
    blockedBy: z.string().optional(),
    invitation: z.string().nullable(),
    at: instant,
  })
  .meta({ id: 'Decision' });

export const decisionRoutes = [
  defineRoute({
    method: 'GET',
    path: '/decisions',
    summary: 'Why somebody was asked or not: one row per interaction and program, newest first',
    scope: 'read',
    query: listDecisionsSchema,
    response: listOf(shown),
    handler: async ({ ctx, query }) => {
      const { data, nextCursor } = await listDecisions({ ctx, input: query });
      return {
        nextCursor,
        data: data.map(({ reason, blockedBy, at, ...row }) => ({
          ...row,
          ...(reason && { reason }),
          ...(blockedBy && { blockedBy }),
          at: toInstant(at),
        })),
      };
    },
  }),
];
