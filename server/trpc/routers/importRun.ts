import { z } from 'zod';
import { listImportFaults, listImports, readImport } from '@/server/services/importRun/read';
import { cancelImport, startImport, startImportSchema, startUndo } from '@/server/services/importRun/start';
import { memberProcedure, router } from '../init';

const one = z.object({ id: z.string() });

/** The files themselves go to /api/import, where they can stream, and their reports come from there. */
export const importRunRouter = router({
  list: memberProcedure('design').query(({ ctx }) => listImports({ ctx })),
  read: memberProcedure('design')
    .input(one)
    .query(({ ctx, input }) => readImport({ ctx, input })),
  faults: memberProcedure('design')
    .input(one.extend({ afterLine: z.number().int().min(0).optional() }))
    .query(({ ctx, input }) => listImportFaults({ ctx, input })),
  start: memberProcedure('design')
    .input(startImportSchema)
    .mutation(({ ctx, input }) => startImport({ ctx, input })),
  cancel: memberProcedure('design')
    .input(one)
    .mutation(({ ctx, input }) => cancelImport({ ctx, input })),
  undo: memberProcedure('design')
    .input(one)
    .mutation(({ ctx, input }) => startUndo({ ctx, input })),
});
