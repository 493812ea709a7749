import { z } from 'zod';
import { matchTextSchema } from '@/domain/match';
import { readThemes, themesSchema } from '@/server/reports/insight/themes';
import { defineRoute, listOf } from './define';

const number = z.number().nullable();
const share = z.object({ value: number, low: number, high: number });
const comparison = z.object({
  value: number,
  low: number,
  high: number,
  p: number,
  verdict: z.enum(['real', 'probable', 'noise', 'too_few']),
});

const shown = z
  .object({
    id: z.string(),
    name: z.string(),
    n: z.number().int(),
    share,
    previous: z.object({ n: z.number().int(), share }),
    change: comparison,
    value: number,
    impact: comparison,
    sentiment: z.object({
      negative: z.number().int(),
      neutral: z.number().int(),
      positive: z.number().int(),
      unknown: z.number().int(),
    }),
    quote: z.string().nullable(),
  })
  .meta({
    id: 'Theme',
    description:
      'Of the scored answers with a comment. `share`: 0..1 with its 95 % interval; `change`: of the share against as many days before; `value`: the metric of answers with the theme; `impact`: that minus the metric of commented answers without it; p adjusted over the themes',
  });

export const themeRoutes = [
  defineRoute({
    method: 'GET',
    path: '/themes',
    summary: 'What people write about, and how it goes with a metric; all on one page',
    scope: 'read',
    query: z.object(themesSchema.shape).extend({
      metric: themesSchema.shape.metric.default('nps'),
      match: matchTextSchema.optional(),
    }),
    response: listOf(shown),
    handler: async ({ ctx, query, signal }) => {
      const { rows } = await readThemes({ ctx, input: query, signal });
      const data = rows.map(({ figure, quote, ...row }) => ({
        ...row,
        value: figure.value,
        quote: quote?.text ?? null,
      }));
      return { data, nextCursor: null };
    },
  }),
];
