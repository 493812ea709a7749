import { z } from 'zod';
import { surveyDefinition } from '@/domain/survey/definition';
import { readImport } from '@/domain/survey/exchange/read-import';
import { checkDefinition } from '@/domain/survey/faults';
import { createSurvey } from '@/server/services/survey/create';
import { publishSurvey } from '@/server/services/survey/publish';
import {
  countAnswersByVersion,
  listSurveys,
  listSurveysSchema,
  listVersions,
  readSurvey,
} from '@/server/services/survey/read';
import { saveDraft } from '@/server/services/survey/save-draft';
import { createSurveySchema, saveDraftSchema } from '@/server/services/survey/schemas';
import {
  archiveSurvey,
  closeSurvey,
  deleteSurvey,
  duplicateSurvey,
  restoreSurvey,
} from '@/server/services/survey/settle';
import { listTags, tagSurvey, tagSurveySchema } from '@/server/services/survey/tag';
import { resultKey } from '@/server/tokens';
import { memberProcedure, router } from '../init';

const byId = z.object({ id: z.string() });
const read = memberProcedure('read');
const design = memberProcedure('design');

export const surveyRouter = router({
  list: read.input(listSurveysSchema).query(({ ctx, input }) => listSurveys({ ctx, input })),
  read: read.input(byId).query(({ ctx, input }) => readSurvey({ ctx, input })),
  versions: read.input(byId).query(({ ctx, input }) => listVersions({ ctx, input })),
  /** Answers by version number. */
  answersByVersion: read.input(byId).query(({ ctx, input }) => countAnswersByVersion({ ctx, input })),
  tags: read.query(({ ctx }) => listTags({ ctx })),
  /** What publishing would say now. */
  check: read
    .input(z.object({ definition: surveyDefinition }))
    .query(({ input }) => checkDefinition(input.definition)),
  /** What a file of another tool becomes; stores nothing. */
  readImport: design.input(z.object({ text: z.string() })).mutation(({ input }) => readImport(input.text)),
  create: design.input(createSurveySchema).mutation(({ ctx, input }) => createSurvey({ ctx, input })),
  saveDraft: design.input(saveDraftSchema).mutation(({ ctx, input }) => saveDraft({ ctx, input })),
  publish: design
    .input(byId.extend({ revision: z.int().optional() }))
    .mutation(({ ctx, input }) => publishSurvey({ ctx, input })),
  tag: design.input(tagSurveySchema).mutation(({ ctx, input }) => tagSurvey({ ctx, input })),
  duplicate: design.input(byId).mutation(({ ctx, input }) => duplicateSurvey({ ctx, input })),
  archive: design.input(byId).mutation(({ ctx, input }) => archiveSurvey({ ctx, input })),
  restore: design.input(byId).mutation(({ ctx, input }) => restoreSurvey({ ctx, input })),
  close: design.input(byId).mutation(({ ctx, input }) => closeSurvey({ ctx, input })),
  /** What the signed results of this workspace's endings are checked with. */
  resultKey: design.query(({ ctx }) => ({ key: resultKey(ctx.workspaceId) })),
  delete: design.input(byId).mutation(({ ctx, input }) => deleteSurvey({ ctx, input })),
});
