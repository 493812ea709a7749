import { z } from 'zod';
import { listImportFaults, listImports } from '@/server/services/importRun/read';
import { memberProcedure, router } from '../init';

/** The files themselves go to /api/import, where they can stream. */
export const importRunRouter = router({
  list: memberProcedure('design').query(({ ctx }) => listImports({ ctx })),
  faults: memberProcedure('design')
    .input(z.object({ id: z.string(), afterLine: z.number().int().min(0).optional() }))
    .query(({ ctx, input }) => listImportFaults({ ctx, input })),
});
