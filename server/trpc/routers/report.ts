import { z } from 'zod';
import { can } from '@/domain/roles';
import { readAttributeValues } from '@/server/reports/attribute-values';
import { readOverview } from '@/server/reports/overview';
import { overviewSchema } from '@/server/reports/overview/schemas';
import { readSegmentAttributes } from '@/server/reports/overview/segments';
import { readProgramFunnel } from '@/server/reports/program/funnel';
import { programFunnelSchema } from '@/server/reports/program/schemas';
import { readMetric } from '@/server/reports/read-metric';
import { metricQuerySchema } from '@/server/reports/schemas';
import { readQuestion } from '@/server/reports/survey/question';
import { readSurveyResults } from '@/server/reports/survey/results';
import { surveyQuerySchema, surveyQuestionSchema, surveyTextsSchema } from '@/server/reports/survey/schemas';
import { readTexts } from '@/server/reports/survey/texts';
import { readSurveyScores, surveyScoresSchema } from '@/server/reports/survey-scores';
import { readTrend, trendSchema } from '@/server/reports/trend';
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
  /** The long run: what is usual, shocks, drifts, and what people noted. */
  trend: read.input(trendSchema).query(({ ctx, input, signal }) => readTrend({ ctx, input, signal })),
  /** The headline of each survey in a list. */
  surveyScores: read
    .input(surveyScoresSchema)
    .query(({ ctx, input, signal }) => readSurveyScores({ ctx, input, signal })),
  /** One survey's funnel, pages, times and questions; the answers to each are read by `surveyQuestion`. */
  survey: read
    .input(surveyQuerySchema)
    .query(({ ctx, input, signal }) => readSurveyResults({ ctx, input, signal })),
  surveyQuestion: read
    .input(surveyQuestionSchema)
    .query(({ ctx, input, signal }) => readQuestion({ ctx, input, signal })),
  /** What people wrote to one question. */
  surveyTexts: read
    .input(surveyTextsSchema)
    .query(({ ctx, input, signal }) =>
      readTexts({ ctx, input, signal, personal: can(ctx.role, 'readPersonal') }),
    ),
  /** What became of a program's invitations, by when they were sent. */
  programFunnel: read
    .input(programFunnelSchema)
    .query(({ ctx, input, signal }) => readProgramFunnel({ ctx, input, signal })),
  /** Attributes that answers can be split and filtered by; the chosen one is always among them. */
  attributes: read
    .input(z.object({ chosen: z.string().trim().min(1).max(100).optional() }))
    .query(({ ctx, input }) => readSegmentAttributes(ctx, input.chosen)),
  /** The values that a filter on one attribute can choose from. */
  values: read
    .input(z.object({ attribute: z.string().trim().min(1).max(100) }))
    .query(({ ctx, input }) => readAttributeValues({ ctx, input })),
});
