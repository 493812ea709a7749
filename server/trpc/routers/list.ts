import { z } from 'zod';
import { listLists, withdrawList } from '@/server/services/list/read';
import { reviewList, reviewListSchema } from '@/server/services/list/review';
import { askListSchema, startAsking } from '@/server/services/list/start';
import { memberProcedure, router } from '../init';

/** People who are asked at once. Their file comes by /api/import, as every file. */
export const listRouter = router({
  list: memberProcedure('design').query(({ ctx }) => listLists({ ctx })),
  review: memberProcedure('design')
    .input(reviewListSchema)
    .query(({ ctx, input }) => reviewList({ ctx, input })),
  ask: memberProcedure('design')
    .input(askListSchema)
    .mutation(({ ctx, input }) => startAsking({ ctx, input })),
  withdraw: memberProcedure('design')
    .input(z.object({ id: z.string() }))
    .mutation(({ ctx, input }) => withdrawList({ ctx, input })),
});
