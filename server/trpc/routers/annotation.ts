import { z } from 'zod';
import { annotateSchema, createAnnotation } from '@/server/services/annotation/create';
import { deleteAnnotation } from '@/server/services/annotation/delete';
import { memberProcedure, router } from '../init';

/** Notes are read with the trend that they belong to. */
export const annotationRouter = router({
  create: memberProcedure('design')
    .input(annotateSchema)
    .mutation(({ ctx, input }) => createAnnotation({ ctx, input })),
  delete: memberProcedure('design')
    .input(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => deleteAnnotation({ ctx, input })),
});
