import { enterSuppressions, enterSuppressionsSchema } from '@/server/services/suppression/enter';
import {
  listSuppressions,
  listSuppressionsSchema,
  unsuppressAddress,
  unsuppressSchema,
} from '@/server/services/suppression/list';
import { memberProcedure, router } from '../init';

export const suppressionRouter = router({
  list: memberProcedure('readPersonal')
    .input(listSuppressionsSchema)
    .query(({ ctx, input }) => listSuppressions({ ctx, input })),
  /** Whoever talks to customers may take them off the list of those who are mailed. */
  enter: memberProcedure('serve')
    .input(enterSuppressionsSchema)
    .mutation(({ ctx, input }) => enterSuppressions({ ctx, input })),
  remove: memberProcedure('design')
    .input(unsuppressSchema)
    .mutation(({ ctx, input }) => unsuppressAddress({ ctx, input })),
});
