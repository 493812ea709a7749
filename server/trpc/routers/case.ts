import { z } from 'zod';
import { closeCase, closeCaseSchema, reopenCase } from '@/server/services/case/close';
import { listCases, listCasesSchema } from '@/server/services/case/list';
import { memberProcedure, router } from '../init';

const serve = memberProcedure('serve');

export const caseRouter = router({
  list: serve.input(listCasesSchema).query(({ ctx, input }) => listCases({ ctx, input })),
  close: serve.input(closeCaseSchema).mutation(({ ctx, input }) => closeCase({ ctx, input })),
  reopen: serve.input(z.object({ id: z.uuid() })).mutation(({ ctx, input }) => reopenCase({ ctx, input })),
});
