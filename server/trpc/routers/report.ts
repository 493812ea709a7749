import { z } from 'zod';
import { can } from '@/domain/roles';
import { readAttributeValues } from '@/server/reports/attribute-values';
import { readOverview } from '@/server/reports/overview';
import { overviewSchema } from '@/server/reports/overview/schemas';
import { readSegmentAttributes } from '@/server/reports/overview/segments';
import { readMetric } from '@/server/reports/read-metric';
import { metricQuerySchema } from '@/server/reports/schemas';
import { readSurveyScores, surveyScoresSchema } from '@/server/reports/survey-scores';
import { reportProcedure, router } from '../init';

const read = reportProcedure('read');

export const reportRouter = router({
  /** Everything on Overview in one answer. */
  overview: read
    .input(overviewSchema)
    .query(({ ctx, input, signal }) =>
      readOverview({ ctx, input, signal, personal: can(ctx.role, 'readPersonal') }),
    ),
  metric: read.input(metricQuerySchema).query(({ ctx, input, signal }) => readMetric({ ctx, input, signal })),
  /** The headline of each survey in a list. */
  surveyScores: read
    .input(surveyScoresSchema)
    .query(({ ctx, input, signal }) => readSurveyScores({ ctx, input, signal })),
  /** Attributes that answers can be split and filtered by; the chosen one is always among them. */
  attributes: read
    .input(z.object({ chosen: z.string().trim().min(1).max(100).optional() }))
    .query(({ ctx, input }) => readSegmentAttributes(ctx, input.chosen)),
  /** The values that a filter on one attribute can choose from. */
  values: read
    .input(z.object({ attribute: z.string().trim().min(1).max(100) }))
    .query(({ ctx, input }) => readAttributeValues({ ctx, input })),
});
