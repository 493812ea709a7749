import { z } from 'zod';
import { attributeConditionSchema, decisionOutcomes, decisionReasons } from '@/domain/program';
import { listDecisions, listDecisionsSchema } from '@/server/services/decision/list';
import { defineRoute, instant, listOf, toInstant } from './define';

const shown = z
  .object({
    interaction: z.string().nullable(),
    program: z.string(),
    customer: z.string(),
    outcome: z.enum(decisionOutcomes),
    reason: z.enum(decisionReasons).optional(),
    blockedBy: z.string().optional(),
    invitation: z.string().nullable(),
    detail: z
      .object({
        condition: attributeConditionSchema.optional(),
        found: z.union([z.string(), z.number(), z.boolean()]).nullish(),
        calledOffBy: z.string().optional(),
      })
      .optional(),
    dueAt: instant.optional(),
    at: instant,
  })
  .meta({ id: 'Decision' });

export const decisionRoutes = [
  defineRoute({
    method: 'GET',
    path: '/decisions',
    summary:
      'Why somebody was asked or not: one row per interaction (or turn: interaction null) and program, newest first',
    scope: 'read',
    query: listDecisionsSchema,
    response: listOf(shown),
    handler: async ({ ctx, query }) => {
      const { data, nextCursor } = await listDecisions({ ctx, input: query });
      return {
        nextCursor,
        data: data.map(({ id: _, reason, blockedBy, detail, dueAt, at, ...row }) => ({
          ...row,
          ...(reason && { reason }),
          ...(blockedBy && { blockedBy }),
          ...(detail && { detail }),
          ...(dueAt && { dueAt: toInstant(dueAt) }),
          at: toInstant(at),
        })),
      };
    },
  }),
];
