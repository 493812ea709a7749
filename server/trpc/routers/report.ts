import { z } from 'zod';
import { can, type Role } from '@/domain/roles';
import { readAttributeValues } from '@/server/reports/attribute-values';
import { driversSchema, readDrivers } from '@/server/reports/insight/drivers';
import { loyaltySchema, readLoyalty } from '@/server/reports/insight/loyalty';
import { readCost } from '@/server/reports/insight/loyalty-cost';
import { atRiskSchema, readAtRisk } from '@/server/reports/insight/loyalty-risk';
import { readMeasures } from '@/server/reports/insight/measures';
import { qualitySchema, readQuality } from '@/server/reports/insight/quality';
import { readRecovery, recoverySchema } from '@/server/reports/insight/recovery';
import { readBehindRecovery, recoveryBehindSchema } from '@/server/reports/insight/recovery-behind';
import {
  readSegmentCross,
  readSegmentMetrics,
  segmentCrossSchema,
  segmentMetricsSchema,
} from '@/server/reports/insight/segment-grid';
import { readSegments, segmentsSchema } from '@/server/reports/insight/segments';
import { readTeam, teamSchema } from '@/server/reports/insight/team';
import { coachingSchema, readCoaching } from '@/server/reports/insight/team-coaching';
import { kudosSchema, readKudos } from '@/server/reports/insight/team-voices';
import { readThemes, themesSchema } from '@/server/reports/insight/themes';
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
  /** Which ratings of a survey go with an outcome asked beside them. */
  drivers: read.input(driversSchema).query(({ ctx, input, signal }) => readDrivers({ ctx, input, signal })),
  /** What happy customers do and unhappy ones don't: coming back, spending, bringing others. */
  loyalty: read.input(loyaltySchema).query(({ ctx, input, signal }) => readLoyalty({ ctx, input, signal })),
  /** The same without the curves. */
  cost: read.input(loyaltySchema).query(({ ctx, input, signal }) => readCost({ ctx, input, signal })),
  /** The customers behind the revenue at risk. */
  atRisk: reportProcedure('readPersonal')
    .input(atRiskSchema)
    .query(({ ctx, input, signal }) => readAtRisk({ ctx, input, signal })),
  /** What became of cases, and whether contact won customers back. */
  recovery: read
    .input(recoverySchema)
    .query(({ ctx, input, signal }) => readRecovery({ ctx, input, signal, serves: can(ctx.role, 'serve') })),
  /** The cases behind a number on recovery. */
  behindRecovery: reportProcedure('serve')
    .input(recoveryBehindSchema)
    .query(({ ctx, input, signal }) => readBehindRecovery({ ctx, input, signal })),
  /** Who answers and who does not, how soon, and what speaks against answers. */
  quality: read.input(qualitySchema).query(({ ctx, input, signal }) => readQuality({ ctx, input, signal })),
  /** Every scored question that can be reported on. */
  measures: read.query(({ ctx }) => readMeasures(ctx)),
  /** One attribute's values: against the rest, against the period before, and ranked. */
  segments: read
    .input(segmentsSchema)
    .query(({ ctx, input, signal }) => readSegments({ ctx, input, signal })),
  /** One attribute's values by the headline metrics. */
  segmentMetrics: read
    .input(segmentMetricsSchema)
    .query(({ ctx, input, signal }) => readSegmentMetrics({ ctx, input, signal })),
  /** One metric by two attributes at once. */
  segmentCross: read
    .input(segmentCrossSchema)
    .query(({ ctx, input, signal }) => readSegmentCross({ ctx, input, signal })),
  /** What people write about, how it goes with the score, and what is said more or less than before. */
  themes: read.input(themesSchema).query(({ ctx, input, signal }) => readThemes({ ctx, input, signal })),
  /** The front line, as far as the reader's role shows it. */
  team: read
    .input(teamSchema)
    .query(({ ctx, input, signal }) => readTeam({ ctx, input, signal, reader: readerOf(ctx) })),
  /** Comments that praise somebody of the front line. */
  kudos: read
    .input(kudosSchema)
    .query(({ ctx, input, signal }) => readKudos({ ctx, input, signal, reader: readerOf(ctx) })),
  /** What to talk about with somebody who is below the rest. */
  coaching: reportProcedure('design')
    .input(coachingSchema)
    .query(({ ctx, input, signal }) => readCoaching({ ctx, input, signal })),
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

const readerOf = ({ role, user }: { role: Role; user: { name: string; email: string } }) => ({
  role,
  name: user.name,
  email: user.email,
});
