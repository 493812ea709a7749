import { z } from 'zod';
import { countDecisions } from '@/server/services/decision/count';
import { decisionLogSchema, readDecisionLog } from '@/server/services/decision/log';
import { reportProcedure, router } from '../init';

export const decisionRouter = router({
  /** Names customers, so it is not for every role. */
  list: reportProcedure('readPersonal')
    .input(decisionLogSchema)
    .query(({ ctx, input }) => readDecisionLog({ ctx, input })),
  counts: reportProcedure('read')
    .input(z.object({ program: z.uuid().optional() }))
    .query(({ ctx, input }) => countDecisions({ ctx, input })),
});
