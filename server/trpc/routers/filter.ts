import { z } from 'zod';
import { chooseDefault, chooseDefaultSchema } from '@/server/services/filter/choose-default';
import { createFilter, createFilterSchema } from '@/server/services/filter/create';
import { deleteFilter } from '@/server/services/filter/delete';
import { listFilters } from '@/server/services/filter/list';
import { updateFilter, updateFilterSchema } from '@/server/services/filter/update';
import { memberProcedure, reportProcedure, router } from '../init';

const read = memberProcedure('read');

export const filterRouter = router({
  /** One's own and the shared ones; `isDefault` tells which one's own reports begin with. */
  list: reportProcedure('read').query(({ ctx }) => listFilters({ ctx })),
  create: read.input(createFilterSchema).mutation(({ ctx, input }) => createFilter({ ctx, input })),
  update: read
    .input(updateFilterSchema)
    .mutation(({ ctx, input }) => updateFilter({ ctx, role: ctx.role, input })),
  delete: read
    .input(z.object({ id: z.string() }))
    .mutation(({ ctx, input }) => deleteFilter({ ctx, role: ctx.role, input })),
  chooseDefault: read
    .input(chooseDefaultSchema)
    .mutation(({ ctx, input }) => chooseDefault({ ctx, userId: ctx.user.id, input })),
  /** Somebody else's: a store manager's reports begin with her store. */
  chooseDefaultOf: memberProcedure('govern')
    .input(chooseDefaultSchema.extend({ userId: z.string().max(100) }))
    .mutation(({ ctx, input: { userId, id } }) => chooseDefault({ ctx, userId, input: { id } })),
});
