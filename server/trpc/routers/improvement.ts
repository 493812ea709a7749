import { z } from 'zod';
import { readSampleMail } from '@/server/services/improvement/compose';
import { listImprovements } from '@/server/services/improvement/list';
import { reachSchema, readReach } from '@/server/services/improvement/reach';
import {
  createImprovement,
  createImprovementSchema,
  deleteImprovement,
  publishImprovement,
  updateImprovement,
  updateImprovementSchema,
  withdrawImprovement,
} from '@/server/services/improvement/save';
import { stopTelling, tellRaisers } from '@/server/services/improvement/tell';
import { memberProcedure, reportProcedure, router } from '../init';

const design = memberProcedure('design');
const byId = z.object({ id: z.uuid() });

export const improvementRouter = router({
  list: reportProcedure('read').query(({ ctx }) => listImprovements({ ctx })),
  create: design
    .input(createImprovementSchema)
    .mutation(({ ctx, input }) => createImprovement({ ctx, input })),
  update: design
    .input(updateImprovementSchema)
    .mutation(({ ctx, input }) => updateImprovement({ ctx, input })),
  publish: design.input(byId).mutation(({ ctx, input }) => publishImprovement({ ctx, input })),
  withdraw: design.input(byId).mutation(({ ctx, input }) => withdrawImprovement({ ctx, input })),
  delete: design.input(byId).mutation(({ ctx, input }) => deleteImprovement({ ctx, input })),
  reach: design.input(reachSchema).query(({ ctx, input }) => readReach({ ctx, input })),
  sample: design
    .input(byId.extend({ language: z.string().min(2).max(35).default('en') }))
    .query(({ ctx, input }) => readSampleMail({ ctx, input })),
  tell: design.input(reachSchema).mutation(({ ctx, input }) => tellRaisers({ ctx, input })),
  stop: design.input(byId).mutation(({ ctx, input }) => stopTelling({ ctx, input })),
});
