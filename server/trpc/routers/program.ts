import { z } from 'zod';
import { programInputSchema, programPatchSchema } from '@/domain/program';
import { readProgramRates } from '@/server/reports/program/rates';
import { arrangePrograms, arrangeProgramsSchema } from '@/server/services/program/arrange';
import { createProgram } from '@/server/services/program/create';
import { dryRunSchema, rehearseProgram, triedSchema } from '@/server/services/program/dry-run';
import { readRuleNames } from '@/server/services/program/names';
import { listPrograms, readProgram } from '@/server/services/program/read';
import { updateProgram } from '@/server/services/program/update';
import { readVocabulary } from '@/server/services/program/vocabulary';
import { memberProcedure, reportProcedure, router } from '../init';

const byId = z.object({ id: z.uuid() });
const read = memberProcedure('read');
const design = memberProcedure('design');

export const programRouter = router({
  list: read.query(({ ctx }) => listPrograms({ ctx })),
  read: read.input(byId).query(({ ctx, input }) => readProgram({ ctx, input })),
  create: design.input(programInputSchema).mutation(({ ctx, input }) => createProgram({ ctx, input })),
  update: design
    .input(programPatchSchema.extend(byId.shape))
    .mutation(({ ctx, input }) => updateProgram({ ctx, input })),
  /** Puts all of them in order: the first asks where several want the same customer. */
  arrange: design.input(arrangeProgramsSchema).mutation(({ ctx, input }) => arrangePrograms({ ctx, input })),
  /** What the ids in a rule stand for. */
  names: read.query(({ ctx }) => readRuleNames({ ctx })),
  /** Response rates of the last 30 days, by program. */
  rates: reportProcedure('read').query(({ ctx, signal }) => readProgramRates({ ctx, signal })),
  vocabulary: reportProcedure('design').query(({ ctx }) => readVocabulary({ ctx })),
  /** Reads alone, names customers; whoever designs may read both. */
  dryRun: reportProcedure('design')
    .input(triedSchema.and(dryRunSchema))
    .query(({ ctx, input }) => rehearseProgram({ ctx, input })),
});
